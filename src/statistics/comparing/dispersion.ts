import { ExactSum } from '../exact-sum.ts';
import { percentile } from '../distributions/percentile.ts';
import { ranks } from '../distributions/ranks.ts';

/** What a funnel is of, and the scale on which areas' values are taken as normal. */
export const funnelScales = ['proportion', 'log-ratio', 'root-ratio', 'count-ratio'] as const;
export type FunnelScale = (typeof funnelScales)[number];

/** An area's value on the normal scale with its standard error by chance alone; NaN where there is none. */
export interface Transformed {
  value: number;
  error: number;
}

/** From an area's count and its denominator (people at risk, expected events) to the normal scale. */
export function transformed(scale: FunnelScale, x: number, n: number): Transformed {
  switch (scale) {
    case 'proportion':
      return { value: Math.asin(Math.sqrt(x / n)), error: 1 / (2 * Math.sqrt(n)) };
    case 'root-ratio':
      return { value: Math.sqrt(x / n), error: 1 / (2 * Math.sqrt(n)) };
    case 'log-ratio':
      return { value: x === 0 ? Number.NaN : Math.log(x / n), error: 1 / Math.sqrt(n) };
    case 'count-ratio':
      return { value: Math.log((x + 0.5) / (n + 0.5)), error: Math.sqrt(x / (x + 0.5) ** 2 + n / (n + 0.5) ** 2) };
  }
}

/** The target on the normal scale. */
export function transformedTarget(scale: FunnelScale, target: number): number {
  if (scale === 'proportion') return Math.asin(Math.sqrt(target));
  return scale === 'root-ratio' ? Math.sqrt(target) : Math.log(target);
}

/** From the normal scale to the value's own; what lies beyond the end of a scale is that end. */
export function restored(scale: FunnelScale, value: number): number {
  if (scale === 'proportion') return Math.sin(Math.min(Math.PI / 2, Math.max(0, value))) ** 2;
  return scale === 'root-ratio' ? Math.max(0, value) ** 2 : Math.exp(value);
}

/**
 * Scores with the extreme ones brought in to the percentiles at `trim` and 1 − `trim`.
 *
 * @param scores  NaN where missing
 */
export function winsorisedScores(scores: Float64Array, trim: number): Float64Array {
  const sorted = scores.filter((score) => !Number.isNaN(score)).sort();
  const low = percentile(sorted, trim);
  const high = percentile(sorted, 1 - trim);
  return scores.map((score) => Math.max(low, Math.min(high, score)));
}

/**
 * Scores without those in the first and the last of 1 ÷ `trim` groups of equal size by rank: these become NaN.
 *
 * @param scores  NaN where missing
 */
export function truncatedScores(scores: Float64Array, trim: number): Float64Array {
  const groups = 1 / trim;
  const places = ranks(scores, 'average');
  const count = places.filter((place) => !Number.isNaN(place)).length;
  return scores.map((score, i) => {
    const group = Math.floor((places[i]! * groups) / (count + 1));
    return group > 0 && group < groups - 1 ? score : Number.NaN;
  });
}

/** How much more areas differ than chance alone would make them. */
export interface Dispersion {
  /** Mean square of the scores: 1 by chance alone. Null without scores. */
  phi: number | null;
  /** Variance between areas beyond chance, on the normal scale. */
  tauSquared: number;
}

/**
 * Dispersion of scores, and the variance between areas that explains it.
 *
 * Method — φ is the scores' mean square; τ² is the moment estimate of DerSimonian and Laird, 0 where φ is no more than
 * chance gives.
 *
 * @param scores  winsorised or truncated; NaN where missing or dropped
 * @param errors  standard error of each area's value by chance alone
 * @see DerSimonian & Laird 1986, Controlled Clinical Trials 7:177–188; Spiegelhalter et al. 2012, JRSS A 175:1–47
 */
export function dispersionOf(scores: Float64Array, errors: Float64Array): Dispersion {
  const [squares, weights, weightSquares] = [new ExactSum(), new ExactSum(), new ExactSum()];
  let count = 0;
  for (let i = 0; i < scores.length; i++) {
    if (Number.isNaN(scores[i]!)) continue;
    const weight = 1 / errors[i]! ** 2;
    count += 1;
    squares.add(scores[i]! ** 2);
    weights.add(weight);
    weightSquares.add(weight * weight);
  }
  if (count === 0) return { phi: null, tauSquared: 0 };
  const room = weights.total - weightSquares.total / weights.total;
  const excess = squares.total - (count - 1);
  // A single area leaves no room between areas: its excess cannot be told from its own difference.
  return { phi: squares.total / count, tauSquared: count > 1 && excess > 0 ? excess / room : 0 };
}
