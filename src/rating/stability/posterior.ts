import { drawBeta, drawBinomial, drawGamma, drawNormal, drawPoisson } from './random/draw.ts';
import type { Stream } from './random/stream.ts';
import type { DrawKind, UncertainValue } from './uncertainty.ts';

/** Standard errors in the width of a 95 % interval. */
const widthOf95 = 2 * 1.959963984540054;

/** Upper 95 % limit of a Poisson count of 0: −ln 0.025. */
const upperOfNone = 3.6888794541139363;

/** The distribution of the true value of one indicator in one area, given what was counted. */
export interface Posterior {
  kind: 'beta' | 'gamma' | 'normal' | 'known';
  /** beta: successes + ½; gamma: shape; normal, known: the value. */
  a: number;
  /** beta: failures + ½; normal: standard error. */
  b: number;
  /** By which a draw is multiplied to be on the scale of the value. */
  scale: number;
  /** Values lie between these. */
  least: number;
  most: number;
}

/**
 * The posterior distribution of a true value.
 *
 * Method — proportions: beta with the prior of Jeffreys, so numerator + ½ and denominator − numerator + ½. Events: gamma with
 * numerator + ½. Where counts are not shown, or do not give the value because the publisher weighted it: normal with the value as its
 * mean and the width of the 95 % interval. Sums of weighted counts: gamma with the mean and the variance of the value.
 * Edges — no counts and no interval: the value is taken as known. No value: NaN, and so is every draw.
 *
 * @param multiplier by which a proportion or a rate is multiplied: 100 for per cent
 */
export function posteriorOf(kind: DrawKind, known: UncertainValue, multiplier: number): Posterior {
  const { value, numerator, denominator } = known;
  const error = (known.upper95 - known.lower95) / widthOf95;
  const atLeast0 = { least: 0, most: Number.POSITIVE_INFINITY };
  if (kind === 'known' || Number.isNaN(value)) return fixed(value);
  if (kind === 'beta' && numerator >= 0 && denominator >= numerator && agree(known, multiplier, error)) {
    return {
      kind: 'beta',
      a: numerator + 0.5,
      b: denominator - numerator + 0.5,
      scale: multiplier,
      least: 0,
      most: multiplier,
    };
  }
  if (kind === 'gamma' && numerator > 0) {
    return { kind: 'gamma', a: numerator + 0.5, b: 0, scale: value / numerator, ...atLeast0 };
  }
  if (kind === 'gamma' && numerator === 0 && value === 0 && known.upper95 > 0) {
    return { kind: 'gamma', a: 0.5, b: 0, scale: known.upper95 / upperOfNone, ...atLeast0 };
  }
  if (!(error > 0)) return fixed(value);
  if (kind === 'gamma-by-interval' && value > 0) {
    return { kind: 'gamma', a: (value / error) ** 2, b: 0, scale: error ** 2 / value, ...atLeast0 };
  }
  const bounds =
    kind === 'beta' ? { least: 0, most: multiplier } : kind === 'normal-by-interval' ? everywhere : atLeast0;
  return { kind: 'normal', a: value, b: error, scale: 1, ...bounds };
}

const everywhere = { least: Number.NEGATIVE_INFINITY, most: Number.POSITIVE_INFINITY };
const fixed = (value: number): Posterior => ({ kind: 'known', a: value, b: 0, scale: 1, ...everywhere });

/** Whether the counts give the value, to a fifth of a standard error or to rounding. */
function agree({ value, numerator, denominator }: UncertainValue, multiplier: number, error: number): boolean {
  const off = Math.abs((numerator / denominator) * multiplier - value);
  return off <= Math.max(error / 5, 1e-9 * multiplier) || (Number.isNaN(error) && off <= 0.001 * multiplier);
}

/** A true value. */
export function drawTrue(stream: Stream, { kind, a, b, scale, least, most }: Posterior): number {
  switch (kind) {
    case 'beta':
      return drawBeta(stream, a, b) * scale;
    case 'gamma':
      return drawGamma(stream, a) * scale;
    case 'normal':
      return Math.min(most, Math.max(least, a + b * drawNormal(stream)));
    case 'known':
      return a;
  }
}

/**
 * A value that would be observed next, if what is true stays as it is: counts of as many people, or a value with as wide an
 * interval.
 *
 * @param truth a draw of the true value
 */
export function drawObserved(stream: Stream, { kind, a, b, scale, least, most }: Posterior, truth: number): number {
  switch (kind) {
    case 'beta': {
      const trials = Math.max(1, Math.round(a + b - 1));
      return (drawBinomial(stream, trials, truth / scale) / trials) * scale;
    }
    case 'gamma':
      return drawPoisson(stream, truth / scale) * scale;
    case 'normal':
      return Math.min(most, Math.max(least, truth + b * drawNormal(stream)));
    case 'known':
      return a;
  }
}
