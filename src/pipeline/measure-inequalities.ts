import { forgetShown, hiddenEstimates } from '#comparison/compare-shown.ts';
import { inequalityEstimates } from '#comparison/inequality/inequality-estimates.ts';
import { readMemberships } from '#comparison/parents.ts';
import { EstimateLookups } from '#estimates/lookups.ts';
import type { Database } from '#evidence/database.ts';
import { doParts, hashOf, type WorkCount } from '#evidence/parts.ts';
import type { DeclarationIds } from '#ingest/register-declarations.ts';
import type { Project } from '#project/project.ts';
import type { Indicator } from '#project/schema/indicator.ts';
import { isInequality } from '#vocabulary/method.ts';
import { statusCode } from '#vocabulary/status.ts';
import { benchmarkOf, parentTypesOf, storedIndicators } from './build-indicators.ts';
import { type Results, ResultsComputer } from './compute-results.ts';
import { ResultsKeeper } from './keep-results.ts';
import { methodVersion } from './method-version.ts';

/**
 * Estimates and compares the indicators that measure the inequality of others, after suppression, from what may be shown. From here
 * on they are indicators like all others.
 *
 * @returns what their results depend on, for what is made of them
 */
export async function measureInequalities(
  database: Database,
  { project, ids }: { project: Project; ids: DeclarationIds },
  count: WorkCount,
): Promise<string> {
  const byId = new Map(project.indicators.map(({ value }) => [value.id, value]));
  const measured = project.indicators.flatMap(({ value }) => (isInequality(value.method) ? value : []));
  if (measured.length === 0) return '';
  const idOf = (key: string) => ids.indicators.get(key) as number;
  const hidden = await hiddenEstimates(database);
  const marks = await database.rows<{ key: string; hash: string }>(
    "SELECT key, hash FROM part WHERE kind = 'indicator' ORDER BY key",
  );
  const made = new Map(marks.map(({ key, hash }) => [key, hash]));
  const { sexes, categories, benchmark, areaTypes } = project.declaration;
  const parts = measured.map((indicator) => {
    const of = indicator.of as string;
    const split = [sexes, categories, benchmark, areaTypes];
    return {
      key: indicator.id,
      hash: hashOf(methodVersion, indicator, made.get(of), hidden.get(idOf(of)) ?? null, split),
    };
  });
  const benchmarkArea = await benchmarkOf(database, project);
  const memberships = await readMemberships(database, parentTypesOf(project, ids));
  const computer = new ResultsComputer({ benchmark: benchmarkArea, memberships });
  const periods = await new EstimateLookups(database).periods();
  const keeper = new ResultsKeeper(database);
  const stored = await storedIndicators(database);
  await doParts(
    database,
    'inequality',
    parts,
    count,
    async (index) => {
      const indicator = measured[index] as Indicator;
      const id = idOf(indicator.id);
      for (const [table, indicators] of stored)
        if (indicators.has(id)) await database.run(`DELETE FROM ${table} WHERE indicator = ${id}`);
      await forgetShown(database, [indicator.id]);
      const base = byId.get(indicator.of as string) as Indicator;
      const task = { indicator, base, baseId: idOf(base.id), areaTypeIds: ids.areaTypes };
      const estimates = await inequalityEstimates(database, task);
      if (estimates.length === 0) return 0;
      const results = computer.compare(indicator, estimates, periods);
      return keeper.keep(id, { ...results, trend: withoutHidden(results) }, false);
    },
    { beforeCommit: () => keeper.flush() },
  );
  return hashOf(parts);
}

/** The trends of series of which nothing is hidden: of others a release tells none. */
function withoutHidden({ estimates, trend }: Results): Results['trend'] {
  const { map, area, status } = estimates;
  const suppressed = statusCode('suppressed');
  const series = (row: number) => `${map[row]} ${area[row]}`;
  const hidden = new Set<string>();
  for (let row = 0; row < estimates.length; row++) if (status[row] === suppressed) hidden.add(series(row));
  const kept = Array.from(trend.row.keys()).filter((at) => !hidden.has(series(trend.row[at] as number)));
  return {
    length: kept.length,
    row: Int32Array.from(kept, (at) => trend.row[at] as number),
    direction: Uint8Array.from(kept, (at) => trend.direction[at] as number),
    points: Int8Array.from(kept, (at) => trend.points[at] as number),
    chiSquared: Float64Array.from(kept, (at) => trend.chiSquared[at] as number),
  };
}
