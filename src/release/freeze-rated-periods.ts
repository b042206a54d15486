import type { Database } from '#evidence/database.ts';
import { literal, values } from '#evidence/sql.ts';
import type { Project } from '#project/project.ts';
import { frameworkTree, indicatorsBelow, nodesOf } from '#rating/framework-tree.ts';
import type { FreezeOptions } from './freeze.ts';

/**
 * Writes `rated_period`: the newest period of each part of each framework, of the earlier releases and of this one. Needs the profiles
 * of `pub`. A release that an earlier programme wrote has no such table: its periods are not known.
 */
export async function writeRatedPeriods(
  evidence: Database,
  project: Project,
  { id, previous, withdrawn = [] }: Pick<FreezeOptions, 'id' | 'previous' | 'withdrawn'>,
): Promise<void> {
  if (previous) await carryOn(evidence, previous.file, withdrawn);
  const declared = project.indicators.map(({ value }) => value);
  const rows: string[][] = [];
  for (const { value: framework } of project.frameworks) {
    const types =
      framework.areaTypes ?? project.declaration.areaTypes.filter(({ rated }) => rated).map((type) => type.id);
    const ends = await newestEnds(evidence, types);
    for (const node of nodesOf(frameworkTree(framework, declared))) {
      const newest = indicatorsBelow(node)
        .flatMap((indicator) => ends.get(indicator) ?? [])
        .sort()
        .at(-1);
      if (newest !== undefined) rows.push([id, framework.id, node.id, newest]);
    }
  }
  if (rows.length > 0) await evidence.run(`INSERT INTO pub.rated_period VALUES ${values(rows)}`);
}

async function carryOn(evidence: Database, file: string, withdrawn: readonly string[]): Promise<void> {
  await evidence.run(`ATTACH ${literal(file)} AS before (READ_ONLY)`);
  const carried = await evidence.single<{ n: number }>(
    "SELECT count(*) AS n FROM duckdb_tables() WHERE database_name = 'before' AND table_name = 'rated_period'",
  );
  if (carried.n > 0)
    await evidence.run(
      `INSERT INTO pub.rated_period FROM before.rated_period WHERE release NOT IN (${withdrawn.map(literal).join(', ') || "''"}) ORDER BY release, framework, node`,
    );
  await evidence.run('DETACH before');
}

/** Indicator → last day of the newest period in which any area of these types has a figure on today’s map. */
async function newestEnds(evidence: Database, types: readonly string[]): Promise<Map<string, string>> {
  const rows = await evidence.rows<{ key: string; newest: string }>(
    `SELECT i.key, max(p.end_date)::VARCHAR AS newest FROM pub.area_profile x JOIN pub.indicator i ON i.id = x.indicator
     JOIN pub.period p ON p.id = x.period JOIN pub.area a ON a.id = x.area JOIN pub.area_type t ON t.id = a.type
     WHERE x.map = 1 AND x.status = 0 AND t.key IN (${types.map(literal).join(', ') || "''"}) GROUP BY i.key ORDER BY i.key`,
  );
  return new Map(rows.map(({ key, newest }) => [key, newest]));
}
