import { requireNotNegative, requireNumber, requireSameLength } from '../argument.ts';
import { requireConfidence } from '../confidence.ts';
import { studentQuantile } from '../distributions/student-t.ts';
import { exactSum } from '../exact-sum.ts';
import { listOf, numbersIn, optionIn, shared, type StatisticMethod } from '../method.ts';
import type { Status } from '#vocabulary/status.ts';

const NAME = 'weighted-regression';

/** A straight line through weighted pairs; null where it cannot be given. */
export interface WeightedRegression {
  intercept: number | null;
  slope: number | null;
  slopeError: number | null;
  lower: number | null;
  upper: number | null;
  /** Pairs with a weight above 0. */
  count: number;
  reason?: Status;
}

/**
 * Weighted least-squares line of y on x, with limits of its slope.
 *
 * Method — the line for which the weighted squares of what is left over are least. The error of the slope is taken from what is left
 * over, with Student's t on count − 2 degrees of freedom. Sums do not depend on the order of the pairs.
 * Edges — a weight of 0 leaves a pair out. An x that does not vary, or fewer than 2 pairs: no line. Two pairs: a line without limits.
 *
 * @param x  any unit
 * @param y  any unit
 * @param weights  0 or more, on any scale: only their proportions matter
 * @throws STATISTIC_ARGUMENT_INVALID  lists of different length, a value that is not finite, a weight below 0
 * @see Draper & Smith 1998, Applied Regression Analysis, chapter 9
 */
export function weightedRegression(
  x: ArrayLike<number>,
  y: ArrayLike<number>,
  weights: ArrayLike<number>,
  confidenceLevel = 0.95,
): WeightedRegression {
  const level = requireConfidence(NAME, confidenceLevel);
  const length = requireSameLength(NAME, { x, y, weights });
  let count = 0;
  let [smallest, largest] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (let i = 0; i < length; i++) {
    const at = requireNumber(NAME, 'x', x[i]);
    requireNumber(NAME, 'y', y[i]);
    if (requireNotNegative(NAME, 'weights', weights[i]) === 0) continue;
    count += 1;
    smallest = Math.min(smallest, at);
    largest = Math.max(largest, at);
  }
  const nothing = { intercept: null, slope: null, slopeError: null, lower: null, upper: null, count };
  if (!(largest > smallest)) return { ...nothing, reason: count < 2 ? 'not-available' : 'cannot-be-calculated' };
  const sum = (of: (i: number) => number) => exactSum(length, (i) => (weights[i] as number) * of(i));
  const total = sum(() => 1);
  const meanX = sum((i) => x[i] as number) / total;
  const meanY = sum((i) => y[i] as number) / total;
  const spread = sum((i) => ((x[i] as number) - meanX) ** 2);
  const slope = sum((i) => ((x[i] as number) - meanX) * ((y[i] as number) - meanY)) / spread;
  const line = { intercept: meanY - slope * meanX, slope, count };
  if (count < 3) return { ...line, slopeError: null, lower: null, upper: null };
  const left = sum((i) => ((y[i] as number) - meanY - slope * ((x[i] as number) - meanX)) ** 2);
  const slopeError = Math.sqrt(left / (count - 2) / spread);
  const reach = studentQuantile((1 + level) / 2, count - 2) * slopeError;
  return { ...line, slopeError, lower: slope - reach, upper: slope + reach };
}

export const describe: StatisticMethod = {
  name: NAME,
  title: 'Straight line through weighted pairs',
  summary: 'Weighted least-squares line of one list of values on another, with limits of its slope.',
  inputs: [
    listOf('x', 'any unit', 'What explains, such as the rank of deprivation from 0 to 1.'),
    listOf('y', 'any unit', 'What is explained, in the same order.'),
    listOf('weights', 'any unit', 'How much each pair counts, such as its population.'),
    shared.confidenceLevel,
  ],
  outputs: [
    { name: 'intercept', unit: 'as y', description: 'Value of the line at x = 0.' },
    { name: 'slope', unit: 'y per x', description: 'Change of y for one more of x.' },
    { name: 'slopeError', unit: 'y per x', description: 'Standard error of the slope.' },
    { name: 'lower', unit: 'y per x', description: 'Lower limit of the slope.' },
    { name: 'upper', unit: 'y per x', description: 'Upper limit of the slope.' },
    { name: 'count', unit: 'count', description: 'Pairs with a weight above 0.' },
    { name: 'reason', unit: 'word', description: 'Why there is no line.' },
  ],
  edges: [
    'A weight of 0 leaves a pair out.',
    'An x that does not vary has no line.',
    'Two pairs: the line through them, without limits.',
  ],
  source: 'Draper & Smith 1998, Applied Regression Analysis, chapter 9',
  run: (row) => ({
    ...weightedRegression(
      numbersIn(row, 'x'),
      numbersIn(row, 'y'),
      numbersIn(row, 'weights'),
      optionIn(row, 'confidenceLevel'),
    ),
  }),
};
