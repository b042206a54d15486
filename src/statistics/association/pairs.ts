import { requireNumber, requireSameLength } from '../argument.ts';
import { exactSum } from '../exact-sum.ts';

/** The pairs of which both sides are there, in two columns. */
export interface Pairs {
  x: Float64Array;
  y: Float64Array;
}

/**
 * Pairs without those that lack a side.
 *
 * @throws STATISTIC_ARGUMENT_INVALID  lists of different length, a value that is not finite
 */
export function completePairs(method: string, x: readonly (number | null)[], y: readonly (number | null)[]): Pairs {
  const length = requireSameLength(method, { x, y });
  const [left, right] = [new Float64Array(length), new Float64Array(length)];
  let count = 0;
  for (const [i, a] of x.entries()) {
    const b = y[i]!;
    if (a !== null) requireNumber(method, 'x', a);
    if (b !== null) requireNumber(method, 'y', b);
    if (a === null || b === null) continue;
    left[count] = a;
    right[count] = b;
    count += 1;
  }
  return { x: left.subarray(0, count), y: right.subarray(0, count) };
}

/** Means, and sums of squares and products about them. */
export interface Moments {
  count: number;
  meanX: number;
  meanY: number;
  xx: number;
  yy: number;
  xy: number;
}

/** Sums about the means, in a second pass: a large common offset costs no figures. A side that is all equal has sum 0. */
export function momentsOf({ x, y }: Pairs): Moments {
  const count = x.length;
  const meanX = exactSum(count, (i) => x[i]!) / count;
  const meanY = exactSum(count, (i) => y[i]!) / count;
  const [flatX, flatY] = [isFlat(x), isFlat(y)];
  const dx = (i: number) => (flatX ? 0 : x[i]! - meanX);
  const dy = (i: number) => (flatY ? 0 : y[i]! - meanY);
  const xx = exactSum(count, (i) => dx(i) ** 2);
  const yy = exactSum(count, (i) => dy(i) ** 2);
  const xy = exactSum(count, (i) => dx(i) * dy(i));
  return { count, meanX, meanY, xx, yy, xy };
}

function isFlat(values: Float64Array): boolean {
  return values.every((value) => value === values[0]);
}

/** Correlation from sums about the means, never beyond −1 and 1; null where a side does not vary. */
export function correlationOf({ xx, yy, xy }: Moments): number | null {
  if (!(xx > 0 && yy > 0)) return null;
  const product = xx * yy;
  // The root of the product is exact for pairs on a line; very large or small sums leave the range of a product.
  const size = product > 1e-280 && product < Infinity ? Math.sqrt(product) : Math.sqrt(xx) * Math.sqrt(yy);
  return Math.max(-1, Math.min(1, xy / size));
}
