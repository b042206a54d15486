import { requireNumber } from '../argument.ts';
import { listOf, requiredNumberIn, scalar, type StatisticMethod } from '../method.ts';
import { columnIn, listOfColumn, requireColumn } from './column.ts';

/** Part of the range that is added before logarithms are taken, so that the smallest value has one. */
const SHIFT = 0.01;

/**
 * Box and Cox's transformation of values that are first shifted to start at 1.
 *
 * Method — (xᵏ − 1) ÷ k of x = value − smallest + 1; the natural logarithm for k = 0. The smallest value becomes 0.
 * Edges — missing values stay missing. All equal: all 0.
 *
 * @param values  any unit; NaN where missing
 * @param power   k; 1 leaves the spacing as it is, less draws the upper tail in
 * @throws STATISTIC_ARGUMENT_INVALID  an infinite value, a power that is not finite
 * @see Box & Cox 1964, JRSS B 26:211–252
 */
export function boxCox(values: Float64Array, power: number): Float64Array {
  requireColumn('box-cox', 'values', values);
  requireNumber('box-cox', 'power', power);
  const { smallest } = extremes(values);
  return values.map((value) => {
    const shifted = value - smallest + 1;
    return power === 0 ? Math.log(shifted) : (shifted ** power - 1) / power;
  });
}

/**
 * Natural logarithm of values that are first shifted to start at a hundredth of their range.
 *
 * Edges — missing values stay missing. All equal: there is no range, and every value is missing.
 *
 * @param values  any unit; NaN where missing
 * @throws STATISTIC_ARGUMENT_INVALID  an infinite value
 * @see Becker et al. 2019, The COIN Tool, JRC
 */
export function logOfRange(values: Float64Array): Float64Array {
  requireColumn('log-of-range', 'values', values);
  const { smallest, largest } = extremes(values);
  const range = largest - smallest;
  if (!(range > 0)) return new Float64Array(values.length).fill(Number.NaN);
  return values.map((value) => Math.log(value - smallest + SHIFT * range));
}

/** Smallest and largest of the values that are there. */
export function extremes(values: Float64Array): { smallest: number; largest: number } {
  let [smallest, largest] = [Infinity, -Infinity];
  for (const value of values) {
    if (value < smallest) smallest = value;
    if (value > largest) largest = value;
  }
  return { smallest, largest };
}

const valuesInput = listOf('values', 'any unit', 'Values of all areas; empty where missing.');
const valuesOutput = { name: 'values', unit: 'list', description: 'The values, transformed; empty where missing.' };

export const describeBoxCox: StatisticMethod = {
  name: 'box-cox',
  title: 'Box and Cox’s transformation',
  summary: 'Draws in a long tail by a power of values that are shifted to start at 1.',
  inputs: [valuesInput, scalar('power', 'number', 'Power; 0 for the logarithm.')],
  outputs: [valuesOutput],
  edges: ['The smallest value becomes 0; equal values are all 0.'],
  source: 'Box & Cox 1964, JRSS B 26:211–252',
  run: (row) => ({ values: listOfColumn(boxCox(columnIn(row, 'values'), requiredNumberIn(row, 'power'))) }),
};

export const describeLog: StatisticMethod = {
  name: 'log-of-range',
  title: 'Logarithm of values within their range',
  summary: 'Natural logarithm of values that are shifted to start at a hundredth of their range.',
  inputs: [valuesInput],
  outputs: [valuesOutput],
  edges: ['Equal values have no range and no answer.'],
  source: 'Becker et al. 2019, The COIN Tool, JRC',
  run: (row) => ({ values: listOfColumn(logOfRange(columnIn(row, 'values'))) }),
};
