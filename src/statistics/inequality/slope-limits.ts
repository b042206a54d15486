import { normalCdf } from '../distributions/normal.ts';
import { backTransform, cumulantsOf, quantileOfSum, type Uncertain } from './uncertain-sum.ts';

/** Lower and upper limit of the slope index and of the relative index; null where they cannot be given. */
export interface SlopeLimits {
  slope: [number, number] | null;
  relative: [number, number] | null;
}

/**
 * Limits when the regression is of the values themselves: the slope is a weighted sum of them, and the relative index is
 * below r exactly when (intercept + slope) − r × intercept, another weighted sum, is below 0.
 */
export function limitsOfSums(
  values: readonly Uncertain[],
  slope: Float64Array,
  intercept: Float64Array,
  tail: number,
): SlopeLimits {
  const cumulants = cumulantsOf(values);
  const low = quantileOfSum(slope, cumulants, tail);
  const high = quantileOfSum(slope, cumulants, 1 - tail);
  const difference = new Float64Array(values.length);
  const relativeAt = (probability: number): number | null => {
    const at = (r: number): number | null => {
      for (let i = 0; i < difference.length; i++) difference[i] = slope[i]! + intercept[i]! * (1 - r);
      return quantileOfSum(difference, cumulants, probability);
    };
    return solveFalling(at, 1);
  };
  const lowRelative = relativeAt(tail);
  const highRelative = relativeAt(1 - tail);
  return {
    slope: low === null || high === null ? null : [low, high],
    relative: lowRelative === null || highRelative === null ? null : [lowRelative, highRelative],
  };
}

/** Top (least deprived) and bottom end of a transformed regression line, jointly normal. */
export interface LineEnds {
  bottom: number;
  top: number;
  varianceBottom: number;
  varianceTop: number;
  covariance: number;
}

/**
 * Limits when the regression is of transformed values: probability by integration over the line's bottom end, with the
 * top end normal given it; then the point at which that probability is the wanted one.
 */
export function limitsOfLine(ends: LineEnds, back: Uncertain['back'], tail: number): SlopeLimits {
  const spread = Math.sqrt(ends.varianceBottom);
  const slopeOnBottom = ends.varianceBottom === 0 ? 0 : ends.covariance / ends.varianceBottom;
  const rest = Math.sqrt(Math.max(0, ends.varianceTop - slopeOnBottom * ends.covariance));
  const below = (limit: (bottom: number) => number): number => {
    let total = 0;
    for (let k = -64; k <= 64; k++) {
      const z = k / 8;
      const weight = (Math.exp(-0.5 * z * z) / Math.sqrt(2 * Math.PI)) * 0.125;
      const shift = spread * z;
      const top = forward(limit(backTransform(ends.bottom + shift, back)), back);
      total += weight * normalCdf((top - ends.top - slopeOnBottom * shift) / rest);
    }
    return total;
  };
  const gap = backTransform(ends.top, back) - backTransform(ends.bottom, back);
  const ratio = backTransform(ends.top, back) / backTransform(ends.bottom, back);
  const slopeAt = (p: number) => solveFalling((s) => p - below((bottom) => bottom + s), gap);
  const relativeAt = (p: number) => solveFalling((r) => p - below((bottom) => bottom * r), ratio);
  return { slope: pair(slopeAt(tail), slopeAt(1 - tail)), relative: pair(relativeAt(tail), relativeAt(1 - tail)) };
}

function pair(low: number | null, high: number | null): [number, number] | null {
  return low === null || high === null ? null : [low, high];
}

function forward(value: number, back: Uncertain['back']): number {
  if (back === 'identity') return value;
  if (value <= 0) return Number.NEGATIVE_INFINITY;
  if (back === 'exp') return Math.log(value);
  return value >= 1 ? Number.POSITIVE_INFINITY : Math.log(value / (1 - value));
}

/** Root of a falling function near `start`, by widening a bracket and halving it; null where the function has no answer. */
function solveFalling(f: (x: number) => number | null, start: number): number | null {
  let width = Math.max(Math.abs(start), 1e-6) * 0.1;
  let low = start;
  let high = start;
  for (let i = 0; i < 60; i++) {
    const atLow = f(low);
    const atHigh = f(high);
    if (atLow === null || atHigh === null) return null;
    if (atLow >= 0 && atHigh <= 0) break;
    if (atLow < 0) low -= width;
    if (atHigh > 0) high += width;
    width *= 2;
  }
  for (let i = 0; i < 200 && high - low > 1e-14 * Math.max(Math.abs(low), Math.abs(high)); i++) {
    const middle = (low + high) / 2;
    const value = f(middle);
    if (value === null) return null;
    if (value > 0) low = middle;
    else high = middle;
    if (middle === low && middle === high) break;
  }
  return (low + high) / 2;
}
