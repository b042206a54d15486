import { refuse, requireNotNegative, requireNumber, requireWhole } from '../argument.ts';
import { requireConfidence } from '../confidence.ts';
import { poissonAbove, poissonCdf, poissonDensity } from '../distributions/poisson.ts';
import { cannotSay, type IntervalEstimate } from '../estimate.ts';
import { EQUAL_LIKELIHOOD, firstTrue } from './binomial-exact.ts';
import { exactLower, exactUpper } from './rate.ts';

const METHOD = 'Garwood';

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
