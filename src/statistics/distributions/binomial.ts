import { betaCdf } from './beta.ts';
import { deviance } from './deviance.ts';
import { stirlingError } from './log-gamma.ts';

/**
 * Probability of exactly `count` successes in `trials`.
 * Loader 2000, Fast and accurate computation of binomial probabilities.
 */
export function binomialDensity(count: number, trials: number, probability: number): number {
  if (!(probability >= 0 && probability <= 1 && trials >= 0)) return Number.NaN;
  if (count < 0 || count > trials) return 0;
  if (probability === 0) return count === 0 ? 1 : 0;
  if (probability === 1) return count === trials ? 1 : 0;
  const rest = trials - count;
  if (count === 0) return Math.exp(trials * Math.log1p(-probability));
  if (rest === 0) return probability ** trials;
  const exponent =
    stirlingError(trials) -
    stirlingError(count) -
    stirlingError(rest) -
    deviance(count, trials * probability) -
    deviance(rest, trials * (1 - probability));
  return Math.exp(exponent) * Math.sqrt(trials / (2 * Math.PI * count * rest));
}

/** Probability of at most `count` successes in `trials`. */
export function binomialCdf(count: number, trials: number, probability: number): number {
  if (!(probability >= 0 && probability <= 1 && trials >= 0)) return Number.NaN;
  const k = Math.floor(count);
  if (k < 0) return 0;
  if (k >= trials) return 1;
  return betaCdf(1 - probability, trials - k, k + 1, probability);
}

/** Probability of more than `count` successes in `trials`. */
export function binomialAbove(count: number, trials: number, probability: number): number {
  if (!(probability >= 0 && probability <= 1 && trials >= 0)) return Number.NaN;
  const k = Math.floor(count);
  if (k < 0) return 1;
  if (k >= trials) return 0;
  return betaCdf(probability, k + 1, trials - k);
}
