import { refuse, requireNumber, requireOneOf, requireWhole } from '../argument.ts';
import { exactSum } from '../exact-sum.ts';
import { ranks } from '../distributions/ranks.ts';
import { requireColumn } from './column.ts';
import { extremes } from './transform.ts';

const NAME = 'normalise';

export const normalisations = [
  'min-max',
  'z-score',
  'goalposts',
  'rank',
  'borda',
  'percentile-rank',
  'distance-to-reference',
  'distance-to-target',
  'fraction-of-maximum',
] as const;

/** How values of any unit are brought to a common scale. */
export type Normalisation =
  /** From the smallest to the largest value; default 0 to 100. */
  | { by: 'min-max'; range?: readonly [number, number] }
  /** Standard scores; default mean 0 and sample standard deviation 1. */
  | { by: 'z-score'; mean?: number; deviation?: number }
  /** From a declared low to a declared high post; the posts become 0 and `top` (default 100). `cut`: none beyond them. */
  | { by: 'goalposts'; low: number; high: number; top?: number; cut?: boolean }
  /** 1 for the smallest; equal values share the smallest rank. */
  | { by: 'rank' }
  /** Values that are beaten: rank less 1. */
  | { by: 'borda' }
  /** Share of the other values that are beaten, 0 to 1. */
  | { by: 'percentile-rank' }
  /** 0 for the smallest value, 1 for that of the reference area (a position from 0). `cut`: none beyond 1. */
  | { by: 'distance-to-reference'; reference: number; cut?: boolean }
  /** 0 for the smallest value, 1 for the target. `cut`: none beyond 1. */
  | { by: 'distance-to-target'; target: number; cut?: boolean }
  /** Share of the largest value. */
  | { by: 'fraction-of-maximum' };

/**
 * Values of one indicator on a common scale on which a higher number is better.
 *
 * Where low values are good, they are turned round first: goalposts, targets and references keep their meaning.
 * Edges — missing values stay missing and do not count. Where the scale has no width — all values equal for `min-max` and
 * `z-score`, a single value for `percentile-rank`, a reference or target no better than the worst value, a largest value
 * of 0 — every value is missing. A reference area without value leaves every value missing too.
 *
 * @param values    any unit; NaN where missing
 * @param how       the normalisation with its parameters
 * @param polarity  which direction is good; default high
 * @throws STATISTIC_ARGUMENT_INVALID  an infinite value, posts that are equal or turned round, a deviation of 0 or less, a
 *   reference that is no position, a fraction of the maximum where low is good
 * @see OECD & JRC 2008, Handbook on Constructing Composite Indicators
 */
export function normalise(
  values: Float64Array,
  how: Normalisation,
  polarity: 'high-is-good' | 'low-is-good' = 'high-is-good',
): Float64Array {
  requireColumn(NAME, 'values', values);
  requireOneOf(NAME, 'by', how.by, normalisations);
  requireOneOf(NAME, 'polarity', polarity, ['high-is-good', 'low-is-good']);
  const sign = polarity === 'high-is-good' ? 1 : -1;
  const x = sign === 1 ? values : values.map((value) => -value);
  switch (how.by) {
    case 'min-max': {
      const [from, to] = how.range ?? [0, 100];
      requireNumber(NAME, 'range', from);
      if (requireNumber(NAME, 'range', to) <= from) refuse(NAME, 'range', 'rising', to);
      const { smallest, largest } = extremes(x);
      return between(x, smallest, largest, (share) => from + share * (to - from));
    }
    case 'z-score':
      return standardised(x, how.mean ?? 0, how.deviation ?? 1);
    case 'goalposts': {
      if (requireNumber(NAME, 'high', how.high) <= requireNumber(NAME, 'low', how.low)) {
        refuse(NAME, 'high', `above the low post (${how.low})`, how.high);
      }
      const top = requireNumber(NAME, 'top', how.top ?? 100);
      const [worst, best] = sign === 1 ? [how.low, how.high] : [-how.high, -how.low];
      return between(x, worst, best, (share) => (how.cut ? Math.min(1, Math.max(0, share)) : share) * top);
    }
    case 'rank':
      return ranks(x, 'smallest');
    case 'borda':
      return ranks(x, 'smallest').map((rank) => rank - 1);
    case 'percentile-rank': {
      const others = x.filter((value) => !Number.isNaN(value)).length - 1;
      return ranks(x, 'smallest').map((rank) => (rank - 1) / others);
    }
    case 'distance-to-reference':
      requireWhole(NAME, 'reference', how.reference, 0, x.length - 1);
      return towards(x, x[how.reference]!, how.cut ?? false);
    case 'distance-to-target':
      return towards(x, sign * requireNumber(NAME, 'target', how.target), how.cut ?? false);
    case 'fraction-of-maximum': {
      if (sign === -1) refuse(NAME, 'by', 'one that can be turned round, where low is good', how.by);
      const { largest } = extremes(x);
      return x.map((value) => (largest === 0 ? Number.NaN : value / largest));
    }
  }
}

/** Share of the way from one end to the other, then scaled; missing where there is no way. */
function between(x: Float64Array, from: number, to: number, scaled: (share: number) => number): Float64Array {
  if (!(to > from)) return new Float64Array(x.length).fill(Number.NaN);
  return x.map((value) => (Number.isNaN(value) ? value : scaled((value - from) / (to - from))));
}

/** 0 for the smallest value and 1 for the goal. */
function towards(x: Float64Array, goal: number, cut: boolean): Float64Array {
  return between(x, extremes(x).smallest, goal, (share) => (cut ? Math.min(1, share) : share));
}

function standardised(x: Float64Array, mean: number, deviation: number): Float64Array {
  requireNumber(NAME, 'mean', mean);
  if (requireNumber(NAME, 'deviation', deviation) <= 0) refuse(NAME, 'deviation', 'above 0', deviation);
  const { smallest, largest } = extremes(x);
  const count = x.filter((value) => !Number.isNaN(value)).length;
  // Equal values have no spread, though rounding of their mean may leave a little.
  if (count < 2 || smallest === largest) return new Float64Array(x.length).fill(Number.NaN);
  const centre = exactSum(x.length, (i) => x[i]!) / count;
  const spread = Math.sqrt(exactSum(x.length, (i) => (x[i]! - centre) ** 2) / (count - 1));
  return x.map((value) => mean + ((value - centre) / spread) * deviation);
}
