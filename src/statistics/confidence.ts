import { refuse } from './argument.ts';
import { normalQuantile } from './distributions/normal.ts';

/** Levels of the two pairs of limits that an estimate carries: 95 % and 99.8 %. */
export const TWO_LEVELS: readonly [number, number] = [0.95, 0.998];

/**
 * A confidence level as a proportion, 0.9 up to 1.
 *
 * Percentages (95) are refused: one argument has one unit. Level 1 is allowed only where its limits are finite
 * (`includingOne`): a proportion then lies between 0 and 1.
 */
export function requireConfidence(method: string, level: unknown, includingOne = false): number {
  const fits = typeof level === 'number' && level >= 0.9 && (includingOne ? level <= 1 : level < 1);
  if (!fits) {
    refuse(
      method,
      'confidenceLevel',
      `a proportion from 0.9 to ${includingOne ? '1' : 'below 1'}, such as 0.95`,
      level,
    );
  }
  return level as number;
}

/** Standard normal quantile of a two-sided confidence level: that of (1 + level) / 2, never a typed-in 1.96. */
export function zOf(confidenceLevel: number): number {
  return normalQuantile((1 + confidenceLevel) / 2);
}
