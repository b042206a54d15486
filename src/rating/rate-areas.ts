import type { Database } from '#evidence/database.ts';
import { values } from '#evidence/sql.ts';
import type { Project } from '#project/project.ts';
import type { Framework } from '#project/schema/framework.ts';
import { comparators, outcomeOf } from '#vocabulary/outcome.ts';
import { evaluate } from './evaluate.ts';
import { frameworkTree, indicatorsBelow } from './framework-tree.ts';

export interface RatingContext {
  project: Project;
  indicatorIds: ReadonlyMap<string, number>;
  areaTypeIds: ReadonlyMap<string, number>;
}

/** How old, in days, the latest value of an indicator may be beside the newest of all and still be rated. */
const latestWithinDays = 730;

/**
 * Rates every area of the rated types by one framework, on today’s map, from the latest period of each indicator, and writes the
 * table `rating`. Hidden values count as missing, and so do comparisons with a
 * hidden value: a rating must not tell what the tables do not.
 *
 * @returns the number of areas rated
 */
export async function rateAreas(database: Database, framework: Framework, context: RatingContext): Promise<number> {
  const { declaration } = context.project;
  const types = framework.areaTypes ?? declaration.areaTypes.filter((type) => type.rated).map((type) => type.id);
  const typeIds = types.map((type) => context.areaTypeIds.get(type)).filter((id) => id !== undefined);
  const root = frameworkTree(
    framework,
    context.project.indicators.map(({ value }) => value),
  );
  const keys = new Map([...context.indicatorIds].map(([key, id]) => [id, key]));
  const wanted = indicatorsBelow(root)
    .map((key) => context.indicatorIds.get(key))
    .filter((id) => id !== undefined);
  await database.run('DELETE FROM rating WHERE framework = ?', [framework.id]);
  if (typeIds.length === 0 || wanted.length === 0) return 0;

  const comparator = comparators.indexOf(framework.scorer.comparator);
  const outcomesOf = new Map<number, Map<string, number>>();
  const query = `SELECT c.area::INTEGER AS area, c.indicator::INTEGER AS indicator, c.outcome::TINYINT AS outcome
    FROM comparison c JOIN latest_period l USING (indicator, map, period) JOIN area a ON a.id = c.area
    WHERE c.map = 1 AND c.stratum = 0 AND c.comparator = ${comparator} AND a.type IN (${typeIds.join(', ')}) AND c.indicator IN (${wanted.join(', ')})
      AND NOT EXISTS (FROM disclosure d WHERE d.indicator = c.indicator AND d.area IN (c.area, c.comparator_area) AND d.map = c.map AND d.period = c.period AND d.stratum = c.stratum)
    ORDER BY c.area, c.indicator`;
  await database.run(`CREATE OR REPLACE TEMP TABLE latest_period AS
    SELECT e.indicator, e.map, arg_max(e.period, p.end_date) AS period FROM estimate e JOIN period p ON p.id = e.period
    WHERE e.status = 0 GROUP BY e.indicator, e.map
    HAVING max(p.end_date) >= DATE '${declaration.mapDate}' - INTERVAL ${latestWithinDays} DAY`);
  for await (const batch of database.columns(query)) {
    const { area, indicator, outcome } = batch as { area: Int32Array; indicator: Int32Array; outcome: Int8Array };
    for (let i = 0; i < area.length; i++) {
      const own = outcomesOf.get(area[i] as number) ?? new Map<string, number>();
      own.set(keys.get(indicator[i] as number) as string, outcome[i] as number);
      outcomesOf.set(area[i] as number, own);
    }
  }
  const areas = await database.rows<{
    id: number;
  }>(`SELECT id FROM area WHERE kind = 'area' AND type IN (${typeIds.join(', ')})
    AND DATE '${declaration.mapDate}' BETWEEN coalesce(opened, DATE '0001-01-01') AND coalesce(closed, DATE '9999-12-31') ORDER BY id`);
  let rows: (string | number | null)[][] = [];
  const flush = async () => {
    if (rows.length > 0) await database.run(`INSERT INTO rating VALUES ${values(rows)}`);
    rows = [];
  };
  for (const { id } of areas) {
    const own = outcomesOf.get(id);
    const ratings = evaluate(framework, root, (indicator) => {
      const code = own?.get(indicator);
      return { outcome: code === undefined ? undefined : outcomeOf(code) };
    });
    for (const rating of ratings) {
      rows.push([
        framework.id,
        rating.node,
        id,
        rating.class,
        rating.shareNotWorse ?? null,
        rating.counted,
        JSON.stringify(rating.why),
      ]);
    }
    if (rows.length > 2000) await flush();
  }
  await flush();
  return areas.length;
}
