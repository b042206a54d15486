import type { IndicatorColumns, RatedArea, RatingEvidence } from '#rating/evidence.ts';
import { frameworkTree, indicatorsBelow } from '#rating/framework-tree.ts';
import type { Comparator } from '#vocabulary/outcome.ts';
import { statusCode } from '#vocabulary/status.ts';
import type { Connections } from './connections.ts';
import type { Dimensions } from './dimensions.ts';
import { latestPeriods } from './latest-periods.ts';
import type { Area, AreaType, FrameworkRecord, IndicatorRecord, PeriodRecord } from './records.ts';

/** What areas of one type are rated from, with the areas in the same order and the period of each indicator. */
export interface ReleasedEvidence extends RatingEvidence {
  rated: readonly Area[];
  periods: ReadonlyMap<string, PeriodRecord>;
}

export interface EvidenceOf {
  framework: FrameworkRecord;
  type: AreaType;
  /** Ids of further indicators, such as ones that a change would add. */
  more?: readonly string[];
}

const numbers = ['value', 'lower95', 'upper95', 'numerator', 'denominator'] as const;
const compared = ['benchmark', 'parent'] as const;

/**
 * Reads from a release what a framework was evaluated over when the release was made: everyone, on today’s map, in the latest
 * period of each indicator, hidden values missing. The framework gives the ratings of the release again over it.
 */
export async function readRatingEvidence(
  connections: Connections,
  dimensions: Dimensions,
  { framework, type, more = [] }: EvidenceOf,
): Promise<ReleasedEvidence> {
  const rated = ratedAreas(dimensions, type);
  const position = new Map(rated.map((area, at) => [area.id, at]));
  const used = indicatorsOf(dimensions, framework, more);
  const indicators = new Map(used.map((one) => [one.key, emptyColumns(rated.length, one)]));
  const periods = new Map<string, PeriodRecord>();
  const areas = await describedAreas(connections, rated, type);
  const evidence = { areas, rated, indicators, periods };
  if (rated.length === 0 || used.length === 0) return evidence;

  const latest = await latestPeriods(connections, dimensions, framework.declaration.within ?? 730);
  const benchmark = dimensions.project.benchmark ?? -1;
  const codes = [...compared.map((one) => `${one}_outcome`), 'goal_outcome', 'trend'];
  const batches = await connections.columns(
    `SELECT p.area, p.indicator, p.period, p.status, ${numbers.map((name) => `p.${name}`).join(', ')},
       ${compared.map((one) => `p.${one}_value`).join(', ')}, ${codes.map((code) => `coalesce(p.${code}, 0)::TINYINT AS ${code}`).join(', ')}
     FROM area_profile p JOIN area a ON a.id = p.area
     WHERE p.map = 1 AND (a.type = ${type.id} OR a.id = ${benchmark}) AND p.indicator IN (${used.map(({ id }) => id).join(', ')})
     ORDER BY p.indicator, p.area`,
  );
  const ofBenchmark = new Map<number, number>();
  for (const batch of batches) {
    const at = (name: string, row: number) => batch[name]?.[row] as number;
    for (let row = 0; row < (batch.area?.length ?? 0); row++) {
      const indicator = dimensions.indicators.get(at('indicator', row)) as IndicatorRecord;
      if (latest.get(indicator.id) !== at('period', row)) continue;
      if (at('area', row) === benchmark && at('status', row) === 0) ofBenchmark.set(indicator.id, at('value', row));
      const area = position.get(at('area', row));
      if (area === undefined) continue;
      periods.set(indicator.key, dimensions.periods.get(at('period', row)) as PeriodRecord);
      const columns = indicators.get(indicator.key) as IndicatorColumns;
      columns.status[area] = at('status', row);
      columns.trend[area] = at('trend', row);
      if (at('status', row) === 0) for (const name of numbers) columns[name][area] = at(name, row);
      for (const comparator of compared)
        keep(columns, comparator, area, at(`${comparator}_outcome`, row), at(`${comparator}_value`, row));
      keep(columns, 'goal', area, at('goal_outcome', row), Number.NaN);
    }
  }
  for (const one of used)
    fillBenchmark(one, indicators.get(one.key) as IndicatorColumns, ofBenchmark.get(one.id), rated, benchmark);
  return evidence;
}

function keep(columns: IndicatorColumns, comparator: Comparator, area: number, outcome: number, value: number): void {
  const length = columns.value.length;
  columns.outcomes[comparator] ??= new Int8Array(length);
  columns.outcomes[comparator][area] = outcome;
  columns.against[comparator] ??= new Float64Array(length).fill(Number.NaN);
  columns.against[comparator][area] = value;
}

/** Values without limits are compared with nothing, but how far they are from the benchmark is known all the same. */
function fillBenchmark(
  { declaration }: IndicatorRecord,
  { against, value }: IndicatorColumns,
  benchmark: number | undefined,
  rated: readonly Area[],
  benchmarkArea: number,
): void {
  const column = against.benchmark;
  if (!column || benchmark === undefined || declaration.comparison === 'none') return;
  rated.forEach((area, at) => {
    const missing = Number.isNaN(column[at] as number) && !Number.isNaN(value[at] as number);
    if (missing && area.id !== benchmarkArea) column[at] = benchmark;
  });
}

/** Areas of a type that are open on the day of the map. */
function ratedAreas({ areas, project }: Dimensions, type: AreaType): Area[] {
  const day = project.mapDate;
  return [...areas.values()]
    .filter((area) => area.type === type && area.kind === 'area')
    .filter(({ opened, closed }) => !day || ((opened ?? '') <= day && day <= (closed ?? '9999-12-31')))
    .sort((a, b) => a.id - b.id);
}

function indicatorsOf(dimensions: Dimensions, { declaration }: FrameworkRecord, more: readonly string[]) {
  const all = [...dimensions.indicators.values()];
  const root = frameworkTree(
    declaration,
    all.map(({ key, declaration: one }) => ({ id: key, tags: one.tags ?? {} })),
  );
  const wanted = new Set([...indicatorsBelow(root), ...(declaration.inputs ?? []), ...more]);
  return all.filter(({ key }) => wanted.has(key));
}

async function describedAreas(connections: Connections, rated: readonly Area[], type: AreaType): Promise<RatedArea[]> {
  const rows = await connections.rows(
    'SELECT t.area, t.key, t.value FROM attribute t JOIN area a ON a.id = t.area WHERE a.type = ? ORDER BY t.area, t.key',
    [type.id],
  );
  const known = new Map<number, Record<string, string | number>>();
  for (const { area, key, value } of rows as { area: number; key: string; value: string }[]) {
    const own = known.get(area) ?? {};
    own[key] = value.trim() !== '' && Number.isFinite(Number(value)) ? Number(value) : value;
    known.set(area, own);
  }
  return rated.map(({ id, code, name }) => ({ code, name, type: type.key, attributes: known.get(id) ?? {} }));
}

function emptyColumns(areas: number, { declaration, polarity }: IndicatorRecord): IndicatorColumns {
  const missing = () => new Float64Array(areas).fill(Number.NaN);
  return {
    polarity,
    multiplier: declaration.multiplier,
    goal: declaration.goal,
    value: missing(),
    lower95: missing(),
    upper95: missing(),
    numerator: missing(),
    denominator: missing(),
    status: new Int8Array(areas).fill(statusCode('not-available')),
    outcomes: {},
    against: {},
    trend: new Int8Array(areas).fill(-1),
  };
}
