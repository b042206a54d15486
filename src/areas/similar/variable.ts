import { exactSum } from '#statistics/exact-sum.ts';

// Below it, and above its inverse, squares are no longer numbers.
const tiniest = 1e-150;

/** How large values are drawn in before distances are taken. */
export type Transform = 'square-root' | 'logarithm' | 'none';

/** One thing by which areas are alike or not: a number for each area, NaN where there is none. */
export interface SimilarVariable {
  values: Float64Array;
  transform: Transform;
  /** Values further above the mean than this many standard deviations are cut to that; null cuts nothing. */
  cap: number | null;
  /** How much the square of a difference counts; above 0. */
  weight: number;
}

/** Position of the first value that a transform has no answer for: below 0 under a root, 0 or below under a logarithm; −1 when all have one. */
export function outsideTransform({ values, transform }: SimilarVariable): number {
  if (transform === 'none') return -1;
  return values.findIndex((value) => (transform === 'square-root' ? value < 0 : value <= 0));
}

/**
 * Values as they enter the distance: capped, transformed, standardised, times the root of the weight.
 *
 * Method — cut at mean + cap standard deviations of the values as they are; transformed; less their mean, over their standard
 * deviation (of a sample, n − 1). Sums do not depend on the order of the areas.
 * Edges — a missing value becomes 0, the mean. All values alike, fewer than 2, or differences too small or too large for a number:
 * undefined, since nobody can be told apart by it.
 *
 * @see Model Health System, Integrated care board peers: cap at mean + 5 standard deviations, square root, standardise
 */
export function standardised({ values, transform, cap, weight }: SimilarVariable): Float64Array | undefined {
  const whole = momentsOf(values);
  const limit = cap === null || whole === undefined ? Number.POSITIVE_INFINITY : whole.mean + cap * whole.deviation;
  const drawnIn = values.map((value) => transformed(Math.min(value, limit), transform));
  const moments = momentsOf(drawnIn);
  if (moments === undefined) return undefined;
  const scale = Math.sqrt(weight) / moments.deviation;
  return drawnIn.map((value) => (Number.isNaN(value) ? 0 : (value - moments.mean) * scale));
}

function transformed(value: number, transform: Transform): number {
  if (transform === 'none') return value;
  return transform === 'square-root' ? Math.sqrt(value) : Math.log(value);
}

/** Mean and standard deviation of the values that are there; undefined where they do not vary. */
function momentsOf(values: Float64Array): { mean: number; deviation: number } | undefined {
  let count = 0;
  let [smallest, largest] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (const value of values) {
    if (Number.isNaN(value)) continue;
    count += 1;
    if (value < smallest) smallest = value;
    if (value > largest) largest = value;
  }
  // Not by a deviation of 0: rounding of the mean would give equal values a tiny one.
  if (!(largest > smallest)) return undefined;
  const mean = exactSum(values.length, (i) => values[i] as number) / count;
  const squares = exactSum(values.length, (i) => ((values[i] as number) - mean) ** 2);
  const deviation = Math.sqrt(squares / (count - 1));
  return deviation > tiniest && deviation < 1 / tiniest ? { mean, deviation } : undefined;
}
