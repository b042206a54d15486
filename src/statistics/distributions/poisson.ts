import { deviance } from './deviance.ts';
import { gammaLower, gammaUpper } from './gamma.ts';
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

/** Probability of at most `count` events where `mean` are expected. */
export function poissonCdf(count: number, mean: number): number {
  if (!(mean >= 0)) return Number.NaN;
  if (count < 0) return 0;
  return gammaUpper(Math.floor(count) + 1, mean);
}

/** Probability of more than `count` events where `mean` are expected. */
export function poissonAbove(count: number, mean: number): number {
  if (!(mean >= 0)) return Number.NaN;
  if (count < 0) return 1;
  return gammaLower(Math.floor(count) + 1, mean);
}
