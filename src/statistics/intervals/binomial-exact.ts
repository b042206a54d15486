import { refuse, requireNotNegative, requireWhole } from '../argument.ts';
import { requireConfidence } from '../confidence.ts';
import { betaQuantile } from '../distributions/beta.ts';
import { binomialAbove, binomialCdf, binomialDensity } from '../distributions/binomial.ts';
import { cannotSay, type IntervalEstimate } from '../estimate.ts';
import {
  intervalOutputs,
  numberIn,
  optionIn,
  requiredNumberIn,
  scalar,
  shared,
  type StatisticMethod,
} from '../method.ts';

const METHOD = 'Clopper-Pearson';

/** Outcomes whose probability exceeds the observed one's by less than this share count as equally likely. */
export const EQUAL_LIKELIHOOD = 1 + 1e-7;

/**
 * Proportion with exact (Clopper–Pearson) limits.
 *
 * Method — the proportions at which the observed count would be just that improbable, by beta quantiles. The limits hold
 * at least the stated level and are wider than Wilson's.
 * Edges — no events: lower limit 0; all events: upper limit 1. Missing or a denominator of 0: no value, with its reason.
 *
 * @param numerator    events; whole; null where missing
 * @param denominator  trials; whole; null where missing
 * @throws STATISTIC_ARGUMENT_INVALID  counts that are not whole, numerator above denominator
 * @see Clopper & Pearson 1934, Biometrika 26:404–413
 */
export function binomialExact(
  numerator: number | null,
  denominator: number | null,
  { confidenceLevel = 0.95, multiplier = 1 }: { confidenceLevel?: number; multiplier?: number } = {},
): IntervalEstimate {
  const level = requireConfidence('binomial-exact', confidenceLevel, true);
  if (numerator === null || denominator === null) return cannotSay(METHOD, 'not-available');
  const x = requireWhole('binomial-exact', 'numerator', numerator, 0);
  const n = requireWhole('binomial-exact', 'denominator', denominator, 0);
  if (n === 0) return cannotSay(METHOD, 'denominator-zero');
  if (x > n) refuse('binomial-exact', 'numerator', `at most the denominator (${n})`, x);
  const tail = (1 - level) / 2;
  return {
    value: (x / n) * multiplier,
    lower: (x === 0 ? 0 : betaQuantile(tail, x, n - x + 1)) * multiplier,
    upper: (x === n ? 1 : betaQuantile(tail, x + 1, n - x, 'upper')) * multiplier,
    method: METHOD,
  };
}

/**
 * Exact probabilities of a count as extreme as the observed one, were the true proportion the one given.
 *
 * Method — `twoSided` adds up every outcome that is no likelier than the observed one.
 *
 * @param expected  true proportion under the hypothesis, 0 to 1
 */
export function binomialTest(
  numerator: number,
  denominator: number,
  expected: number,
): { twoSided: number; less: number; greater: number } {
  const x = requireWhole('binomial-test', 'numerator', numerator, 0);
  const n = requireWhole('binomial-test', 'denominator', denominator, 1);
  if (x > n) refuse('binomial-test', 'numerator', `at most the denominator (${n})`, x);
  requireNotNegative('binomial-test', 'expected', expected);
  if (expected > 1) refuse('binomial-test', 'expected', 'at most 1', expected);
  const less = binomialCdf(x, n, expected);
  const greater = binomialAbove(x - 1, n, expected);
  return { less, greater, twoSided: Math.min(1, twoSidedOf(x, n, expected)) };
}

function twoSidedOf(x: number, n: number, p: number): number {
  if (p === 0) return x === 0 ? 1 : 0;
  if (p === 1) return x === n ? 1 : 0;
  const limit = binomialDensity(x, n, p) * EQUAL_LIKELIHOOD;
  const mode = n * p;
  if (x === mode) return 1;
  const unlikely = (count: number) => binomialDensity(count, n, p) <= limit;
  if (x < mode) {
    const from = firstTrue(Math.ceil(mode), n + 1, (count) => count > n || unlikely(count));
    return binomialCdf(x, n, p) + binomialAbove(from - 1, n, p);
  }
  const above = firstTrue(-Math.floor(mode), 1, (negative) => -negative < 0 || unlikely(-negative));
  return binomialCdf(-above, n, p) + binomialAbove(x - 1, n, p);
}

/** First whole number of a range from which on `holds` is true; the far end when it never is. */
export function firstTrue(from: number, to: number, holds: (value: number) => boolean): number {
  let low = from;
  let high = to;
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    if (holds(middle)) high = middle;
    else low = middle + 1;
  }
  return low;
}

export const describe: StatisticMethod = {
  name: 'binomial-exact',
  title: 'Proportion with exact (Clopper–Pearson) limits',
  summary: 'Events over trials, with limits that hold at least their level.',
  inputs: [
    scalar('numerator', 'count', 'Events, whole; empty where missing.'),
    scalar('denominator', 'count', 'Trials, whole; empty where missing.'),
    shared.confidenceLevel,
    shared.multiplier,
  ],
  outputs: intervalOutputs,
  edges: ['No events: lower limit 0. All events: upper limit 1 times the multiplier.'],
  source: 'Clopper & Pearson 1934, Biometrika 26:404–413',
  run: (row) => ({
    ...binomialExact(numberIn(row, 'numerator'), numberIn(row, 'denominator'), {
      confidenceLevel: optionIn(row, 'confidenceLevel'),
      multiplier: optionIn(row, 'multiplier'),
    }),
  }),
};

export const describeTest: StatisticMethod = {
  name: 'binomial-test',
  title: 'Exact test of a proportion',
  summary: 'Probability of a count as extreme as the one observed, were the true proportion the one given.',
  inputs: [
    scalar('numerator', 'count', 'Events, whole.'),
    scalar('denominator', 'count', 'Trials, whole, 1 or more.'),
    scalar('expected', 'proportion', 'True proportion under the hypothesis, 0 to 1.'),
  ],
  outputs: [
    { name: 'twoSided', unit: 'probability', description: 'Of all outcomes no likelier than the one observed.' },
    { name: 'less', unit: 'probability', description: 'Of as many or fewer events.' },
    { name: 'greater', unit: 'probability', description: 'Of as many or more events.' },
  ],
  edges: ['Outcomes within a ten-millionth of the observed one’s probability count as equally likely.'],
  source: 'Clopper & Pearson 1934, Biometrika 26:404–413',
  run: (row) =>
    binomialTest(
      requiredNumberIn(row, 'numerator'),
      requiredNumberIn(row, 'denominator'),
      requiredNumberIn(row, 'expected'),
    ),
};
