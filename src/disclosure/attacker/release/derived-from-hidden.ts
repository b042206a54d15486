import { Database } from '#evidence/database.ts';
import { causes } from '#vocabulary/control.ts';
import { comparators, outcomes } from '#vocabulary/outcome.ts';
import { statusCode } from '#vocabulary/status.ts';

/** Statuses of what this project hides; what publishers hide it does not know, and nothing can follow from that. */
const hidden = (['suppressed', 'suppressed-small', 'suppressed-complementary'] as const).map(statusCode).join(', ');
const keys = ['indicator', 'area', 'map', 'period', 'stratum'] as const;
/** The name that a stored number stands for. */
const named = (names: readonly string[], column: string) => `['${names.join("', '")}'][${column} + 1]`;
const same = (a: string, b: string, columns: readonly string[] = keys) =>
  columns.map((column) => `${a}.${column} = ${b}.${column}`).join(' AND ');

/** What a release derives from figures that it hides, by a query each over its public tables: rows that should not be there. */
const checks: Record<string, string> = {
  'numbers in a hidden estimate': `FROM estimate e WHERE e.status IN (${hidden}) AND coalesce(value, lower95, upper95, lower998, upper998, numerator, denominator) IS NOT NULL`,
  'a comparison of a hidden estimate': `FROM comparison c JOIN estimate e ON ${same('c', 'e')} WHERE e.status IN (${hidden})`,
  'a comparison with a hidden estimate': `FROM comparison c JOIN estimate e ON ${same('c', 'e', ['indicator', 'map', 'period', 'stratum'])} AND e.area = c.comparator_area WHERE e.status IN (${hidden})`,
  'a comparison with a value that is not shown': `FROM comparison c LEFT JOIN estimate e ON ${same('c', 'e', ['indicator', 'map', 'period', 'stratum'])} AND e.area = c.comparator_area
    WHERE c.comparator IN (${comparators.indexOf('benchmark')}, ${comparators.indexOf('parent')}) AND c.comparator_area >= 0 AND c.comparator_value IS DISTINCT FROM e.value`,
  'a trend over a hidden estimate': `FROM trend t JOIN estimate e ON ${same('t', 'e', ['indicator', 'area', 'map', 'stratum'])} WHERE e.status IN (${hidden})`,
  'a quantile of a hidden estimate': `FROM quantile q JOIN estimate e ON ${same('q', 'e')} WHERE e.status IN (${hidden})`,
  'a control chart with a point of a hidden estimate': `FROM control c JOIN estimate e ON ${same('c', 'e', ['indicator', 'area', 'map', 'period'])} AND e.stratum = 0
    WHERE e.status IN (${hidden}) AND ${named(causes, 'c.cause')} <> 'missing'`,
  'a neighbour of whom a figure is hidden': `FROM area_neighbours n JOIN estimate e ON ${same('n', 'e', ['indicator', 'period'])} AND e.area IN (n.area, n.neighbour) AND e.map = 1 AND e.stratum = 0
    WHERE e.status IN (${hidden})`,
  'a better peer of whom a figure is hidden': `FROM better_peer b JOIN estimate e ON ${same('b', 'e', ['indicator', 'period'])} AND e.area IN (b.area, b.peer) AND e.map = 1 AND e.stratum = 0
    WHERE e.status IN (${hidden})`,
  'a better peer with a value that is not shown': `FROM better_peer b LEFT JOIN estimate e ON ${same('b', 'e', ['indicator', 'area', 'period'])} AND e.map = 1 AND e.stratum = 0
    LEFT JOIN estimate o ON ${same('b', 'o', ['indicator', 'period'])} AND o.area = b.peer AND o.map = 1 AND o.stratum = 0
    WHERE (b.value, b.peer_value) IS DISTINCT FROM (e.value, o.value)`,
  'a spread that the values shown do not give': `FROM spread s LEFT JOIN (SELECT e.indicator, a.type AS area_type, e.map, e.period, e.stratum, count(*) AS areas, min(value) AS lowest, quantile_cont(value, 0.25) AS p25,
      quantile_cont(value, 0.5) AS median, quantile_cont(value, 0.75) AS p75, max(value) AS highest FROM estimate e JOIN area a ON a.id = e.area WHERE e.status = 0 GROUP BY ALL) v
    ON ${same('s', 'v', ['indicator', 'area_type', 'map', 'period', 'stratum'])}
    WHERE (s.areas, s.lowest, s.p25, s.median, s.p75, s.highest) IS DISTINCT FROM (v.areas, v.lowest, v.p25, v.median, v.p75, v.highest)`,
  'a page row that differs from its estimate': `FROM area_profile r JOIN estimate e ON ${same('r', 'e', ['indicator', 'area', 'map', 'period'])} AND e.stratum = 0
    WHERE (r.value, r.lower95, r.upper95, r.lower998, r.upper998, r.numerator, r.denominator, r.status) IS DISTINCT FROM (e.value, e.lower95, e.upper95, e.lower998, e.upper998, e.numerator, e.denominator, e.status)`,
  'a page row with an outcome of a hidden estimate': `FROM area_profile r WHERE r.status IN (${hidden}) AND (r.benchmark_outcome <> 0 OR r.parent_outcome <> 0 OR r.goal_outcome <> 0 OR r.trend <> 0)`,
  'a series with a point of a hidden estimate': `FROM area_series r JOIN estimate e ON ${same('r', 'e', ['indicator', 'area', 'map', 'period'])} AND e.stratum = 0
    WHERE (r.value, r.lower95, r.upper95) IS DISTINCT FROM (e.value, e.lower95, e.upper95) OR (e.status IN (${hidden}) AND r.benchmark_outcome <> 0)`,
  'a check of labels over hidden estimates': `FROM label_check l WHERE EXISTS (FROM estimate e WHERE e.indicator = l.indicator AND e.status IN (${hidden}))`,
  'a score of a hidden estimate': `FROM (SELECT r.area, unnest(from_json(r.why -> 'indicators', '[{"indicator":"VARCHAR","score":"DOUBLE","rule":{"is":"VARCHAR"}}]')) AS one FROM rating r) r
    JOIN indicator i ON i."key" = r.one.indicator JOIN area_profile p ON p.indicator = i.id AND p.area = r.area AND p.map = 1
    WHERE p.status IN (${hidden}) AND r.one.score IS NOT NULL AND r.one.rule.is IS DISTINCT FROM 'filled'`,
  'a rating by an outcome that is not shown': `FROM (SELECT r.area, f.declaration, unnest(from_json(r.why -> 'indicators', '[{"indicator":"VARCHAR","class":"VARCHAR"}]')) AS one
      FROM rating r JOIN framework f ON f.id = r.framework WHERE f.declaration ->> '$.scorer.kind' = 'significance') r
    JOIN indicator i ON i."key" = r.one.indicator
    WHERE r.one.class <> (r.declaration ->> '$.scorer.missing') AND NOT EXISTS (FROM comparison c WHERE c.indicator = i.id AND c.area = r.area AND c.map = 1 AND c.stratum = 0
      AND ${named(comparators, 'c.comparator')} = (r.declaration ->> '$.scorer.comparator')
      AND json_extract_string(r.declaration, '$.scorer.classes."' || ${named(outcomes, 'c.outcome')} || '"') = r.one.class)`,
};

/** @returns what is derived from hidden figures, with the number of rows; nothing in a release that keeps its promise */
export async function derivedFromHidden(file: string): Promise<string[]> {
  const release = await Database.open({ path: file, readOnly: true });
  const found: string[] = [];
  try {
    for (const [what, query] of Object.entries(checks)) {
      const { n } = await release.single<{ n: number }>(`SELECT count(*) AS n ${query}`);
      if (n > 0) found.push(`${what} (${n})`);
    }
  } finally {
    release.close();
  }
  return found;
}
