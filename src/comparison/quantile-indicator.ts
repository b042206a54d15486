import type { Polarity } from '#vocabulary/polarity.ts';
import { quantiles } from '#statistics/comparing/quantiles.ts';
import type { ShownEstimates } from './shown-estimates.ts';

/** Quantiles of one indicator: one row for each estimate with a value. */
export interface QuantileRows {
  length: number;
  /** Row of the estimates. */
  row: Int32Array;
  /** 1 for the best, or the highest where neither end is better; NaN where there were too few areas. */
  quantile: Float64Array;
  /** Areas with a value, among which it was ranked. */
  areas: Int32Array;
}

/**
 * The quantile of each area among all areas of its type, for every map, period and stratum on its own.
 *
 * Quantile 1 holds the best areas by polarity, and the highest where neither end is better. Areas without a value that may be
 * shown are left out and do not count. Where fewer areas have a value than there are quantiles, none gets one, and the number of
 * areas in the row is the reason.
 *
 * @param estimates ordered by group
 * @param count     number of quantiles
 */
export function quantileIndicator(estimates: ShownEstimates, count: number, polarity: Polarity): QuantileRows {
  const { map, period, stratum, type, value, length } = estimates;
  const row = new Int32Array(length);
  const quantile = new Float64Array(length);
  const areas = new Int32Array(length);
  let filled = 0;
  for (let from = 0, to = 0; from < length; from = to) {
    const same = (i: number) =>
      map[i] === map[from] && period[i] === period[from] && stratum[i] === stratum[from] && type[i] === type[from];
    for (to = from + 1; to < length && same(to); ) to += 1;
    const present: number[] = [];
    for (let i = from; i < to; i++) if (!Number.isNaN(value[i])) present.push(i);
    const found = quantiles(
      present.map((i) => value[i] as number),
      count,
      { highestFirst: polarity !== 'low-is-good' },
    );
    for (const [at, i] of present.entries()) {
      row[filled] = i;
      quantile[filled] = found[at] ?? Number.NaN;
      areas[filled] = present.length;
      filled += 1;
    }
  }
  return {
    length: filled,
    row: row.slice(0, filled),
    quantile: quantile.slice(0, filled),
    areas: areas.slice(0, filled),
  };
}
