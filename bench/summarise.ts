import { readMemberships } from '../src/comparison/parents.ts';
import { estimateTask, expectFacts } from '../src/estimates/estimate-indicator.ts';
import { EstimateLookups } from '../src/estimates/lookups.ts';
import type { Database } from '../src/evidence/database.ts';
import type { Results } from '../src/pipeline/compute-results.ts';
import { ResultsThreads, threadsFor } from '../src/pipeline/results-threads.ts';
import type { Project } from '../src/project/project.ts';
import { comparators, outcomes } from '../src/vocabulary/outcome.ts';
import { settings } from './country.ts';

/** How many areas of a level came out how beside the benchmark and beside their parent. */
export type Tally = { level: number; benchmark: number; parent: number; n: number };

/** −2 … 2 as in the SQL: worse or better than 99.8 %, than 95 %, similar; everything that is not compared counts as similar too. */
const signs = new Map([
  ['better-998', 2],
  ['better-95', 1],
  ['worse-95', -1],
  ['worse-998', -2],
]);

/** Reads the facts of a built store, estimates and compares them, and counts what came out: nothing is written. */
export async function summarise(database: Database, project: Project): Promise<Tally[]> {
  const idsOf = async (table: string) =>
    new Map(
      (await database.rows<{ key: string; id: number }>(`SELECT key, id FROM ${table} ORDER BY id`)).map(
        ({ key, id }) => [key, id],
      ),
    );
  const types = await idsOf('area_type');
  const parentTypes = project.declaration.areaTypes.map(
    ({ id, rollsUpTo }) => [types.get(id) as number, rollsUpTo.map(({ type }) => types.get(type) as number)] as const,
  );
  const { area: benchmark } = await database.single<{ area: number }>('SELECT area FROM benchmark');
  const levels = await database.rows<{ id: number; type: number }>('SELECT id, type FROM area ORDER BY id');
  const levelOf = Int8Array.from(levels, ({ type }) => type);
  const lookups = new EstimateLookups(database);
  const context = {
    project,
    measures: new Map(project.measures.map(({ value }) => [value.id, value])),
    measureIds: await idsOf('measure'),
    areaTypeIds: types,
    lookups,
  };
  const indicators = project.indicators.map(({ value }) => value);
  await expectFacts(indicators, context);
  const memberships = await readMemberships(database, new Map(parentTypes));
  const threads = new ResultsThreads(threadsFor(await lookups.countFacts(), settings.threads - 1), {
    benchmark,
    memberships,
  });
  const counts = new Int32Array(8 * 25);
  const underWay: Promise<Results | undefined>[] = [];
  try {
    for (const indicator of indicators) {
      const task = await estimateTask(database, indicator, context);
      if (!task) continue;
      underWay.push(threads.results(task, await lookups.waysUp(task.input.level)));
      if (underWay.length > threads.capacity) count((await underWay.shift()) as Results, levelOf, counts);
    }
    for (const results of underWay) count((await results) as Results, levelOf, counts);
  } finally {
    await threads.close();
  }
  return [...counts].flatMap((n, place) =>
    n === 0
      ? []
      : [{ level: Math.floor(place / 25), benchmark: (Math.floor(place / 5) % 5) - 2, parent: (place % 5) - 2, n }],
  );
}

function count({ estimates, comparisons }: Results, levelOf: Int8Array, counts: Int32Array): void {
  const sides = [comparators.indexOf('benchmark'), comparators.indexOf('parent')];
  const position = outcomes.map((outcome) => 2 + (signs.get(outcome) ?? 0));
  const found = [new Int8Array(estimates.length).fill(2), new Int8Array(estimates.length).fill(2)];
  for (let i = 0; i < comparisons.length; i++) {
    const side = found[sides.indexOf(comparisons.comparator[i] as number)];
    if (side) side[comparisons.row[i] as number] = position[comparisons.outcome[i] as number] as number;
  }
  const [benchmark, parent] = found as [Int8Array, Int8Array];
  for (let i = 0; i < estimates.length; i++) {
    const place =
      (levelOf[estimates.area[i] as number] as number) * 25 + (benchmark[i] as number) * 5 + (parent[i] as number);
    counts[place] = (counts[place] as number) + 1;
  }
}
