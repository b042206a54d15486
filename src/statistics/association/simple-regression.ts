import type { Status } from '#vocabulary/status.ts';
import { exactSum } from '../exact-sum.ts';
import { studentCdf } from '../distributions/student-t.ts';
import { listIn, listOf, type StatisticMethod } from '../method.ts';
import { completePairs, correlationOf, momentsOf } from './pairs.ts';

const NAME = 'simple-regression';

/** A straight line through pairs; null where it cannot be given. */
export interface Regression {
  intercept: number | null;
  slope: number | null;
  slopeError: number | null;
  /** Probability, two-sided, of a slope as far from 0 were there none. */
  pValue: number | null;
  /** Share of the variation of y that the line explains. */
  explained: number | null;
  /** Pairs of which both sides are there. */
  count: number;
  reason?: Status;
}

/**
 * Least-squares line of y on x.
 *
 * Edges — a pair that lacks a side is left out. An x that does not vary, or fewer than 2 pairs: no line. Two pairs: the
 * line through them, without error or test. A y that does not vary: slope 0, with nothing to explain.
 *
 * @param x  any unit; null where missing
 * @param y  any unit; null where missing
 * @throws STATISTIC_ARGUMENT_INVALID  lists of different length, a value that is not finite
 */
export function simpleRegression(x: readonly (number | null)[], y: readonly (number | null)[]): Regression {
  const pairs = completePairs(NAME, x, y);
  const moments = momentsOf(pairs);
  const { count, meanX, meanY, xx, xy } = moments;
  if (!(xx > 0)) {
    const nothing = { intercept: null, slope: null, slopeError: null, pValue: null, explained: null };
    return { ...nothing, count, reason: count < 2 ? 'not-available' : 'cannot-be-calculated' };
  }
  const slope = xy / xx;
  const correlation = correlationOf(moments);
  const line = { intercept: meanY - slope * meanX, slope, explained: correlation === null ? null : correlation ** 2 };
  if (count < 3) return { ...line, slopeError: null, pValue: null, count };
  // From the residuals themselves: for pairs near a line their squares are too small to be left over from a difference.
  const residual = exactSum(count, (i) => (pairs.y[i]! - meanY - slope * (pairs.x[i]! - meanX)) ** 2);
  const slopeError = Math.sqrt(residual / (count - 2) / xx);
  const pValue = slopeError === 0 ? (slope === 0 ? 1 : 0) : 2 * studentCdf(-Math.abs(slope / slopeError), count - 2);
  return { ...line, slopeError, pValue, count };
}

export const describe: StatisticMethod = {
  name: NAME,
  title: 'Straight line through pairs',
  summary: 'Least-squares line of one list of values on another, with the error of its slope.',
  inputs: [
    listOf('x', 'any unit', 'What explains; empty where missing.'),
    listOf('y', 'any unit', 'What is explained, in the same order; empty where missing.'),
  ],
  outputs: [
    { name: 'intercept', unit: 'as y', description: 'Value of the line at x = 0.' },
    { name: 'slope', unit: 'y per x', description: 'Change of y for one more of x.' },
    { name: 'slopeError', unit: 'y per x', description: 'Standard error of the slope.' },
    { name: 'pValue', unit: 'proportion', description: 'Two-sided probability were there no slope.' },
    { name: 'explained', unit: 'proportion', description: 'Share of the variation of y that the line explains.' },
    { name: 'count', unit: 'count', description: 'Pairs of which both sides are there.' },
    { name: 'reason', unit: 'word', description: 'Why there is no line.' },
  ],
  edges: [
    'A pair that lacks a side is left out.',
    'An x that does not vary has no line.',
    'Two pairs: the line through them, without error or test.',
  ],
  source: 'Draper & Smith 1998, Applied Regression Analysis',
  run: (row) => ({ ...simpleRegression(listIn(row, 'x'), listIn(row, 'y')) }),
};
