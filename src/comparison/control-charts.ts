import type { Indicator } from '#project/schema/indicator.ts';
import { spc } from '#statistics/time/spc.ts';
import { assurances, causes, variations } from '#vocabulary/control.ts';
import type { PeriodKind } from '#vocabulary/period.ts';
import type { Polarity } from '#vocabulary/polarity.ts';
import type { ShownEstimates } from './shown-estimates.ts';

/** A control chart on fewer points than this has limits that are too loose to say anything. */
export const fewestChartPoints = 13;

/** Which way the values of a process move when it gets better. */
export const improvement = { 'high-is-good': 'increase', 'low-is-good': 'decrease', neither: 'neutral' } as const;

/** Whether the history of an indicator is a control chart: where it is declared, and for monthly and quarterly series. */
export function isCharted({ chart }: Pick<Indicator, 'chart'>, kind: PeriodKind | undefined): boolean {
  return chart === 'spc' || kind === 'month' || kind === 'quarter';
}

/** Control charts of one indicator: one row for each period of each series that has limits. */
export interface ControlRows {
  length: number;
  /** Row of the estimates. */
  row: Int32Array;
  mean: Float64Array;
  lower: Float64Array;
  upper: Float64Array;
  /** Positions in the lists of `vocabulary/control`. */
  cause: Int8Array;
  variation: Int8Array;
  assurance: Int8Array;
}

interface ChartedIndicator {
  polarity: Polarity;
  goal?: { value: number } | undefined;
  breaks: readonly { at: string }[];
}

/**
 * The control chart of each series of everyone: mean, limits, special causes and, against the goal, assurance by the limits that
 * hold at each point. Each declared break of the series starts a new baseline.
 *
 * Values that may not be shown are gaps, as for readers. A stretch between breaks with fewer than 13 values, or whose values do
 * not move, gets no chart and no rows.
 *
 * @param estimates   ordered by series
 * @param periodStart first day of a period
 */
export function controlCharts(
  { polarity, goal, breaks }: ChartedIndicator,
  estimates: ShownEstimates,
  periodStart: (period: number) => string,
): ControlRows {
  const rows: number[] = [];
  const numbers: { mean: number[]; lower: number[]; upper: number[] } = { mean: [], lower: [], upper: [] };
  const codes: { cause: number[]; variation: number[]; assurance: number[] } = {
    cause: [],
    variation: [],
    assurance: [],
  };
  const { map, area, period, value, length } = estimates;
  const age = (i: number) => breaks.filter(({ at }) => at <= periodStart(period[i] as number)).length;
  for (let from = 0, to = 0; from < length; from = to) {
    const same = (i: number) => map[i] === map[from] && area[i] === area[from] && age(i) === age(from);
    for (to = from + 1; to < length && same(to); ) to += 1;
    const series = Array.from(value.subarray(from, to), (one) => (Number.isNaN(one) ? null : one));
    if (series.filter((one) => one !== null).length < fewestChartPoints) continue;
    const { points, assurance } = spc(series, { direction: improvement[polarity], target: goal?.value ?? null });
    for (const [at, point] of points.entries()) {
      if (point.lower === null || point.upper === null) continue;
      rows.push(from + at);
      numbers.mean.push(point.mean);
      numbers.lower.push(point.lower);
      numbers.upper.push(point.upper);
      codes.cause.push(causes.indexOf(point.cause));
      codes.variation.push(variations.indexOf(point.variation));
      // One baseline has the same limits throughout, so that what its last point says holds at each.
      codes.assurance.push(assurances.indexOf(assurance ?? 'not-assessed'));
    }
  }
  return {
    length: rows.length,
    row: Int32Array.from(rows),
    mean: Float64Array.from(numbers.mean),
    lower: Float64Array.from(numbers.lower),
    upper: Float64Array.from(numbers.upper),
    cause: Int8Array.from(codes.cause),
    variation: Int8Array.from(codes.variation),
    assurance: Int8Array.from(codes.assurance),
  };
}
