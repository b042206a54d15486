import { normalQuantile } from '../distributions/normal.ts';
import { backTransform, cumulantsOf, quantileOfSum, type Uncertain } from './uncertain-sum.ts';

/** Lower and upper limit of the slope index and of the relative index; null where they cannot be given. */
export interface SlopeLimits {
  slope: [number, number] | null;
  relative: [number, number] | null;
}

/**
 * Limits when the regression is of the values themselves: the slope is a weighted sum of them, and the relative index is
 * below r exactly when (intercept + slope) − r × intercept, another weighted sum, is below 0.
 *
 * @param intercept  null leaves out the relative index
 */
export function limitsOfSums(
  values: readonly Uncertain[],
  slope: Float64Array,
  intercept: Float64Array | null,
  tail: number,
): SlopeLimits {
  const cumulants = cumulantsOf(values);
  const low = quantileOfSum(slope, cumulants, tail);
  const high = quantileOfSum(slope, cumulants, 1 - tail);
  const ofSlope: SlopeLimits['slope'] = low === null || high === null ? null : [low, high];
  if (intercept === null) return { slope: ofSlope, relative: null };
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
    slope: ofSlope,
    relative: lowRelative === null || highRelative === null ? null : [lowRelative, highRelative],
  };
}

/** A line fitted to transformed values: its middle, its slope and the slope's standard error, on the transformed scale. */
export interface FittedLine {
  middle: number;
  slope: number;
  error: number;
}

/** Values of the line at its bottom and top end, on the values' own scale. */
export function lineEnds({ middle, slope }: FittedLine, back: Uncertain['back']): [bottom: number, top: number] {
  return [backTransform(middle - slope / 2, back), backTransform(middle + slope / 2, back)];
}

/**
 * Limits when the regression is of transformed values: the line turns about its middle, which is the population's mean and
 * is held, as far as its slope may be wrong. Both indices rise with the slope, so their limits are those of the slope.
 */
export function limitsOfLine(line: FittedLine, back: Uncertain['back'], tail: number): SlopeLimits {
  const reach = -normalQuantile(tail) * line.error;
  const [lowBottom, lowTop] = lineEnds({ ...line, slope: line.slope - reach }, back);
  const [highBottom, highTop] = lineEnds({ ...line, slope: line.slope + reach }, back);
  return {
    slope: [lowTop - lowBottom, highTop - highBottom],
    relative: [lowTop / lowBottom, highTop / highBottom],
  };
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
