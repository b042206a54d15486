import { exactSum } from '../exact-sum.ts';
import { listOf, type StatisticMethod } from '../method.ts';
import { columnIn, requireColumn } from './column.ts';

const NAME = 'shape';

/** How lopsided and how heavy-tailed values are; null where that cannot be said. */
export interface Shape {
  /** Values that are there. */
  count: number;
  skewness: number | null;
  /** Excess over that of a normal distribution. */
  kurtosis: number | null;
}

/**
 * Sample skewness and excess kurtosis.
 *
 * Method — the estimates that correct for small samples (G₁ and G₂, Joanes and Gill's type 2).
 * Edges — missing values do not count. Fewer than 3 values have no skewness, fewer than 4 no kurtosis, and equal values
 * neither.
 *
 * @param values  any unit; NaN where missing
 * @throws STATISTIC_ARGUMENT_INVALID  an infinite value
 * @see Joanes & Gill 1998, The Statistician 47:183–189
 */
export function shapeOf(values: ArrayLike<number>): Shape {
  requireColumn(NAME, 'values', values);
  let [n, first, varies] = [0, Number.NaN, false];
  for (let i = 0; i < values.length; i++) {
    const value = values[i]!;
    if (Number.isNaN(value)) continue;
    n += 1;
    if (Number.isNaN(first)) first = value;
    if (value !== first) varies = true;
  }
  const mean = exactSum(values.length, (i) => values[i]!) / n;
  const moment = (power: number) => exactSum(values.length, (i) => (values[i]! - mean) ** power) / n;
  const m2 = moment(2);
  if (!varies || n < 3 || m2 === 0) return { count: n, skewness: null, kurtosis: null };
  const skewness = ((moment(3) / m2 ** 1.5) * Math.sqrt(n * (n - 1))) / (n - 2);
  if (n < 4) return { count: n, skewness, kurtosis: null };
  const excess = moment(4) / (m2 * m2) - 3;
  return { count: n, skewness, kurtosis: (((n + 1) * excess + 6) * (n - 1)) / ((n - 2) * (n - 3)) };
}

/** Where an indicator counts as too lopsided and heavy-tailed to be combined as it is: both must be exceeded. */
export interface ShapeLimits {
  /** Absolute skewness; default 2. */
  skewness?: number;
  /** Excess kurtosis; default 3.5. */
  kurtosis?: number;
}

/** True where outliers dominate. A shape that cannot be said does not fail. */
export function dominatedByOutliers(shape: Shape, { skewness = 2, kurtosis = 3.5 }: ShapeLimits = {}): boolean {
  if (shape.skewness === null || shape.kurtosis === null) return false;
  return Math.abs(shape.skewness) > skewness && shape.kurtosis > kurtosis;
}

export const describe: StatisticMethod = {
  name: NAME,
  title: 'Skewness and kurtosis',
  summary: 'How lopsided and how heavy-tailed a list of values is.',
  inputs: [listOf('values', 'any unit', 'Values of all areas; empty where missing.')],
  outputs: [
    { name: 'count', unit: 'count', description: 'Values that are there.' },
    { name: 'skewness', unit: 'number', description: 'Sample skewness; above 0 with a long upper tail.' },
    { name: 'kurtosis', unit: 'number', description: 'Excess kurtosis; 0 for a normal distribution.' },
  ],
  edges: ['Fewer than 3 values: no skewness; fewer than 4: no kurtosis; equal values: neither.'],
  source: 'Joanes & Gill 1998, The Statistician 47:183–189 (type 2)',
  run: (row) => ({ ...shapeOf(columnIn(row, 'values')) }),
};
