import { requireConfidence, zOf } from '../confidence.ts';
import { studentCdf } from '../distributions/student-t.ts';
import { cannotSay, type IntervalEstimate } from '../estimate.ts';
import { intervalOutputs, listIn, listOf, optionIn, shared, type StatisticMethod } from '../method.ts';
import { completePairs, correlationOf, momentsOf } from './pairs.ts';

const METHOD = 'Pearson';
const NAME = 'pearson-correlation';

export interface Correlation extends IntervalEstimate {
  /** Pairs of which both sides are there. */
  count: number;
  /** Probability, two-sided, of a correlation as far from 0 were there none. */
  pValue: number | null;
}

/**
 * Pearson's correlation with Fisher's limits.
 *
 * Method — limits are those of the inverse hyperbolic tangent, whose standard error is 1 ÷ √(n − 3); the test is Student's
 * with n − 2 degrees of freedom.
 * Edges — a pair that lacks a side is left out. A side without variation, or fewer than 2 pairs: no value. Two pairs have
 * no test, and fewer than 4 no limits. A perfect correlation has limits equal to it.
 *
 * @param x  any unit; null where missing
 * @param y  any unit; null where missing
 * @throws STATISTIC_ARGUMENT_INVALID  lists of different length, a value that is not finite, level outside 0.9 to 1
 * @see Fisher 1915, Biometrika 10:507–521
 */
export function pearson(
  x: readonly (number | null)[],
  y: readonly (number | null)[],
  { confidenceLevel = 0.95 }: { confidenceLevel?: number | undefined } = {},
): Correlation {
  const z = zOf(requireConfidence(NAME, confidenceLevel));
  const moments = momentsOf(completePairs(NAME, x, y));
  const { count } = moments;
  const value = correlationOf(moments);
  if (value === null) {
    return { ...cannotSay(METHOD, count < 2 ? 'not-available' : 'cannot-be-calculated'), count, pValue: null };
  }
  const pValue = count > 2 ? correlationTest(value, count) : null;
  if (count < 4) return { value, lower: null, upper: null, method: METHOD, reason: 'too-few-events', count, pValue };
  const reach = z / Math.sqrt(count - 3);
  const turned = Math.atanh(value);
  return { value, lower: Math.tanh(turned - reach), upper: Math.tanh(turned + reach), method: METHOD, count, pValue };
}

/** Two-sided probability of a correlation as far from 0, by Student's t with two degrees of freedom less than pairs. */
export function correlationTest(value: number, count: number): number {
  const rest = (1 - value) * (1 + value);
  if (rest === 0) return 0;
  return 2 * studentCdf(-Math.abs(value) * Math.sqrt((count - 2) / rest), count - 2);
}

export const describe: StatisticMethod = {
  name: NAME,
  title: 'Pearson’s correlation with Fisher’s limits',
  summary: 'How nearly two lists of values lie on a straight line.',
  inputs: [
    listOf('x', 'any unit', 'Values of one measure; empty where missing.'),
    listOf('y', 'any unit', 'Values of the other, in the same order; empty where missing.'),
    shared.confidenceLevel,
  ],
  outputs: [
    ...intervalOutputs,
    { name: 'count', unit: 'count', description: 'Pairs of which both sides are there.' },
    { name: 'pValue', unit: 'proportion', description: 'Two-sided probability were there no correlation.' },
  ],
  edges: [
    'A pair that lacks a side is left out.',
    'A side that does not vary has no correlation.',
    'Fewer than 4 pairs have no limits, 2 pairs no test.',
  ],
  source: 'Fisher 1915, Biometrika 10:507–521',
  run: (row) => ({
    ...pearson(listIn(row, 'x'), listIn(row, 'y'), { confidenceLevel: optionIn(row, 'confidenceLevel') }),
  }),
};
