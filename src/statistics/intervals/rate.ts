import { requireNotNegative, requireNumber, requireWhole } from '../argument.ts';
import { requireConfidence, TWO_LEVELS, zOf } from '../confidence.ts';
import { gammaQuantile } from '../distributions/gamma.ts';
import { cannotSay, type IntervalColumns, type IntervalEstimate, writeNothing } from '../estimate.ts';
import { fractionStatus, OK } from '../row-status.ts';
import { intervalOutputs, numberIn, optionIn, scalar, shared, type StatisticMethod } from '../method.ts';

export interface RateOptions {
  /** Proportion, 0.9 up to 1 (excluded: the upper limit would be infinite); default 0.95. */
  confidenceLevel?: number;
  /** The rate is per this many; default 1. */
  multiplier?: number;
  /** Counts below this use exact limits, others Byar's; default 10. One published method switches at 389. */
  exactBelow?: number;
}

/** From this count on, Byar's approximation replaces the exact limits unless the caller says otherwise. */
export const BYAR_FROM = 10;

/**
 * Crude rate with limits from the Poisson distribution.
 *
 * Method — exact limits by the chi-square quantiles with 2x and 2x + 2 degrees of freedom below `exactBelow` events,
 * Byar's approximation from there on; divided by the denominator. At 10 events Byar's differs from exact by −0.17 %
 * (lower) and +0.006 % (upper) at 95 %.
 * Edges — no events: value and lower limit 0. Missing or a denominator of 0: no value, with its reason. Counts may be
 * fractional.
 *
 * @param numerator    events; count, 0 or more; null where missing
 * @param denominator  person-time or population; null where missing
 * @throws STATISTIC_ARGUMENT_INVALID  negative or infinite counts, level outside 0.9 to 1
 * @see Breslow & Day 1987, Statistical Methods in Cancer Research II, p. 69 (Byar); Garwood 1936, Biometrika 28:437–442
 */
export function rate(
  numerator: number | null,
  denominator: number | null,
  { confidenceLevel = 0.95, multiplier = 1, exactBelow = BYAR_FROM }: RateOptions = {},
): IntervalEstimate {
  const level = requireConfidence('rate', confidenceLevel);
  requireNumber('rate', 'multiplier', multiplier);
  requireNotNegative('rate', 'exactBelow', exactBelow);
  const method = methodFor(numerator ?? 0, exactBelow);
  if (numerator === null || denominator === null) return cannotSay(method, 'not-available');
  requireNotNegative('rate', 'numerator', numerator);
  requireNotNegative('rate', 'denominator', denominator);
  if (denominator === 0) return cannotSay(method, 'denominator-zero');
  return {
    value: (numerator / denominator) * multiplier,
    lower: (countLower(numerator, level, exactBelow) / denominator) * multiplier,
    upper: (countUpper(numerator, level, exactBelow) / denominator) * multiplier,
    method,
  };
}

/** `Exact` or `Byar`, whichever answers this count. */
export function methodFor(count: number, exactBelow: number): string {
  return count < exactBelow ? 'Exact' : 'Byar';
}

/** Byar's lower limit of a count of at least 1. */
export function byarLower(count: number, z: number): number {
  const base = 1 - 1 / (9 * count) - z / (3 * Math.sqrt(count));
  return Math.max(0, count * (base * base * base));
}

/** Byar's upper limit of a count. */
export function byarUpper(count: number, z: number): number {
  const next = count + 1;
  const base = 1 - 1 / (9 * next) + z / (3 * Math.sqrt(next));
  return next * (base * base * base);
}

/** Exact lower limit of a Poisson count (Garwood). */
export function exactLower(count: number, level: number): number {
  return count === 0 ? 0 : gammaQuantile((1 - level) / 2, count);
}

/** Exact upper limit of a Poisson count (Garwood). */
export function exactUpper(count: number, level: number): number {
  return gammaQuantile((1 - level) / 2, count + 1, 'upper');
}

/** Lower limit of a count: exact below `exactBelow`, else Byar's. */
export function countLower(count: number, level: number, exactBelow: number): number {
  return count < exactBelow || count === 0 ? exactLower(count, level) : byarLower(count, zOf(level));
}

/** Upper limit of a count: exact below `exactBelow`, else Byar's. */
export function countUpper(count: number, level: number, exactBelow: number): number {
  return count < exactBelow ? exactUpper(count, level) : byarUpper(count, zOf(level));
}

/** Limits of one level for many counts: exact limits of whole counts are worked out once. */
export class CountLimits {
  readonly #level: number;
  readonly #z: number;
  readonly #exactBelow: number;
  readonly #lower: Float64Array;
  readonly #upper: Float64Array;

  constructor(level: number, exactBelow: number = BYAR_FROM) {
    this.#level = level;
    this.#z = zOf(level);
    this.#exactBelow = exactBelow;
    const whole = Math.ceil(exactBelow);
    this.#lower = Float64Array.from({ length: whole }, (_, count) => exactLower(count, level));
    this.#upper = Float64Array.from({ length: whole }, (_, count) => exactUpper(count, level));
  }

  lower(count: number): number {
    if (count >= this.#exactBelow) return count === 0 ? 0 : byarLower(count, this.#z);
    const known = this.#lower[count];
    return known === undefined ? exactLower(count, this.#level) : known;
  }

  upper(count: number): number {
    if (count >= this.#exactBelow) return byarUpper(count, this.#z);
    const known = this.#upper[count];
    return known === undefined ? exactUpper(count, this.#level) : known;
  }
}

export interface RateColumns {
  /** Events; NaN where missing. */
  numerator: Float64Array;
  /** Person-time or population; NaN where missing. */
  denominator: Float64Array;
  multiplier?: number;
  exactBelow?: number;
  /** Two levels, inner first; default 0.95 and 0.998. */
  confidenceLevels?: readonly [number, number];
  out: IntervalColumns;
  from?: number;
  to?: number;
}

/** Column form of `rate`, with both pairs of limits in one pass. Rows that cannot be answered get a status. */
export function rateColumns(columns: RateColumns): void {
  const { numerator, denominator, multiplier = 1, exactBelow = BYAR_FROM, out } = columns;
  const { confidenceLevels = TWO_LEVELS, from = 0, to = numerator.length } = columns;
  const { value, lower95, upper95, lower998, upper998, status } = out;
  requireWhole('rate', 'exactBelow', exactBelow, 0);
  const inner = new CountLimits(requireConfidence('rate', confidenceLevels[0]), exactBelow);
  const outer = new CountLimits(requireConfidence('rate', confidenceLevels[1]), exactBelow);
  for (let i = from; i < to; i++) {
    const x = numerator[i]!;
    const n = denominator[i]!;
    if (!(x >= 0 && n > 0 && n < Infinity && x < Infinity)) {
      writeNothing(out, i, fractionStatus(x, n, true));
      continue;
    }
    value[i] = (x / n) * multiplier;
    lower95[i] = (inner.lower(x) / n) * multiplier;
    upper95[i] = (inner.upper(x) / n) * multiplier;
    if (lower998 !== undefined && upper998 !== undefined) {
      lower998[i] = (outer.lower(x) / n) * multiplier;
      upper998[i] = (outer.upper(x) / n) * multiplier;
    }
    status[i] = OK;
  }
}

export const describe: StatisticMethod = {
  name: 'rate',
  title: 'Crude rate with Poisson limits',
  summary:
    'Events over population or person-time; exact limits for small counts, Byar’s approximation from ten events on.',
  inputs: [
    scalar('numerator', 'count', 'Events, 0 or more; may be fractional; empty where missing.'),
    scalar('denominator', 'population or person-time', 'Above 0; empty where missing.'),
    shared.confidenceLevel,
    shared.multiplier,
    shared.exactBelow,
  ],
  outputs: intervalOutputs,
  edges: ['No events: value and lower limit 0.', 'Missing numbers or a denominator of 0: no value, with its reason.'],
  source: 'Breslow & Day 1987, Statistical Methods in Cancer Research II, p. 69; Garwood 1936, Biometrika 28:437–442',
  run: (row) => ({
    ...rate(numberIn(row, 'numerator'), numberIn(row, 'denominator'), {
      confidenceLevel: optionIn(row, 'confidenceLevel'),
      multiplier: optionIn(row, 'multiplier'),
      exactBelow: optionIn(row, 'exactBelow'),
    }),
  }),
};
