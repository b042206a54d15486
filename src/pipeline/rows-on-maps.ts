import type { EstimateColumns } from '#estimates/estimate-columns.ts';
import type { BesideEstimates } from './beside-estimates.ts';

/** Rows of estimates to keep, and on which map each holds: 0 the map of its time, 1 today’s, 2 both. */
export interface RowsOnMaps {
  row: Int32Array;
  maps: Int8Array;
}

/**
 * Finds the estimates that are the same on both maps in every column, their comparisons with benchmark and parent included, so that
 * they are kept once.
 *
 * @param estimates sorted by map, stratum, area and end of period
 */
export function rowsOnMaps(estimates: EstimateColumns, beside: BesideEstimates): RowsOnMaps {
  const { length, map, stratum, area, period } = estimates;
  let split = 0;
  while (split < length && map[split] === 0) split += 1;
  const columns = comparedColumns(estimates, beside);
  const maps = map.slice();
  const today = new Uint8Array(length);
  let other = split;
  for (let row = 0; row < split; row++) {
    // Series of both maps come in the same order, and so do the periods of a series.
    while (other < length && before(stratum, area, other, row)) other += 1;
    let same = other;
    const inSeries = (i: number) => i < length && stratum[i] === stratum[row] && area[i] === area[row];
    while (inSeries(same) && period[same] !== period[row]) same += 1;
    if (!inSeries(same) || !columns.every((column) => Object.is(column[row], column[same]))) continue;
    maps[row] = 2;
    today[same] = 1;
    other = same + 1;
  }
  const kept: number[] = [];
  for (let row = 0; row < length; row++) if (today[row] === 0) kept.push(row);
  const row = Int32Array.from(kept);
  return { row, maps: Int8Array.from(row, (i) => maps[i] as number) };
}

function before(stratum: Int32Array, area: Int32Array, a: number, b: number): boolean {
  const strata = (stratum[a] as number) - (stratum[b] as number);
  return strata < 0 || (strata === 0 && (area[a] as number) < (area[b] as number));
}

function comparedColumns(estimates: EstimateColumns, beside: BesideEstimates): ArrayLike<number>[] {
  const { length, map, stratum, area, period, ...values } = estimates;
  const { others, ...compared } = beside;
  return [...Object.values(values), ...Object.values(compared)];
}
