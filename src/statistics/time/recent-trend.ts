import { type Trend, trends } from '#vocabulary/outcome.ts';
import type { Polarity } from '#vocabulary/polarity.ts';
import { refuse, requireNumber, requireOneOf, requireWhole } from '../argument.ts';
import { requireConfidence } from '../confidence.ts';
import { chiSquareQuantile } from '../distributions/gamma.ts';
import { listIn, listOf, optionIn, shared, type StatisticMethod, wordIn } from '../method.ts';

const NAME = 'recent-trend';

/** The published method takes a standard error from the 95 % limits by this divisor, and not by twice the exact z. */
const INTERVAL_WIDTH = 3.92;

/** The published threshold: the chi-square value with one degree of freedom exceeded with probability 0.002. */
export const TREND_LEVEL = 0.998;

/** One period of a series, oldest first; null where missing. */
export interface TrendPoint {
  value: number | null;
  numerator?: number | null;
  denominator?: number | null;
  lower95?: number | null;
  upper95?: number | null;
}

export interface TrendOptions {
  /** `counts`: chi-square for trend in proportions. `intervals`: weighted regression on the values' 95 % limits. */
  by: 'counts' | 'intervals';
  polarity?: Polarity;
  /** Proportion; default 0.998, stricter than 0.95 since many series are looked at. */
  confidenceLevel?: number;
  /** Number of latest points used; default 5. */
  points?: number;
  /** A count equal to its denominator anywhere in the series: `stop` (default, as published) or `use` it as any other. */
  fullCounts?: 'stop' | 'use';
}

export interface TrendResult {
  trend: Trend;
  significant: boolean;
  /** Change per period of the value, from the weighted regression; null where no trend can be calculated. */
  slope: number | null;
  chiSquare: number | null;
  reason?: TrendReason;
}

export type TrendReason = 'too-few-points' | 'series-broken' | 'count-equals-denominator';

/**
 * Whether the last five points of a series rise or fall by more than chance.
 *
 * Method — for proportions the chi-square test for linear trend in the counts, for other values a regression weighted by
 * the precision that their 95 % limits imply. The trend must be significant at 99.8 %, and the slope (for proportions that
 * of the logits) must keep its sign when any one of the points is left out, so that one odd year makes no trend. Periods
 * count as equally spaced.
 * Edges — fewer than five points, or a missing value, count or limit among the last five: no trend can be calculated. No
 * slope at all is no change. With a count of 0 the logits are those of half an event more on either side.
 *
 * A tool in wide use calls every significant trend of proportions a decrease; here the direction is the slope's.
 *
 * @throws STATISTIC_ARGUMENT_INVALID  numbers that are not finite, fewer than three points asked for
 * @see Armitage 1955, Biometrics 11:375–386; public health technical guidance: trend markers
 */
export function recentTrend(series: readonly TrendPoint[], options: TrendOptions): TrendResult {
  const { by, polarity = 'neither', confidenceLevel = TREND_LEVEL, points = 5, fullCounts = 'stop' } = options;
  requireOneOf(NAME, 'by', by, ['counts', 'intervals']);
  const level = requireConfidence(NAME, confidenceLevel);
  requireWhole(NAME, 'points', points, 3);
  const column = (name: keyof TrendPoint) =>
    Float64Array.from(series, (point) => {
      const number = point[name];
      return number === null || number === undefined ? Number.NaN : requireNumber(NAME, name, number);
    });
  const out = { trend: new Uint8Array(1), slope: new Float64Array(1), chiSquare: new Float64Array(1) };
  recentTrendColumns({
    value: column('value'),
    numerator: column('numerator'),
    denominator: column('denominator'),
    lower95: column('lower95'),
    upper95: column('upper95'),
    offsets: Uint32Array.of(0, series.length),
    by,
    polarity,
    confidenceLevel: level,
    points,
    fullCounts,
    out,
  });
  const trend = trends[out.trend[0]!] as Trend;
  if (trend === 'cannot-be-calculated') {
    return { trend, significant: false, slope: null, chiSquare: null, reason: reasonFor(series, points, fullCounts) };
  }
  return {
    trend,
    significant: trend !== 'no-significant-change',
    slope: out.slope[0]!,
    chiSquare: out.chiSquare[0]!,
  };
}

function reasonFor(series: readonly TrendPoint[], points: number, fullCounts: 'stop' | 'use'): TrendReason {
  if (series.length < points) return 'too-few-points';
  const full = series.some((p) => p.numerator !== null && p.numerator !== undefined && p.numerator === p.denominator);
  const broken = series.slice(-points).some((point) => point.value === null);
  return full && fullCounts === 'stop' && !broken ? 'count-equals-denominator' : 'series-broken';
}

export interface TrendColumns {
  /** Values of all series, one series after another, oldest point first; NaN where missing. */
  value: Float64Array;
  /** Needed by `counts`; with `intervals` only for the rule on full counts. */
  numerator?: Float64Array | undefined;
  denominator?: Float64Array | undefined;
  /** Needed by `intervals`. */
  lower95?: Float64Array | undefined;
  upper95?: Float64Array | undefined;
  /** First point of each series, and the number of points at the end. */
  offsets: Uint32Array | Int32Array;
  by: 'counts' | 'intervals';
  polarity?: Polarity;
  confidenceLevel?: number;
  points?: number;
  fullCounts?: 'stop' | 'use';
  /** One entry a series. `trend` holds positions in `trends` of `vocabulary/outcome.ts`. */
  out: { trend: Uint8Array; slope?: Float64Array; chiSquare?: Float64Array };
}

const CANNOT = trends.indexOf('cannot-be-calculated');
const NO_CHANGE = trends.indexOf('no-significant-change');

/** Column form of `recentTrend`. */
export function recentTrendColumns(columns: TrendColumns): void {
  const { value, numerator, denominator, lower95, upper95, offsets, by, out } = columns;
  const { polarity = 'neither', confidenceLevel = TREND_LEVEL, points = 5, fullCounts = 'stop' } = columns;
  if (by === 'counts' && !(numerator && denominator))
    refuse(NAME, 'numerator', 'given with the denominator', undefined);
  if (by === 'intervals' && !(lower95 && upper95)) refuse(NAME, 'lower95', 'given with upper95', undefined);
  const threshold = chiSquareQuantile(1 - requireConfidence(NAME, confidenceLevel), 1, 'upper');
  const words = directionCodes(polarity);
  const y = new Float64Array(points);
  const weight = new Float64Array(points);
  const logit = new Float64Array(points);
  const ones = new Float64Array(points).fill(1);
  for (let series = 0; series + 1 < offsets.length; series++) {
    const from = offsets[series]!;
    const to = offsets[series + 1]!;
    let slope = Number.NaN;
    let chiSquare = Number.NaN;
    let code = CANNOT;
    const stopped = fullCounts === 'stop' && numerator && denominator && anyFull(numerator, denominator, from, to);
    if (to - from >= points && !stopped) {
      const start = to - points;
      const counts = by === 'counts';
      let direction: number;
      if (counts) {
        direction = loadCounts(numerator!, denominator!, start, logit);
        chiSquare = direction * direction;
        for (let k = 0; k < points; k++) {
          y[k] = value[start + k]!;
          weight[k] = denominator![start + k]!;
        }
        slope = slopeWithout(y, weight, -1);
      } else {
        loadIntervals(value, lower95!, upper95!, start, y, weight);
        slope = slopeWithout(y, weight, -1);
        direction = slope;
        chiSquare = slope * slope * spreadOf(weight);
      }
      if (Number.isFinite(slope) && Number.isFinite(chiSquare)) {
        const kept = counts ? keepsSign(logit, ones) : keepsSign(y, weight);
        code = chiSquare > threshold && kept ? words[direction > 0 ? 1 : 0]! : NO_CHANGE;
      }
    }
    out.trend[series] = code;
    if (out.slope) out.slope[series] = code === CANNOT ? Number.NaN : slope;
    if (out.chiSquare) out.chiSquare[series] = code === CANNOT ? Number.NaN : chiSquare;
  }
}

function directionCodes(polarity: Polarity): [number, number] {
  const ends =
    polarity === 'neither' ? ['', ''] : polarity === 'high-is-good' ? ['-worse', '-better'] : ['-better', '-worse'];
  return [trends.indexOf(`decreasing${ends[0]}` as Trend), trends.indexOf(`increasing${ends[1]}` as Trend)];
}

function anyFull(numerator: Float64Array, denominator: Float64Array, from: number, to: number): boolean {
  for (let i = from; i < to; i++) if (numerator[i]! === denominator[i]!) return true;
  return false;
}

/**
 * Signed root of the chi-square for linear trend in proportions, above 0 for a rise; leaves the logits of the proportions.
 * NaN where a count is missing, negative or above its denominator.
 */
function loadCounts(numerator: Float64Array, denominator: Float64Array, start: number, logit: Float64Array): number {
  let events = 0;
  let atRisk = 0;
  let extra = 0;
  for (let k = 0; k < logit.length; k++) {
    const x = numerator[start + k]!;
    const n = denominator[start + k]!;
    if (!(x >= 0 && x <= n && n > 0)) return Number.NaN;
    if (x === 0 || x === n) extra = 0.5;
    events += x;
    atRisk += n;
  }
  const share = events / atRisk;
  let score = 0;
  let first = 0;
  let second = 0;
  for (let k = 0; k < logit.length; k++) {
    const time = k + 1;
    const x = numerator[start + k]!;
    const n = denominator[start + k]!;
    logit[k] = Math.log((x + extra) / (n - x + extra));
    score += time * (x - n * share);
    first += n * time;
    second += n * time * time;
  }
  const variance = share * (1 - share) * (second - (first * first) / atRisk);
  return variance === 0 ? 0 : score / Math.sqrt(variance);
}

function loadIntervals(
  value: Float64Array,
  lower: Float64Array,
  upper: Float64Array,
  start: number,
  y: Float64Array,
  weight: Float64Array,
): void {
  for (let k = 0; k < y.length; k++) {
    const error = (upper[start + k]! - lower[start + k]!) / INTERVAL_WIDTH;
    y[k] = value[start + k]!;
    weight[k] = 1 / (error * error);
  }
}

/** Slope of the weighted regression on 1, 2, 3, …, leaving out one point (−1: none). */
function slopeWithout(y: Float64Array, weight: Float64Array, left: number): number {
  let w = 0;
  let wt = 0;
  let wy = 0;
  for (let k = 0; k < y.length; k++) {
    if (k === left) continue;
    w += weight[k]!;
    wt += weight[k]! * k;
    wy += weight[k]! * y[k]!;
  }
  const meanTime = wt / w;
  const meanValue = wy / w;
  let top = 0;
  let bottom = 0;
  for (let k = 0; k < y.length; k++) {
    if (k === left) continue;
    const offset = k - meanTime;
    top += weight[k]! * offset * (y[k]! - meanValue);
    bottom += weight[k]! * offset * offset;
  }
  return top / bottom;
}

/** Weighted sum of squares of time about its mean: one over the slope's variance. */
function spreadOf(weight: Float64Array): number {
  let w = 0;
  let wt = 0;
  for (let k = 0; k < weight.length; k++) {
    w += weight[k]!;
    wt += weight[k]! * k;
  }
  const meanTime = wt / w;
  let spread = 0;
  for (let k = 0; k < weight.length; k++) spread += weight[k]! * (k - meanTime) ** 2;
  return spread;
}

/** Whether the slope has one sign, with all points and without any one of them. */
function keepsSign(y: Float64Array, weight: Float64Array): boolean {
  const slope = slopeWithout(y, weight, -1);
  for (let k = 0; k < y.length; k++) if (!(slopeWithout(y, weight, k) * slope > 0)) return false;
  return true;
}

export const describe: StatisticMethod = {
  name: NAME,
  title: 'Recent trend',
  summary: 'Whether the last five points of a series rise or fall by more than chance.',
  inputs: [
    listOf('values', 'any unit', 'Values, oldest first; empty where missing.'),
    listOf('numerators', 'count', 'Counts behind the values; needed by counts.', false),
    listOf('denominators', 'count', 'Denominators behind the values; needed by counts.', false),
    listOf('lower95', 'as the values', '95 % limits; needed by intervals.', false),
    listOf('upper95', 'as the values', '95 % limits; needed by intervals.', false),
    {
      name: 'by',
      shape: 'scalar',
      kind: 'word',
      unit: 'word',
      required: true,
      words: ['counts', 'intervals'],
      description: 'Test of proportions’ counts, or of values by their limits.',
    },
    { ...shared.polarity, required: false, description: 'Which direction is good; default neither.' },
    { ...shared.confidenceLevel, description: 'Level of the test; default 0.998.' },
  ],
  outputs: [
    {
      name: 'trend',
      unit: 'word',
      description: 'increasing, decreasing, no-significant-change or cannot-be-calculated.',
    },
    { name: 'significant', unit: 'true or false', description: 'Whether there is a trend.' },
    { name: 'slope', unit: 'value per period', description: 'Change per period.' },
    { name: 'chiSquare', unit: 'number', description: 'The test’s chi-square, with one degree of freedom.' },
    { name: 'reason', unit: 'word', description: 'Why there is no trend to tell.' },
  ],
  edges: [
    'Fewer than five unbroken points: cannot be calculated.',
    'One odd year makes no trend: the slope (for proportions that of the logits) must keep its sign when any one of the points is left out.',
  ],
  source: 'Armitage 1955, Biometrics 11:375–386; public health technical guidance: trend markers',
  run: (row) => {
    const columns = {
      value: listIn(row, 'values'),
      numerator: listIn(row, 'numerators'),
      denominator: listIn(row, 'denominators'),
      lower95: listIn(row, 'lower95'),
      upper95: listIn(row, 'upper95'),
    };
    const series = columns.value.map((_, i) =>
      Object.fromEntries(Object.entries(columns).map(([name, list]) => [name, list[i] ?? null])),
    );
    return {
      ...recentTrend(series as unknown as TrendPoint[], {
        by: wordIn(row, 'by', ['counts', 'intervals'] as const),
        polarity: wordIn(row, 'polarity', ['high-is-good', 'low-is-good', 'neither'] as const, 'neither'),
        confidenceLevel: optionIn(row, 'confidenceLevel'),
      }),
    };
  },
};
