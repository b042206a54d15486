import { gammaLower, gammaUpper } from './gamma.ts';

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
