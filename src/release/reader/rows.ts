import type { Row } from '#evidence/database.ts';
import { type Outcome, outcomes, type Trend, trends } from '#vocabulary/outcome.ts';
import { type Status, statusOf } from '#vocabulary/status.ts';
import type { Dimensions } from './dimensions.ts';
import type { EstimateRow, IndicatorRecord, PeriodRecord, ProfileRow, SeriesPoint, Stratum } from './records.ts';

const numberOf = (value: Row[string]): number | null => (typeof value === 'number' ? value : null);

export function outcomeIn(value: Row[string] | undefined): Outcome {
  return outcomes[(value as number | null) ?? 0] ?? 'not-compared';
}

function trendIn(value: Row[string] | undefined): Trend {
  return trends[(value as number | null) ?? 0] ?? 'cannot-be-calculated';
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

export function profileRow(row: Row, d: Dimensions): ProfileRow {
  return {
    ...numbers(row),
    indicator: indicatorIn(row, d),
    period: periodIn(row, d),
    map: row.map as 0 | 1,
    benchmarkValue: numberOf(row.benchmark_value as Row[string]),
    benchmarkOutcome: outcomeIn(row.benchmark_outcome),
    parent: d.areas.get(row.parent as number),
    parentValue: numberOf(row.parent_value as Row[string]),
    parentOutcome: outcomeIn(row.parent_outcome),
    goalOutcome: outcomeIn(row.goal_outcome),
    trend: trendIn(row.trend),
    lowest: numberOf(row.lowest as Row[string]),
    p25: numberOf(row.p25 as Row[string]),
    median: numberOf(row.median as Row[string]),
    p75: numberOf(row.p75 as Row[string]),
    highest: numberOf(row.highest as Row[string]),
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
  };
}

export function estimateRow(row: Row, d: Dimensions): EstimateRow {
  return {
    ...numbers(row),
    indicator: indicatorIn(row, d),
    area: d.areas.get(row.area as number) as EstimateRow['area'],
    period: periodIn(row, d),
    stratum: d.strata.get(row.stratum as number) as Stratum,
    map: row.map as 0 | 1,
    benchmarkValue: numberOf(row.benchmark_value as Row[string]),
    benchmarkOutcome: outcomeIn(row.benchmark_outcome),
    trend: trendIn(row.trend),
  };
}
