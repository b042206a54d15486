import type { Database } from '#evidence/database.ts';
import type { Project } from '#project/project.ts';
import type { Indicator, Operand } from '#project/schema/indicator.ts';
import type { Measure } from '#project/schema/measure.ts';
import { methods } from '#vocabulary/method.ts';
import { applyMinimums, computeValues, type Standard } from './compute-values.ts';
import type { EstimateColumns } from './estimate-columns.ts';
import { daysIn, estimatePeriods, type StoredPeriod } from './estimate-periods.ts';
import { type AddUpTask, addUp } from './add-up.ts';
import type { EstimateLookups } from './lookups.ts';
import { addsUp } from './leaf-sums.ts';
import { queried } from './read-roll-up.ts';
import type { RollUpInput, RollUpRead } from './roll-up.ts';
import { standardisationRows } from './standardisation.ts';
import type { WaysUp } from './ways-up.ts';

export interface EstimateContext {
  project: Project;
  measures: ReadonlyMap<string, Measure>;
  measureIds: ReadonlyMap<string, number>;
  areaTypeIds: ReadonlyMap<string, number>;
  lookups: EstimateLookups;
}

/** All that the estimates of one indicator are computed from, but for the ways up: plain data, so that another thread can do it. */
export interface EstimateTask extends AddUpTask {
  indicator: Indicator;
}

/** Finds out what has to be added up for an indicator; undefined when there is nothing to estimate. */
export async function estimateTask(
  database: Database,
  indicator: Indicator,
  context: EstimateContext,
): Promise<EstimateTask | undefined> {
  const { lookups } = context;
  const numerator = side(indicator.numerator, context);
  const denominator = indicator.denominator ? side(indicator.denominator, context) : undefined;
  const periods = estimatePeriods(
    indicator,
    await periodsOf(numerator, context),
    denominator ? await periodsOf(denominator, context) : [],
  );
  if (periods.length === 0) return undefined;
  const stored = await lookups.store(periods);
  const level = pairingLevel(context, numerator.measures[0] as Measure, denominator?.measures[0]);
  const weighing = coverageWeight(level, context);
  const standardised = isStandardised(indicator);
  const input: RollUpInput = {
    numerator,
    denominator,
    periods: periods.map((period, index) => ({
      id: (stored[index] as StoredPeriod).id,
      numerator: period.numerator,
      denominator: period.denominator,
    })),
    measureIds: context.measureIds,
    areaTypeIds: context.areaTypeIds,
    level: context.areaTypeIds.get(level) as number,
    targets: targetTypes(indicator, level, [...numerator.measures, ...(denominator?.measures ?? [])], context),
    split: standardised ? 'age' : 'published',
    publish: indicator.publish,
    bands: standardised ? [...(await bandsOf(database, indicator, context)).keys()] : [],
    oneMap: await lookups.oneMap(),
    coverageWeight: weighing,
  };
  const need = { measures: measuresOf(indicator, context), strata: await lookups.publishedStrata(indicator.publish) };
  return {
    indicator,
    input,
    periods: stored,
    facts: addsUp(input) ? await (await lookups.facts()).read(need) : new Map(),
    weights: weighing === undefined ? undefined : await lookups.weights(weighing),
  };
}

/**
 * Estimates one indicator for every area, period and stratum, on both maps (on the map of the time only where today’s is the same,
 * see `EstimateLookups.oneMap`): adds up its measures, computes value and limits, and says why where there is no value.
 *
 * @returns undefined for what `addUp` is not made for; `estimateByQueries` then does the work
 */
export function estimateByColumns(task: EstimateTask, ways: WaysUp): EstimateColumns | undefined {
  const read = addsUp(task.input) ? addUp(task, ways) : undefined;
  return read && valuesOf(task, read, {});
}

/** The same with the sums made by the database. */
export async function estimateByQueries(
  database: Database,
  task: EstimateTask,
  context: EstimateContext,
): Promise<EstimateColumns> {
  const { indicator, input, periods } = task;
  const read = await queried(database, input);
  if (!isStandardised(indicator)) return valuesOf(task, read, {});
  const weights = await bandsOf(database, indicator, context);
  const { standard, ...sums } = standardisationRows(read, input.bands, placesInTime(periods));
  return valuesOf(task, sums, { standard: { ...standard, weights, benchmark: await benchmarkOf(database, context) } });
}

function valuesOf(
  { indicator, periods }: EstimateTask,
  { columns, squares, leafStatus }: RollUpRead,
  extra: { standard?: Standard },
): EstimateColumns {
  const days = new Map(periods.map((period) => [period.id, daysIn(period)]));
  const exposure = indicator.perDay
    ? columns.denominator.map((amount, i) => amount * (days.get(columns.period[i] as number) ?? 1))
    : columns.denominator;
  computeValues(indicator, columns, { squares, exposure, ...extra });
  applyMinimums(indicator, columns, leafStatus);
  columns.method.fill(methods.indexOf(indicator.method));
  return columns;
}

function isStandardised({ method }: Indicator): boolean {
  return /standardised/.test(method);
}

function measuresOf(indicator: Indicator, context: EstimateContext): number[] {
  const sides = [indicator.numerator, ...(indicator.denominator ? [indicator.denominator] : [])];
  const ids = sides.flatMap((operand) => side(operand, context).measures.map(({ id }) => id));
  return [...new Set(ids.map((id) => context.measureIds.get(id) as number))];
}

/**
 * Says which facts the indicators will need, in this order, so that those of several are read at once. Standardised indicators are
 * left out: their facts are added up by the database.
 */
export async function expectFacts(indicators: readonly Indicator[], context: EstimateContext): Promise<void> {
  const needs = [];
  for (const indicator of indicators) {
    if (isStandardised(indicator)) continue;
    const strata = await context.lookups.publishedStrata(indicator.publish);
    needs.push({ measures: measuresOf(indicator, context), strata });
  }
  (await context.lookups.facts()).expect(needs);
}

function side(operand: Operand, { measures }: EstimateContext): { operand: Operand; measures: Measure[] } {
  const ids = [operand.measure, ...(operand.sum ?? []), ...(operand.less ?? [])];
  return { operand, measures: ids.map((id) => measures.get(id) as Measure) };
}

async function periodsOf(entry: { measures: Measure[] }, { measureIds, lookups }: EstimateContext) {
  return lookups.periodsOf(entry.measures.map((measure) => measureIds.get(measure.id) as number));
}

/** The larger of the two sides' levels: the one that the other rolls up to. */
function pairingLevel({ project }: EstimateContext, numerator: Measure, denominator: Measure | undefined): string {
  if (!denominator || denominator.level === numerator.level) return numerator.level;
  return above(project, numerator.level).has(denominator.level) ? denominator.level : numerator.level;
}

/** The area types that a type rolls up to, itself included. */
function above(project: Project, type: string): Set<string> {
  const reached = new Set<string>([type]);
  const byId = new Map(project.declaration.areaTypes.map((entry) => [entry.id, entry]));
  for (const id of reached) for (const step of byId.get(id)?.rollsUpTo ?? []) reached.add(step.type);
  return reached;
}

function targetTypes(
  indicator: Indicator,
  level: string,
  measures: readonly Measure[],
  { project, areaTypeIds }: EstimateContext,
): number[] {
  // What does not add up over areas (a median, a share) is given only where it was taken.
  const reachable = measures.every((measure) => measure.adds.areas) ? above(project, level) : new Set([level]);
  const wanted = indicator.levels ? indicator.levels.filter((type) => reachable.has(type)) : [...reachable];
  // The benchmark is needed for comparison even where an indicator is not given for it.
  if (reachable.has(project.declaration.benchmark.type) && !wanted.includes(project.declaration.benchmark.type))
    wanted.push(project.declaration.benchmark.type);
  return wanted.map((type) => areaTypeIds.get(type) as number);
}

function coverageWeight(level: string, { measures, measureIds }: EstimateContext): number | undefined {
  const measure = [...measures.values()].find((entry) => entry.coverageWeight && entry.level === level);
  return measure ? measureIds.get(measure.id) : undefined;
}

/**
 * Stratum id of each age band that standardisation uses → its weight in the standard population (1 for indirect standardisation,
 * which has none). Bands that are stated by sex only get a stratum of their own.
 */
async function bandsOf(
  database: Database,
  indicator: Indicator,
  { project }: EstimateContext,
): Promise<Map<number, number>> {
  await database.run(`INSERT INTO stratum SELECT (SELECT max(id) FROM stratum) + row_number() OVER (ORDER BY age), '', age, '', ''
    FROM (SELECT DISTINCT age FROM stratum WHERE age <> '' AND category = '') s
    WHERE NOT EXISTS (FROM stratum t WHERE t.age = s.age AND t.sex = '' AND t.category = '') ORDER BY age`);
  const direct = indicator.method === 'directly-standardised-rate';
  const standard =
    project.declaration.standardPopulations.find((entry) => entry.id === indicator.standard) ??
    project.declaration.standardPopulations[0];
  const rows = await database.rows<{ id: number; age: string }>(
    "SELECT id, age FROM stratum WHERE age <> '' AND sex = '' AND category = '' ORDER BY id",
  );
  return new Map(
    rows.flatMap(({ id, age }) => {
      const weight = direct ? standard?.weights[age] : 1;
      return weight === undefined ? [] : [[id, weight]];
    }),
  );
}

async function benchmarkOf(database: Database, { project }: EstimateContext): Promise<number> {
  const { type, code } = project.declaration.benchmark;
  const { id } = await database.single<{ id: number | null }>(
    'SELECT min(a.id) AS id FROM area a JOIN area_type t ON t.id = a.type WHERE t.key = ? AND a.code = ?',
    [type, code],
  );
  return id ?? -1;
}

function placesInTime(periods: readonly StoredPeriod[]): Map<number, number> {
  const sorted = [...periods].sort((a, b) => (a.end < b.end ? -1 : a.end > b.end ? 1 : a.id - b.id));
  return new Map(sorted.map(({ id }, place) => [id, place]));
}
