import { refuse, requireNotNegative, requireNumber, requireOneOf, requireSameLength } from '../argument.ts';
import { requireConfidence, TWO_LEVELS, zOf } from '../confidence.ts';
import { exactSum } from '../exact-sum.ts';
import { gammaQuantile } from '../distributions/gamma.ts';
import {
  dispersionOf,
  type FunnelScale,
  funnelScales,
  restored,
  transformed,
  transformedTarget,
  truncatedScores,
  winsorisedScores,
} from './dispersion.ts';
import type { FunnelFlag } from './funnel.ts';

const NAME = 'overdispersed-funnel';

export interface OverdispersedFunnelOptions {
  /** What the funnel is of; `log-ratio` and `root-ratio` are of observed over expected counts. */
  scale: FunnelScale;
  /** What happens to extreme scores before dispersion is taken; default truncate for `log-ratio`, else winsorise. */
  tails?: 'winsorise' | 'truncate';
  /** Share at each end that is extreme, 0 up to 0.5 (excluded); default 0.1. */
  trim?: number;
  /** Scale of values and limits; default 1. */
  multiplier?: number;
  /** Inner and outer level; default 0.95 and 0.998. */
  confidenceLevels?: readonly [number, number];
  /** Normal quantiles in place of those of the levels, where a published method rounds them. */
  z?: readonly [number, number];
}

/** Limits of a funnel at one area. */
export interface AreaLimits {
  lower95: number;
  upper95: number;
  lower998: number;
  upper998: number;
}

export interface FunnelArea {
  value: number;
  /** Distance from the target in standard errors by chance alone; null for a ratio of 0 on the logarithmic scale. */
  score: number | null;
  /** The score as it enters the dispersion; null where it was dropped. */
  treatedScore: number | null;
  /** Distance from the target with the variance between areas added. */
  adjustedScore: number | null;
  limits: AreaLimits;
  adjustedLimits: AreaLimits;
  flag: FunnelFlag;
  adjustedFlag: FunnelFlag;
}

export interface OverdispersedFunnel {
  /** Overall proportion or ratio, as multiplied; 1 for observed over expected. Null where no area has a value. */
  target: number | null;
  /** Mean square of the treated scores: about 1 when areas differ by chance alone. */
  phi: number | null;
  /** Variance between areas beyond chance, on the transformed scale. */
  tauSquared: number;
  /** True where the adjusted limits are the ones to judge by. */
  overdispersed: boolean;
  /** In the order given; null where an area has no value. */
  areas: (FunnelArea | null)[];
}

/**
 * Funnel whose limits allow for differences between areas that nobody means to flag.
 *
 * Method — values are transformed (arcsine root, logarithm or square root) and scored against the target; extreme scores
 * are brought in or dropped; the mean square φ of the rest gives an additive variance τ² between areas, which widens the
 * limits. Limits without it are exact Poisson ones for ratios, normal on the transformed scale otherwise. Limits are those
 * of the transformed scale turned back, cut where that scale ends.
 * Edges — φ of 1 or less gives τ² 0. A missing number or a denominator of 0: the area has no value and does not count. An
 * observed count of 0 has no score on the logarithmic scale; its value 0 is held against the limits. A value on a limit is
 * not significant. No area: no target.
 *
 * @param numerators    events of each area; null where missing
 * @param denominators  at risk, expected events or the other count of each area; null where missing
 * @throws STATISTIC_ARGUMENT_INVALID  negative numbers, a proportion above 1, lists of different length, an unknown scale
 * @see Spiegelhalter 2005, Statistics in Medicine 24:1185–1202; Spiegelhalter et al. 2012, JRSS A 175:1–47
 */
export function overdispersedFunnel(
  numerators: readonly (number | null)[],
  denominators: readonly (number | null)[],
  options: OverdispersedFunnelOptions,
): OverdispersedFunnel {
  const { scale, trim = 0.1, multiplier = 1, confidenceLevels = TWO_LEVELS } = options;
  requireOneOf(NAME, 'scale', scale, funnelScales);
  requireSameLength(NAME, { numerators, denominators });
  requireNumber(NAME, 'multiplier', multiplier);
  if (!(trim >= 0 && trim < 0.5)) refuse(NAME, 'trim', 'a share from 0 to below 0.5', trim);
  const levels = confidenceLevels.map((level) => requireConfidence(NAME, level));
  const tails = requireOneOf(NAME, 'tails', options.tails ?? (scale === 'log-ratio' ? 'truncate' : 'winsorise'), [
    'winsorise',
    'truncate',
  ]);
  const counts = numerators.map((x, i) => readArea(scale, x, denominators[i]!));
  const target = targetOf(scale, counts);
  if (target === null) {
    return { target, phi: null, tauSquared: 0, overdispersed: false, areas: counts.map(() => null) };
  }
  const centre = transformedTarget(scale, target);
  const places = counts.map((area) => area && transformed(scale, area.x, area.n));
  const errors = Float64Array.from(places, (place) => place?.error ?? Number.NaN);
  const scores = Float64Array.from(places, (place) => (place ? (place.value - centre) / place.error : Number.NaN));
  const treated = tails === 'truncate' && trim > 0 ? truncatedScores(scores, trim) : winsorisedScores(scores, trim);
  const { phi, tauSquared } = dispersionOf(treated, errors);
  const z = options.z ?? (levels.map(zOf) as [number, number]);
  const areas = counts.map((area, i): FunnelArea | null => {
    if (!area) return null;
    const chance = scale === 'log-ratio' ? 1 / area.n : 1 / (4 * area.n);
    const normal = (between: number) =>
      limitsOf((k, side) => restored(scale, centre + side * z[k] * Math.sqrt(chance + between)) * multiplier);
    const exact = () => limitsOf((k, side) => exactRatioLimit(area.n, levels[k]!, side) * multiplier);
    const limits = scale === 'log-ratio' || scale === 'root-ratio' ? exact() : normal(0);
    const adjustedLimits = normal(tauSquared);
    const value = (area.x / area.n) * multiplier;
    const distance = scores[i]! * errors[i]!;
    return {
      value,
      score: orNull(scores[i]!),
      treatedScore: orNull(treated[i]!),
      adjustedScore: orNull(distance / Math.sqrt(errors[i]! ** 2 + tauSquared)),
      limits,
      adjustedLimits,
      flag: flagOf(value, limits),
      adjustedFlag: flagOf(value, adjustedLimits),
    };
  });
  return { target: target * multiplier, phi, tauSquared, overdispersed: tauSquared > 0, areas };
}

interface AreaCounts {
  x: number;
  n: number;
}

function readArea(scale: FunnelScale, x: number | null, n: number | null): AreaCounts | null {
  if (x !== null) requireNotNegative(NAME, 'numerators', x);
  if (n !== null) requireNotNegative(NAME, 'denominators', n);
  if (x === null || n === null || n === 0) return null;
  if (scale === 'proportion' && x > n) refuse(NAME, 'numerators', `at most the denominator (${n})`, x);
  return { x, n };
}

/** 1 for observed over expected, else all events over all denominators; null where that has no place on the scale. */
function targetOf(scale: FunnelScale, areas: readonly (AreaCounts | null)[]): number | null {
  const events = exactSum(areas.length, (i) => areas[i]?.x ?? 0);
  const size = exactSum(areas.length, (i) => areas[i]?.n ?? 0);
  if (size === 0) return null;
  if (scale === 'log-ratio' || scale === 'root-ratio') return 1;
  return scale === 'count-ratio' && events === 0 ? null : events / size;
}

type LimitOf = (level: 0 | 1, side: -1 | 1) => number;

function limitsOf(limit: LimitOf): AreaLimits {
  return { lower95: limit(0, -1), upper95: limit(0, 1), lower998: limit(1, -1), upper998: limit(1, 1) };
}

/** Ratio to the expected count of a Poisson count that chance alone leaves in each tail. */
function exactRatioLimit(expected: number, level: number, side: -1 | 1): number {
  const tail = (1 - level) / 2;
  const count = side < 0 ? gammaQuantile(tail, expected) : gammaQuantile(tail, expected + 1, 'upper');
  return count / expected;
}

function flagOf(value: number, limits: AreaLimits): FunnelFlag {
  if (value < limits.lower998) return 'low-998';
  if (value > limits.upper998) return 'high-998';
  if (value < limits.lower95) return 'low-95';
  return value > limits.upper95 ? 'high-95' : 'not-significant';
}

function orNull(value: number): number | null {
  return Number.isNaN(value) ? null : value;
}
