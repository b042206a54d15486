import type { Parameter } from '#evidence/database.ts';
import type { ScorerOf } from '#project/schema/framework.ts';
import { drawKinds } from '#rating/stability/uncertainty.ts';
import type { ExactCount } from '#rating/stability/exact.ts';
import { outcomes } from '#vocabulary/outcome.ts';
import type { Connections } from './connections.ts';
import type { FrameworkCell } from './framework-cells.ts';
import type { Area, AreaType, FrameworkRecord, IndicatorRecord } from './records.ts';

export type { ExactCount };

const bare = '(p.lower95 IS NULL OR p.upper95 IS NULL OR NOT p.upper95 > p.lower95)';

/** When a value of an indicator is taken as exactly right: as `isExact` says it of one value. */
function exactly({ id, declaration: { method, multiplier } }: IndicatorRecord): string {
  const counted = {
    beta: `(p.numerator >= 0 AND p.denominator >= p.numerator AND abs(p.numerator / p.denominator * ${multiplier} - p.value) <= 0.001 * ${multiplier})`,
    gamma: 'p.numerator > 0',
  } as Partial<Record<string, string>>;
  const kind = drawKinds[method];
  const holds = kind === 'known' ? 'true' : `${bare} AND NOT coalesce(${counted[kind] ?? 'false'}, false)`;
  return `WHEN ${id} THEN ${holds}`;
}

/** Outcomes of a comparison by which a framework scores something; the others leave a measure out of the rating. */
function scoredOutcomes(scorer: ScorerOf<'significance'>, { declaration }: FrameworkRecord): number[] {
  const counted = new Set(declaration.classes.flatMap((entry) => (entry.counted === false ? [] : [entry.id])));
  return outcomes.flatMap((outcome, code) => {
    const given = scorer.scores?.[outcome] !== undefined || counted.has(scorer.classes[outcome] ?? '');
    return code > 0 && given ? [code] : [];
  });
}

/** The indicators of some parts, each with the condition under which its value counts there. */
function countedIndicators(framework: FrameworkRecord, cells: readonly FrameworkCell[]): Map<IndicatorRecord, string> {
  const found = new Map<IndicatorRecord, string>();
  for (const { entries, indicators } of cells)
    for (const { indicator: key, scorer } of entries) {
      const indicator = indicators.find((one) => one.key === key);
      if (!indicator) continue;
      const codes = scorer.kind === 'significance' ? scoredOutcomes(scorer, framework) : undefined;
      const own =
        codes === undefined || scorer.kind !== 'significance'
          ? 'true'
          : codes.length === 0
            ? 'false'
            : `coalesce(p.${scorer.comparator}_outcome, 0) IN (${codes.join(', ')})`;
      const before = found.get(indicator);
      found.set(indicator, before === undefined ? own : `(${before} OR ${own})`);
    }
  return found;
}

/**
 * How many of the newest values that count in some parts are taken as exactly right when true values are drawn, of one area or of a type.
 * A value that its scorer gives nothing, such as one of a measure without a good direction, counts nowhere.
 */
export async function readExactInputs(
  connections: Connections,
  framework: FrameworkRecord,
  cells: readonly FrameworkCell[],
  of: { area: Area } | { type: AreaType },
): Promise<ExactCount> {
  const counted = countedIndicators(framework, cells);
  if (counted.size === 0) return { exact: 0, of: 0 };
  const indicators = [...counted.keys()];
  const holds = [...counted].map(([{ id }, condition]) => `WHEN ${id} THEN ${condition}`).join(' ');
  const own: [string, Parameter] = 'area' in of ? ['p.area = ?', of.area.id] : ['a.type = ?', of.type.id];
  const [row] = await connections.rows(
    `SELECT count(*)::INTEGER AS "of", coalesce(sum(CASE p.indicator ${indicators.map(exactly).join(' ')} END::INTEGER), 0)::INTEGER AS exact
     FROM area_profile p JOIN area a ON a.id = p.area WHERE ${own[0]} AND p.status = 0 AND p.map = (SELECT max(map) FROM area_profile)
       AND CASE p.indicator ${holds} ELSE false END ORDER BY ALL`,
    [own[1]],
  );
  return { exact: row?.exact as number, of: row?.of as number };
}
