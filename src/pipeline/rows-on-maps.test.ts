import { expect, it } from 'vitest';
import { emptyEstimates } from '#estimates/estimate-columns.ts';
import { rowsOnMaps } from './rows-on-maps.ts';

/** Rows as [map, stratum, area, period, value, value of the benchmark]. */
function estimatesOf(rows: readonly (readonly number[])[]) {
  const estimates = emptyEstimates(rows.length);
  const benchmarkValue = new Float64Array(rows.length);
  rows.forEach(([map, stratum, area, period, value, benchmark], i) => {
    estimates.map[i] = map as number;
    estimates.stratum[i] = stratum as number;
    estimates.area[i] = area as number;
    estimates.period[i] = period as number;
    estimates.value[i] = value as number;
    benchmarkValue[i] = benchmark as number;
  });
  const empty = { parent: new Int32Array(rows.length), parentValue: new Float64Array(rows.length) };
  const outcomes = { benchmarkOutcome: new Int8Array(rows.length), parentOutcome: new Int8Array(rows.length) };
  return { estimates, beside: { ...empty, ...outcomes, benchmarkValue, others: new Int32Array(0) } };
}

it('keeps once what is the same on both maps, and apart what differs in its value or its comparison', () => {
  const { estimates, beside } = estimatesOf([
    [0, 0, 1, 7, 10, 5],
    [0, 0, 1, 8, 11, 5],
    [0, 0, 2, 7, Number.NaN, 5],
    [0, 0, 3, 7, 13, 5],
    [0, 1, 1, 7, 20, 6],
    [1, 0, 1, 7, 10, 5],
    [1, 0, 1, 8, 11, 4],
    [1, 0, 2, 7, Number.NaN, 5],
    [1, 0, 4, 7, 13, 5],
    [1, 1, 1, 7, 21, 6],
  ]);
  const { row, maps } = rowsOnMaps(estimates, beside);
  const kept = Array.from(row, (i, k) => `${maps[k]}: ${i}`);
  expect(kept).toEqual(['2: 0', '0: 1', '2: 2', '0: 3', '0: 4', '1: 6', '1: 8', '1: 9']);
});

it('finds the same period in series that begin or end at other times', () => {
  const { estimates, beside } = estimatesOf([
    [0, 0, 1, 6, 10, 5],
    [0, 0, 1, 7, 11, 5],
    [0, 0, 2, 7, 12, 5],
    [1, 0, 1, 5, 9, 5],
    [1, 0, 1, 7, 11, 5],
    [1, 0, 2, 6, 1, 5],
    [1, 0, 2, 7, 12, 5],
  ]);
  const { row, maps } = rowsOnMaps(estimates, beside);
  expect(Array.from(row, (i, k) => `${maps[k]}: ${i}`)).toEqual(['0: 0', '2: 1', '2: 2', '1: 3', '1: 5']);
});
