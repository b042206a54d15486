import { deviance } from './deviance.ts';
import { stirlingError } from './log-gamma.ts';

/**
 * Probability of exactly `count` events where `mean` are expected.
 *
 * `count` may be fractional: the formula is continued by the gamma function, as the gamma distribution needs.
 * Loader 2000, Fast and accurate computation of binomial probabilities.
 */
export function poissonDensity(count: number, mean: number): number {
  if (!(count >= 0 && mean >= 0)) return Number.NaN;
  if (mean === 0) return count === 0 ? 1 : 0;
  if (count === 0) return Math.exp(-mean);
  return Math.exp(-stirlingError(count) - deviance(count, mean)) / Math.sqrt(2 * Math.PI * count);
}
