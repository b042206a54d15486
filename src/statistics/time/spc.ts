import type { Assurance } from '#vocabulary/control.ts';
import { refuse, requireNumber, requireOneOf, requireWhole } from '../argument.ts';
import {
  type Cause,
  causes,
  type ImprovementDirection,
  markCauses,
  type Variation,
  variationOf,
} from './special-cause.ts';

const NAME = 'spc';

/** 3 ÷ d₂ with d₂ = 1.128 for ranges of two, as printed in the literature of the chart. */
const LIMIT = 2.66;
/** Upper limit of a range of two, in mean ranges: ranges at or beyond it are screened out. */
const RANGE_LIMIT = 3.267;
/** A baseline shorter than this is too short for firm limits. */
export const FIRM_BASELINE = 13;

export interface SpcOptions {
  /** Which direction is an improvement; default neutral. */
  direction?: ImprovementDirection;
  /** Leave out moving ranges of 3.267 times their mean and more, once; default true. */
  screenOutliers?: boolean;
  /** Take mean and limits of each baseline from its first points only. */
  fixAfter?: number | undefined;
  /** Positions, counted from 0, at which a new baseline starts. */
  rebaseAt?: readonly number[];
  /** Value aimed at, for assurance. */
  target?: number | null | undefined;
}

export interface SpcPoint {
  value: number | null;
  mean: number;
  /** Null where the baseline has no usable moving range. */
  lower: number | null;
  upper: number | null;
  /** Side of the mean. */
  relativeToMean: -1 | 0 | 1 | null;
  outsideLimits: boolean | null;
  /** Beyond two thirds of a limit, but inside it. */
  nearLimit: boolean | null;
  cause: Cause;
  variation: Variation;
  /** The baseline has fewer than 13 points. */
  shortBaseline: boolean;
}

/** What the chart says once there is something to judge by. */
export type AssessedAssurance = Exclude<Assurance, 'not-assessed'>;

export interface SpcResult {
  points: SpcPoint[];
  /** Variation of the last point. */
  variation: Variation | null;
  /** By the last point's limits; null without target, without limits or when no direction is better. */
  assurance: AssessedAssurance | null;
}

/**
 * Individuals chart (XmR) of one series with special-cause rules and assurance.
 *
 * Method — centre: mean; limits: mean ∓ 2.66 × mean moving range, ranges screened once for outliers. Each baseline (the
 * stretch between rebasings) has its own mean, limits and runs.
 * Edges — a missing point has no range to its neighbours and breaks every run; it is marked missing. A baseline of one
 * point, or one in which every range is screened out (a flat series), has a mean but no limits. On a flat series with one
 * step the step is screened out and the limits close in on the mean: every point is then outside them.
 *
 * @param values  observations at equal intervals, oldest first; null where missing
 * @throws STATISTIC_ARGUMENT_INVALID  a value that is not finite, a rebasing outside the series
 * @see Wheeler & Chambers 1992, Understanding Statistical Process Control; the programme “Making Data Count”
 */
export function spc(values: readonly (number | null)[], options: SpcOptions = {}): SpcResult {
  const { direction = 'neutral', screenOutliers = true, fixAfter, rebaseAt = [], target = null } = options;
  requireOneOf(NAME, 'direction', direction, ['increase', 'decrease', 'neutral']);
  if (fixAfter !== undefined) requireWhole(NAME, 'fixAfter', fixAfter, 1);
  if (target !== null) requireNumber(NAME, 'target', target);
  const length = values.length;
  const value = Float64Array.from(values, (v) => (v === null ? Number.NaN : requireNumber(NAME, 'values', v)));
  const starts = new Uint8Array(length);
  for (const at of rebaseAt) {
    requireWhole(NAME, 'rebaseAt', at, 0, length - 1);
    starts[at] = 1;
  }
  const out = spcOutput(length);
  spcColumns({ value, offsets: Uint32Array.of(0, length), starts, screenOutliers, fixAfter, out });
  const short = shortBaselines(starts);
  const points = Array.from({ length }, (_, i) => pointAt(i, value, out, direction, short[i] === 1));
  const last = points.at(-1);
  return {
    points,
    variation: last ? last.variation : null,
    assurance: last ? assuranceOf(last.lower, last.upper, target, direction) : null,
  };
}

function pointAt(
  i: number,
  value: Float64Array,
  out: SpcOutput,
  direction: ImprovementDirection,
  short: boolean,
): SpcPoint {
  const cause = causes[out.cause[i]!] as Cause;
  const limited = !Number.isNaN(out.lower[i]!);
  const present = cause !== 'missing';
  const zone = out.zone[i]!;
  return {
    value: present ? value[i]! : null,
    mean: out.mean[i]!,
    lower: limited ? out.lower[i]! : null,
    upper: limited ? out.upper[i]! : null,
    relativeToMean: present ? (out.relative[i]! as -1 | 0 | 1) : null,
    outsideLimits: present && limited ? Math.abs(zone) === 2 : null,
    nearLimit: present && limited ? Math.abs(zone) === 1 : null,
    cause,
    variation: variationOf(cause, direction),
    shortBaseline: short,
  };
}

function shortBaselines(starts: Uint8Array): Uint8Array {
  const short = new Uint8Array(starts.length);
  let from = 0;
  for (let i = 1; i <= starts.length; i++) {
    if (i < starts.length && starts[i] !== 1) continue;
    if (i - from < FIRM_BASELINE) short.fill(1, from, i);
    from = i;
  }
  return short;
}

/**
 * Whether a process will meet its target whatever chance does: by the limits of its last point.
 *
 * Edges — a target on a limit is hit and miss. No target, no limits, or no good direction: null.
 */
export function assuranceOf(
  lower: number | null,
  upper: number | null,
  target: number | null,
  direction: ImprovementDirection,
): AssessedAssurance | null {
  if (target === null || lower === null || upper === null || direction === 'neutral') return null;
  if (target > upper) return direction === 'increase' ? 'consistently-fail' : 'consistently-pass';
  if (target < lower) return direction === 'increase' ? 'consistently-pass' : 'consistently-fail';
  return 'hit-and-miss';
}

/** Output columns of the chart, one entry a point. */
export interface SpcOutput {
  mean: Float64Array;
  /** NaN where the baseline has no limits. */
  lower: Float64Array;
  upper: Float64Array;
  /** Position in `causes`. */
  cause: Uint8Array;
  /** Side of the mean: −1, 0, 1; 2 where missing. */
  relative: Int8Array;
  /** −2 outside low, −1 near low, 0 inside, 1 near high, 2 outside high. */
  zone: Int8Array;
}

export function spcOutput(length: number): SpcOutput {
  return {
    mean: new Float64Array(length),
    lower: new Float64Array(length),
    upper: new Float64Array(length),
    cause: new Uint8Array(length),
    relative: new Int8Array(length),
    zone: new Int8Array(length),
  };
}

export interface SpcColumns {
  /** Values of all series, one series after another; NaN where missing. */
  value: Float64Array;
  /** First point of each series, and the number of points at the end. */
  offsets: Uint32Array | Int32Array;
  /** 1 at each point that starts a new baseline; the first point of a series always does. */
  starts?: Uint8Array | undefined;
  screenOutliers?: boolean;
  fixAfter?: number | undefined;
  out: SpcOutput;
}

/** Column form of `spc`. */
export function spcColumns({ value, offsets, starts, screenOutliers = true, fixAfter, out }: SpcColumns): void {
  if (fixAfter !== undefined && !(fixAfter >= 1)) refuse(NAME, 'fixAfter', '1 or more', fixAfter);
  for (let series = 0; series + 1 < offsets.length; series++) {
    const end = offsets[series + 1]!;
    let from = offsets[series]!;
    for (let i = from + 1; i <= end; i++) {
      if (i < end && (starts === undefined || starts[i] !== 1)) continue;
      const baseline = fixAfter === undefined ? i : Math.min(i, from + fixAfter);
      chartBaseline(value, from, i, baseline, screenOutliers, out);
      from = i;
    }
  }
}

function chartBaseline(
  value: Float64Array,
  from: number,
  to: number,
  baseline: number,
  screen: boolean,
  out: SpcOutput,
): void {
  const { mean, lower, upper, cause, relative, zone } = out;
  const centre = meanOf(value, from, baseline);
  const range = meanRange(value, from, baseline, screen);
  const low = centre - LIMIT * range;
  const high = centre + LIMIT * range;
  const nearLow = centre - ((2 * LIMIT) / 3) * range;
  const nearHigh = centre + ((2 * LIMIT) / 3) * range;
  for (let i = from; i < to; i++) {
    const v = value[i]!;
    mean[i] = centre;
    lower[i] = low;
    upper[i] = high;
    relative[i] = v === v ? Number(v > centre) - Number(v < centre) : 2;
    zone[i] = Number(v > nearHigh) + Number(v > high) - Number(v < nearLow) - Number(v < low);
  }
  markCauses(value, from, to, relative, zone, cause);
}

/** Compensated, so that a point that equals the mean is found to equal it whatever the order of the rest. */
function meanOf(value: Float64Array, from: number, to: number): number {
  let sum = 0;
  let lost = 0;
  let count = 0;
  for (let i = from; i < to; i++) {
    const v = value[i]!;
    if (v !== v) continue;
    const next = sum + v;
    lost += Math.abs(sum) >= Math.abs(v) ? sum - next + v : v - next + sum;
    sum = next;
    count++;
  }
  return (sum + lost) / count;
}

/** Mean moving range; NaN where no range is left. */
function meanRange(value: Float64Array, from: number, to: number, screen: boolean): number {
  const first = meanRangeBelow(value, from, to, Infinity);
  return screen ? meanRangeBelow(value, from, to, RANGE_LIMIT * first) : first;
}

function meanRangeBelow(value: Float64Array, from: number, to: number, limit: number): number {
  let sum = 0;
  let count = 0;
  for (let i = from + 1; i < to; i++) {
    const range = Math.abs(value[i]! - value[i - 1]!);
    if (range < limit) {
      sum += range;
      count++;
    }
  }
  return sum / count;
}
