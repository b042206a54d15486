import type { Row } from '#evidence/database.ts';
import type { Column, Columns } from '#evidence/stream-columns.ts';
import { assurances, causes, variations } from '#vocabulary/control.ts';
import { type Outcome, outcomes, type Trend, trends } from '#vocabulary/outcome.ts';
import { type Status, statusOf } from '#vocabulary/status.ts';
import type { Dimensions } from './dimensions.ts';
import type {
  Area,
  ControlRecord,
  EstimateRow,
  GroupEstimate,
  IndicatorRecord,
  NeighbourRow,
  PeriodRecord,
  ProfileRow,
  QuantileRecord,
  SeriesPoint,
  Stratum,
} from './records.ts';

const numberOf = (value: Row[string]): number | null => (typeof value === 'number' ? value : null);

export function outcomeIn(value: Row[string] | undefined): Outcome {
  return outcomes[(value as number | null) ?? 0] ?? 'not-compared';
}

function trendIn(value: Row[string] | undefined): Trend {
  return trends[(value as number | null) ?? 0] ?? 'cannot-be-calculated';
}

function quantileIn(row: Row): QuantileRecord | undefined {
  if (typeof row.quantiles !== 'number') return undefined;
  return { quantile: numberOf(row.quantile as Row[string]), of: row.quantiles, areas: row.quantile_areas as number };
}

/** The columns that `controlColumns` of the selection names. */
function controlIn(row: Row): ControlRecord | undefined {
  if (typeof row.control_mean !== 'number') return undefined;
  return {
    mean: row.control_mean,
    lower: row.control_lower as number,
    upper: row.control_upper as number,
    cause: causes[row.cause as number] ?? 'common-cause',
    variation: variations[row.variation as number] ?? 'common-cause',
    assurance: assurances[row.assurance as number] ?? 'not-assessed',
  };
}

function numbers(row: Row) {
  return {
    value: numberOf(row.value as Row[string]),
    lower95: numberOf(row.lower95 as Row[string]),
    upper95: numberOf(row.upper95 as Row[string]),
    lower998: numberOf(row.lower998 as Row[string]),
    upper998: numberOf(row.upper998 as Row[string]),
    numerator: numberOf(row.numerator as Row[string]),
    denominator: numberOf(row.denominator as Row[string]),
    status: statusOf(row.status as number) as Status,
    coverage: numberOf(row.coverage as Row[string]),
  };
}

const indicatorIn = (row: Row, d: Dimensions) => d.indicators.get(row.indicator as number) as IndicatorRecord;
const periodIn = (row: Row, d: Dimensions) => d.periods.get(row.period as number) as PeriodRecord;

/** Columns of `area_profile` that are numbers, where a missing one is NaN in memory. */
export const profileNumbers = [
  'value',
  'lower95',
  'upper95',
  'lower998',
  'upper998',
  'numerator',
  'denominator',
  'coverage',
  'benchmark_value',
  'parent_value',
  'lowest',
  'p25',
  'median',
  'p75',
  'highest',
] as const;

/** Columns that are positions in lists of the vocabulary. */
export const profileCodes = [
  'status',
  'benchmark_outcome',
  'parent_outcome',
  'goal_outcome',
  'trend',
  'quantile',
  'quantiles',
  'assurance',
] as const;

/** One row out of typed columns: an area page reads a hundred of these, so no row objects come between. */
export function profileRow(batch: Columns, at: number, d: Dimensions): ProfileRow {
  const number = (name: (typeof profileNumbers)[number]): number | null => {
    const found = (batch[name] as Column)[at] as number;
    return Number.isNaN(found) ? null : found;
  };
  const code = (name: (typeof profileCodes)[number] | 'indicator' | 'period' | 'map' | 'parent' | 'quantile_areas') =>
    (batch[name] as Column)[at] as number;
  return {
    value: number('value'),
    lower95: number('lower95'),
    upper95: number('upper95'),
    lower998: number('lower998'),
    upper998: number('upper998'),
    numerator: number('numerator'),
    denominator: number('denominator'),
    status: statusOf(code('status')),
    coverage: number('coverage'),
    indicator: d.indicators.get(code('indicator')) as IndicatorRecord,
    period: d.periods.get(code('period')) as PeriodRecord,
    map: code('map') as 0 | 1,
    benchmarkValue: number('benchmark_value'),
    benchmarkOutcome: outcomeIn(code('benchmark_outcome')),
    parent: d.areas.get(code('parent')),
    parentValue: number('parent_value'),
    parentOutcome: outcomeIn(code('parent_outcome')),
    goalOutcome: outcomeIn(code('goal_outcome')),
    trend: trendIn(code('trend')),
    quantile:
      code('quantiles') === 0
        ? undefined
        : { quantile: code('quantile') || null, of: code('quantiles'), areas: code('quantile_areas') },
    assurance: assurances[code('assurance')] ?? 'not-assessed',
    lowest: number('lowest'),
    p25: number('p25'),
    median: number('median'),
    p75: number('p75'),
    highest: number('highest'),
  };
}

export function seriesPoint(row: Row, d: Dimensions): SeriesPoint {
  return {
    indicator: indicatorIn(row, d),
    period: periodIn(row, d),
    map: row.map as 0 | 1,
    value: numberOf(row.value as Row[string]),
    lower95: numberOf(row.lower95 as Row[string]),
    upper95: numberOf(row.upper95 as Row[string]),
    status: statusOf(row.status as number),
    benchmarkValue: numberOf(row.benchmark_value as Row[string]),
    benchmarkOutcome: outcomeIn(row.benchmark_outcome),
    control: controlIn(row),
  };
}

export function neighbourRow(row: Row, d: Dimensions): NeighbourRow {
  return {
    indicator: indicatorIn(row, d),
    neighbour: d.areas.get(row.neighbour as number) as Area,
    period: periodIn(row, d),
    neighbourValue: numberOf(row.neighbour_value as Row[string]),
    outcome: outcomeIn(row.outcome),
  };
}

export function groupEstimate(row: Row, d: Dimensions): GroupEstimate {
  return {
    ...numbers(row),
    indicator: indicatorIn(row, d),
    area: d.areas.get(row.area as number) as EstimateRow['area'],
    period: periodIn(row, d),
    stratum: d.strata.get(row.stratum as number) as Stratum,
    map: row.map as 0 | 1,
  };
}

export function estimateRow(row: Row, d: Dimensions): EstimateRow {
  return {
    ...groupEstimate(row, d),
    benchmarkValue: numberOf(row.benchmark_value as Row[string]),
    benchmarkOutcome: outcomeIn(row.benchmark_outcome),
    trend: trendIn(row.trend),
    quantile: quantileIn(row),
    control: controlIn(row),
  };
}

/** Oldest first. */
export function byEnd(a: SeriesPoint, b: SeriesPoint): number {
  return a.period.end === b.period.end ? a.period.id - b.period.id : a.period.end < b.period.end ? -1 : 1;
}
