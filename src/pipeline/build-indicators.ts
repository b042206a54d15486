import { checkLabels } from '#comparison/check-labels.ts';
import { forgetShown } from '#comparison/compare-shown.ts';
import { readMemberships } from '#comparison/parents.ts';
import { roundForPublication, roundingOf } from '#disclosure/rounding/keep-exact-counts.ts';
import { type EstimateColumns, emptyEstimates, onBothMaps } from '#estimates/estimate-columns.ts';
import {
  type EstimateContext,
  type EstimateTask,
  estimateByColumns,
  estimateByQueries,
  estimateTask,
  expectFacts,
} from '#estimates/estimate-indicator.ts';
import { EstimateLookups } from '#estimates/lookups.ts';
import { layPublishedValues } from '#estimates/published-values.ts';
import type { Database } from '#evidence/database.ts';
import { doParts, hashOf, type WorkCount } from '#evidence/parts.ts';
import { resultTables } from '#evidence/schema.ts';
import type { DeclarationIds } from '#ingest/register-declarations.ts';
import type { Project } from '#project/project.ts';
import type { Indicator } from '#project/schema/indicator.ts';
import { isInequality } from '#vocabulary/method.ts';
import { AppError } from '#vocabulary/errors/app-error.ts';
import type { Results } from './compute-results.ts';
import { ResultsKeeper } from './keep-results.ts';
import { ResultsThreads, threadsFor } from './results-threads.ts';

export interface IndicatorsToBuild {
  project: Project;
  ids: DeclarationIds;
  areasHash: string;
  sourceHashes: ReadonlyMap<string, string>;
  /** Changes when the programme computes otherwise than before. */
  method: string;
  /** Threads to compute in, where there are enough facts to be worth one. */
  threads: number;
  progress: (step: string, done: number, total: number) => void;
}

/** Estimates and compares every indicator whose inputs have changed since the last build. */
export async function buildIndicators(database: Database, given: IndicatorsToBuild, count: WorkCount): Promise<void> {
  const { project, ids, progress } = given;
  const { benchmark } = project.declaration;
  // Measures of inequality are made later, from what may be shown.
  const counted = project.indicators.filter(({ value }) => !isInequality(value.method));
  progress('computing indicators', 0, counted.length);
  const benchmarkArea = await benchmarkOf(database, project);
  await database.run('DELETE FROM benchmark');
  await database.run('INSERT INTO benchmark VALUES (?)', [benchmarkArea]);
  await forgetIndicators(database, ids.indicators, project);
  const parts = counted.map(({ value: indicator }) => ({
    key: indicator.id,
    hash: hashOf(
      given.method,
      indicator,
      given.areasHash,
      inputsOf(indicator, project, given.sourceHashes),
      benchmark,
      project.declaration.standardPopulations,
      roundingOf(indicator, project),
    ),
  }));
  const indicatorAt = (index: number) => counted[index]?.value as Indicator;
  const lookups = new EstimateLookups(database);
  const measures = new Map(project.measures.map(({ value }) => [value.id, value]));
  const context = { project, measures, measureIds: ids.measures, areaTypeIds: ids.areaTypes, lookups };
  const memberships = await readMemberships(database, parentTypesOf(project, ids));
  const worth = threadsFor(await lookups.countFacts(), given.threads);
  const threads = new ResultsThreads(worth, { benchmark: benchmarkArea, memberships });
  const work = new IndicatorWork(database, context, threads, benchmarkArea);
  try {
    await doParts(
      database,
      'indicator',
      parts,
      count,
      async (index) => {
        const indicator = indicatorAt(index);
        progress(`computing ${indicator.id}`, index, counted.length);
        return work.keep(indicator, ids.indicators.get(indicator.id) as number);
      },
      { before: (due) => work.expect(due.map(indicatorAt)), beforeCommit: () => work.flush() },
    );
  } finally {
    await threads.close();
  }
  progress('computing indicators', counted.length, counted.length);
}

/** An indicator whose results are under way: none when there is nothing to estimate. */
interface UnderWay {
  task: EstimateTask | undefined;
  results: Promise<Results | undefined> | undefined;
}

/** Computes indicators in their order, the next ones already while the results of one are written. */
class IndicatorWork {
  readonly #database: Database;
  readonly #context: EstimateContext;
  readonly #threads: ResultsThreads;
  readonly #benchmark: number;
  readonly #keeper: ResultsKeeper;
  readonly #underWay = new Map<Indicator, UnderWay>();
  #due: readonly Indicator[] = [];
  #stored: ReadonlyMap<string, ReadonlySet<number>> = new Map();
  #published: ReadonlySet<string> = new Set();

  constructor(database: Database, context: EstimateContext, threads: ResultsThreads, benchmark: number) {
    this.#database = database;
    this.#context = context;
    this.#threads = threads;
    this.#benchmark = benchmark;
    this.#keeper = new ResultsKeeper(database);
  }

  /** Says which indicators will be asked for, in this order. */
  async expect(due: readonly Indicator[]): Promise<void> {
    this.#due = due;
    await forgetShown(
      this.#database,
      due.map(({ id }) => id),
    );
    this.#stored = await storedIndicators(this.#database);
    this.#published = await publishedIndicators(this.#database);
    await expectFacts(due, this.#context);
  }

  flush(): void {
    this.#keeper.flush();
  }

  /** Writes the results of an indicator in place of those of earlier builds; returns how many estimates were written. */
  async keep(indicator: Indicator, id: number): Promise<number> {
    const database = this.#database;
    const at = this.#due.indexOf(indicator);
    for (const next of this.#due.slice(at, at + this.#threads.capacity)) await this.#start(next);
    const { task, results } = this.#underWay.get(indicator) as UnderWay;
    this.#underWay.delete(indicator);
    for (const [table, indicators] of this.#stored)
      if (indicators.has(id)) await database.run(`DELETE FROM ${table} WHERE indicator = ${id}`);
    if (this.#apart(indicator)) return this.#keepApart(indicator, id, task);
    const found = (await results) ?? (task && (await this.#compare(indicator, await this.#estimate(task))));
    if (!found || found.estimates.length === 0) return 0;
    return this.#keeper.keep(id, found, await this.#context.lookups.oneMap());
  }

  /** Reads what an indicator is computed from and lets it be computed. */
  async #start(indicator: Indicator): Promise<void> {
    if (this.#underWay.has(indicator)) return;
    const { lookups } = this.#context;
    const task = await estimateTask(this.#database, indicator, this.#context);
    const results =
      task && !this.#apart(indicator) ? this.#threads.results(task, await lookups.waysUp(task.input.level)) : undefined;
    // What fails is thrown where it is waited for.
    results?.catch(() => undefined);
    this.#underWay.set(indicator, { task, results });
  }

  /** Whether something that needs the store comes between estimating and comparing: stated values, or rounding. */
  #apart(indicator: Indicator): boolean {
    return this.#published.has(indicator.id) || roundingOf(indicator, this.#context.project) !== undefined;
  }

  /** An indicator with stated values or rounded counts. Stated values stand on today’s map only where their area is open. */
  async #keepApart(indicator: Indicator, id: number, task: EstimateTask | undefined): Promise<number> {
    const { lookups, project, areaTypeIds } = this.#context;
    const stated = this.#published.has(indicator.id);
    const own = task ? await this.#estimate(task) : emptyEstimates(0);
    const oneMap = await lookups.oneMap();
    const exact = stated
      ? await layPublishedValues(
          this.#database,
          indicator,
          id,
          oneMap ? onBothMaps(own) : own,
          project.declaration.mapDate,
        )
      : own;
    if (exact.length === 0) return 0;
    const estimates = await roundForPublication(this.#database, indicator, id, exact, {
      project,
      areaTypeIds,
      periods: await lookups.periods(),
      oneMap: oneMap && !stated,
    });
    const written = await this.#keeper.keep(id, await this.#compare(indicator, estimates), oneMap && !stated);
    if (!stated) return written;
    this.#keeper.flush();
    for (const { benchmark, checked, equal } of await checkLabels(this.#database, indicator, id, this.#benchmark))
      await this.#database.run('INSERT INTO label_check VALUES (?, ?, ?, ?)', [id, benchmark, checked, equal]);
    return written;
  }

  async #estimate(task: EstimateTask): Promise<EstimateColumns> {
    const ways = await this.#context.lookups.waysUp(task.input.level);
    return estimateByColumns(task, ways) ?? estimateByQueries(this.#database, task, this.#context);
  }

  async #compare(indicator: Indicator, estimates: EstimateColumns): Promise<Results> {
    return this.#threads.here.compare(indicator, estimates, await this.#context.lookups.periods());
  }
}

/** @throws PROJECT_BENCHMARK_UNKNOWN */
export async function benchmarkOf(database: Database, { declaration }: Project): Promise<number> {
  const { type, code } = declaration.benchmark;
  const { id } = await database.single<{ id: number | null }>(
    'SELECT min(a.id) AS id FROM area a JOIN area_type t ON t.id = a.type WHERE t.key = ? AND a.code = ?',
    [type, code],
  );
  if (id === null) throw new AppError('PROJECT_BENCHMARK_UNKNOWN', { type, code });
  return id;
}

/** Area types → those that they roll up to. */
export function parentTypesOf({ declaration }: Project, ids: DeclarationIds): Map<number, number[]> {
  const idOf = (type: string) => ids.areaTypes.get(type) as number;
  return new Map(declaration.areaTypes.map(({ id, rollsUpTo }) => [idOf(id), rollsUpTo.map(({ type }) => idOf(type))]));
}

/** Keys of indicators of which a publisher states values. */
async function publishedIndicators(database: Database): Promise<Set<string>> {
  const rows = await database.rows<{ key: string }>(
    'SELECT key FROM indicator WHERE id IN (SELECT indicator FROM published_value) ORDER BY key',
  );
  return new Set(rows.map(({ key }) => key));
}

/** What an indicator is computed from: the sources that feed its measures or state its values, by hash. */
function inputsOf(indicator: Indicator, project: Project, sourceHashes: ReadonlyMap<string, string>): unknown {
  const used = new Set(
    [indicator.numerator, indicator.denominator].flatMap((side) =>
      side ? [side.measure, ...(side.sum ?? []), ...(side.less ?? [])] : [],
    ),
  );
  const weights = project.measures.filter(({ value }) => value.coverageWeight).map(({ value }) => value.id);
  const wanted = new Set([...used, ...weights]);
  const sources = project.sources.filter(
    ({ value }) =>
      value.measures.some((entry) => wanted.has(entry.measure)) ||
      value.published.some((entry) => entry.indicator === indicator.id),
  );
  return [
    sources.map(({ value }) => [value.id, sourceHashes.get(value.id)]),
    project.measures.filter(({ value }) => wanted.has(value.id)).map(({ value }) => value),
  ];
}

async function forgetIndicators(database: Database, ids: ReadonlyMap<string, number>, project: Project): Promise<void> {
  const declared = new Set(project.indicators.map(({ value }) => value.id));
  for (const [key, id] of ids) {
    if (declared.has(key)) continue;
    for (const table of [...resultTables, 'disclosure'])
      await database.run(`DELETE FROM ${table} WHERE indicator = ${id}`);
    await database.run("DELETE FROM part WHERE kind IN ('indicator', 'inequality') AND key = ?", [key]);
    await forgetShown(database, [key]);
  }
}

/** Tables of results → the indicators of which they hold rows. */
export async function storedIndicators(database: Database): Promise<Map<string, Set<number>>> {
  const stored = new Map<string, Set<number>>();
  for (const table of resultTables) {
    const rows = await database.rows<{ indicator: number }>(
      `SELECT DISTINCT indicator FROM ${table} ORDER BY indicator`,
    );
    stored.set(table, new Set(rows.map(({ indicator }) => indicator)));
  }
  return stored;
}
