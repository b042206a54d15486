import { refuse, requireNotNegative, requireNumber, requireWhole } from '../argument.ts';
import { requireConfidence } from '../confidence.ts';
import { poissonAbove, poissonCdf } from '../distributions/poisson.ts';
import { poissonDensity } from '../distributions/poisson-density.ts';
import { cannotSay, type IntervalEstimate } from '../estimate.ts';
import { EQUAL_LIKELIHOOD, firstTrue } from './binomial-exact.ts';
import { exactLower, exactUpper } from './rate.ts';
import {
  intervalOutputs,
  numberIn,
  optionIn,
  requiredNumberIn,
  scalar,
  shared,
  type StatisticMethod,
} from '../method.ts';

const METHOD = 'Garwood';
/** Beyond it neighbouring counts can no longer be told apart, and a search among them would not end. */
const LARGEST_COUNT = 1e15;

/**
 * Rate with exact Poisson (Garwood) limits, whatever the count.
 *
 * Edges — no events: lower limit 0. Missing or a denominator of 0: no value, with its reason.
 *
 * @param numerator    events; count, 0 or more; null where missing
 * @param denominator  person-time or population; null where missing
 * @throws STATISTIC_ARGUMENT_INVALID  negative or infinite numbers
 * @see Garwood 1936, Biometrika 28:437–442
 */
export function poissonExact(
  numerator: number | null,
  denominator: number | null,
  { confidenceLevel = 0.95, multiplier = 1 }: { confidenceLevel?: number; multiplier?: number } = {},
): IntervalEstimate {
  const level = requireConfidence('poisson-exact', confidenceLevel);
  requireNumber('poisson-exact', 'multiplier', multiplier);
  if (numerator === null || denominator === null) return cannotSay(METHOD, 'not-available');
  const x = requireNotNegative('poisson-exact', 'numerator', numerator);
  const n = requireNotNegative('poisson-exact', 'denominator', denominator);
  if (n === 0) return cannotSay(METHOD, 'denominator-zero');
  return {
    value: (x / n) * multiplier,
    lower: (exactLower(x, level) / n) * multiplier,
    upper: (exactUpper(x, level) / n) * multiplier,
    method: METHOD,
  };
}

/**
 * Exact probability of a count no likelier than the observed one, were the true rate the one given.
 *
 * @param numerator    events; whole
 * @param denominator  person-time or population, above 0
 * @param expected     true rate under the hypothesis, per unit of the denominator
 */
export function poissonTest(
  numerator: number,
  denominator: number,
  expected: number,
): { twoSided: number; less: number; greater: number } {
  const x = requireWhole('poisson-test', 'numerator', numerator, 0);
  const mean =
    requireNotNegative('poisson-test', 'expected', expected) *
    requireNumber('poisson-test', 'denominator', denominator);
  if (denominator <= 0) refuse('poisson-test', 'denominator', 'above 0', denominator);
  if (x > LARGEST_COUNT) refuse('poisson-test', 'numerator', `at most ${LARGEST_COUNT}`, x);
  if (!(mean <= LARGEST_COUNT))
    refuse('poisson-test', 'expected', `at most ${LARGEST_COUNT} events with this denominator`, expected);
  const less = poissonCdf(x, mean);
  const greater = poissonAbove(x - 1, mean);
  return { less, greater, twoSided: Math.min(1, twoSidedOf(x, mean)) };
}

function twoSidedOf(x: number, mean: number): number {
  if (mean === 0) return x === 0 ? 1 : 0;
  if (x === mean) return 1;
  const limit = poissonDensity(x, mean) * EQUAL_LIKELIHOOD;
  const unlikely = (count: number) => poissonDensity(count, mean) <= limit;
  if (x < mean) {
    const start = Math.ceil(mean);
    let far = Math.max(1, Math.ceil(2 * mean - x));
    while (!unlikely(far)) far *= 2;
    const from = firstTrue(start, far, unlikely);
    return poissonCdf(x, mean) + poissonAbove(from - 1, mean);
  }
  const above = firstTrue(-Math.floor(mean), 1, (negative) => -negative < 0 || unlikely(-negative));
  return poissonCdf(-above, mean) + poissonAbove(x - 1, mean);
}

export const describe: StatisticMethod = {
  name: 'poisson-exact',
  title: 'Rate with exact (Garwood) limits',
  summary: 'Events over population or person-time, with exact limits whatever the count.',
  inputs: [
    scalar('numerator', 'count', 'Events, 0 or more; empty where missing.'),
    scalar('denominator', 'population or person-time', 'Above 0; empty where missing.'),
    shared.confidenceLevel,
    shared.multiplier,
  ],
  outputs: intervalOutputs,
  edges: ['No events: value and lower limit 0.'],
  source: 'Garwood 1936, Biometrika 28:437–442',
  run: (row) => ({
    ...poissonExact(numberIn(row, 'numerator'), numberIn(row, 'denominator'), {
      confidenceLevel: optionIn(row, 'confidenceLevel'),
      multiplier: optionIn(row, 'multiplier'),
    }),
  }),
};

export const describeTest: StatisticMethod = {
  name: 'poisson-test',
  title: 'Exact test of a rate',
  summary: 'Probability of a count as extreme as the one observed, were the true rate the one given.',
  inputs: [
    scalar('numerator', 'count', 'Events, whole.'),
    scalar('denominator', 'population or person-time', 'Above 0.'),
    scalar('expected', 'rate', 'True rate under the hypothesis, per unit of the denominator.'),
  ],
  outputs: [
    { name: 'twoSided', unit: 'probability', description: 'Of all counts no likelier than the one observed.' },
    { name: 'less', unit: 'probability', description: 'Of as many or fewer events.' },
    { name: 'greater', unit: 'probability', description: 'Of as many or more events.' },
  ],
  edges: ['Counts within a ten-millionth of the observed one’s probability count as equally likely.'],
  source: 'Garwood 1936, Biometrika 28:437–442',
  run: (row) =>
    poissonTest(
      requiredNumberIn(row, 'numerator'),
      requiredNumberIn(row, 'denominator'),
      requiredNumberIn(row, 'expected'),
    ),
};
