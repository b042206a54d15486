import { variationOf } from '#statistics/time/special-cause.ts';
import { assuranceOf, spcColumns, spcOutput } from '#statistics/time/spc.ts';
import { assurances, causes, variations } from '#vocabulary/control.ts';
import type { Polarity } from '#vocabulary/polarity.ts';
import type { ShownEstimates } from './shown-estimates.ts';

/** A control chart on fewer points than this has limits that are too loose to say anything. */
export const fewestChartPoints = 13;

/** Which way the values of a process move when it gets better. */
export const improvement = { 'high-is-good': 'increase', 'low-is-good': 'decrease', neither: 'neutral' } as const;

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
  const { value, length } = estimates;
  const offsets = stretches(estimates, (period) => breaks.filter(({ at }) => at <= periodStart(period)).length);
  const out = spcOutput(length);
  spcColumns({ value, offsets, out });
  const direction = improvement[polarity];
  const variation = causes.map((cause) => variations.indexOf(variationOf(cause, direction)));
  const row = new Int32Array(length);
  const assurance = new Int8Array(length);
  let filled = 0;
  for (let s = 0; s + 1 < offsets.length; s++) {
    const from = offsets[s] as number;
    const to = offsets[s + 1] as number;
    let present = 0;
    for (let i = from; i < to; i++) if (!Number.isNaN(value[i])) present += 1;
    const [lower, upper] = [out.lower[from] as number, out.upper[from] as number];
    if (present < fewestChartPoints || Number.isNaN(lower)) continue;
    // The limits of a baseline are the same throughout, so that what they say about the goal holds at each of its points.
    const found = assurances.indexOf(assuranceOf(lower, upper, goal?.value ?? null, direction) ?? 'not-assessed');
    for (let i = from; i < to; i++) {
      row[filled] = i;
      assurance[filled] = found;
      filled += 1;
    }
  }
  const rows = row.slice(0, filled);
  const pick = <T extends Float64Array | Uint8Array, U extends Float64Array | Int8Array>(column: T, picked: U): U => {
    for (let i = 0; i < filled; i++) picked[i] = column[rows[i] as number] as number;
    return picked;
  };
  const cause = pick(out.cause, new Int8Array(filled));
  return {
    length: filled,
    row: rows,
    mean: pick(out.mean, new Float64Array(filled)),
    lower: pick(out.lower, new Float64Array(filled)),
    upper: pick(out.upper, new Float64Array(filled)),
    cause,
    variation: cause.map((code) => variation[code] as number),
    assurance: assurance.slice(0, filled),
  };
}

/** First row of each stretch of a series between breaks, and the number of rows at the end. */
function stretches({ map, area, period, length }: ShownEstimates, age: (period: number) => number): Int32Array {
  const ages = new Map<number, number>();
  const ageOf = (i: number) => {
    const known = ages.get(period[i] as number) ?? age(period[i] as number);
    ages.set(period[i] as number, known);
    return known;
  };
  const offsets: number[] = [];
  for (let i = 0; i < length; i++) {
    const fresh = i === 0 || map[i] !== map[i - 1] || area[i] !== area[i - 1] || ageOf(i) !== ageOf(i - 1);
    if (fresh) offsets.push(i);
  }
  return Int32Array.from([...offsets, length]);
}
