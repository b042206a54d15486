import { refuse, requireNotNegative, requireNumber } from '../argument.ts';
import { requireConfidence, TWO_LEVELS, zOf } from '../confidence.ts';
import { cannotSay, type IntervalColumns, type IntervalEstimate, writeNothing } from '../estimate.ts';
import { fractionStatus, OK } from '../row-status.ts';
import { intervalOutputs, numberIn, optionIn, scalar, shared, type StatisticMethod } from '../method.ts';

export interface ProportionOptions {
  /** Proportion, 0.9 to 1; default 0.95. Level 1 gives the whole range, 0 to 1. */
  confidenceLevel?: number;
  /** 1 = proportion, 100 = percentage; default 1. */
  multiplier?: number;
}

const METHOD = 'Wilson';

/**
 * Proportion with Wilson score confidence limits.
 *
 * Method — the limits are the proportions that a score test at this level would not reject; they stay within 0 and 1 and
 * hold their level for small denominators, where the plain normal limits fail.
 * Edges — no events: lower limit exactly 0; all events: upper limit exactly 1; limits are cut at 0 and 1, which removes
 * rounding of the last digit. Missing on either side or a denominator of 0: no value, with its reason.
 *
 * @param numerator    events; count; 0 ≤ numerator ≤ denominator; null where missing
 * @param denominator  people or events at risk; count; null where missing
 * @throws STATISTIC_ARGUMENT_INVALID  negative or infinite counts, numerator above denominator, level outside 0.9 to 1
 * @example proportion(65, 100) → value 0.65, limits 0.5525 to 0.7364
 * @see Wilson 1927, J Am Stat Assoc 22:209–212
 */
export function proportion(
  numerator: number | null,
  denominator: number | null,
  { confidenceLevel = 0.95, multiplier = 1 }: ProportionOptions = {},
): IntervalEstimate {
  const level = requireConfidence('proportion', confidenceLevel, true);
  requireNumber('proportion', 'multiplier', multiplier);
  if (numerator === null || denominator === null) return cannotSay(METHOD, 'not-available');
  requireNotNegative('proportion', 'numerator', numerator);
  requireNotNegative('proportion', 'denominator', denominator);
  if (denominator === 0) return cannotSay(METHOD, 'denominator-zero');
  if (numerator > denominator) refuse('proportion', 'numerator', `at most the denominator (${denominator})`, numerator);
  const value = (numerator / denominator) * multiplier;
  if (level === 1) return { value, lower: 0, upper: multiplier, method: METHOD };
  const z = zOf(level);
  const square = z * z;
  const spread = wilsonSpread(numerator, denominator, z, square);
  return {
    value,
    lower: wilsonLower(numerator, denominator, square, spread) * multiplier,
    upper: wilsonUpper(numerator, denominator, square, spread) * multiplier,
    method: METHOD,
  };
}

/** z√(z² + 4x(1 − x/n)), the part that the two limits share. */
export function wilsonSpread(x: number, n: number, z: number, square: number): number {
  return z * Math.sqrt(square + 4 * x * (1 - x / n));
}

export function wilsonLower(x: number, n: number, square: number, spread: number): number {
  return Math.max(0, (2 * x + square - spread) / (2 * (n + square)));
}

export function wilsonUpper(x: number, n: number, square: number, spread: number): number {
  // At all events the formula is 1 but for its last digit.
  return x >= n ? 1 : Math.min(1, (2 * x + square + spread) / (2 * (n + square)));
}

export interface ProportionColumns {
  /** Events; NaN where missing. */
  numerator: Float64Array;
  /** At risk; NaN where missing. */
  denominator: Float64Array;
  multiplier?: number;
  /** Two levels, inner first; default 0.95 and 0.998. */
  confidenceLevels?: readonly [number, number];
  out: IntervalColumns;
  /** First row and the row after the last; default all. */
  from?: number;
  to?: number;
}

/** Column form of `proportion`, with both pairs of limits in one pass. Rows that cannot be answered get a status. */
export function proportionColumns(columns: ProportionColumns): void {
  const { numerator, denominator, multiplier = 1, confidenceLevels = TWO_LEVELS, out } = columns;
  const { from = 0, to = numerator.length } = columns;
  const { value, lower95, upper95, lower998, upper998, status } = out;
  const z1 = zOf(requireConfidence('proportion', confidenceLevels[0]));
  const z2 = zOf(requireConfidence('proportion', confidenceLevels[1]));
  const s1 = z1 * z1;
  const s2 = z2 * z2;
  for (let i = from; i < to; i++) {
    const x = numerator[i]!;
    const n = denominator[i]!;
    if (!(x >= 0 && x <= n && n > 0 && n < Infinity)) {
      writeNothing(out, i, fractionStatus(x, n, false));
      continue;
    }
    value[i] = (x / n) * multiplier;
    const inner = wilsonSpread(x, n, z1, s1);
    lower95[i] = wilsonLower(x, n, s1, inner) * multiplier;
    upper95[i] = wilsonUpper(x, n, s1, inner) * multiplier;
    if (lower998 !== undefined && upper998 !== undefined) {
      const outer = wilsonSpread(x, n, z2, s2);
      lower998[i] = wilsonLower(x, n, s2, outer) * multiplier;
      upper998[i] = wilsonUpper(x, n, s2, outer) * multiplier;
    }
    status[i] = OK;
  }
}

export const describe: StatisticMethod = {
  name: 'proportion',
  title: 'Proportion with Wilson score limits',
  summary: 'Events over those at risk, with limits that stay between 0 and 1.',
  inputs: [
    scalar('numerator', 'count', 'Events, 0 to the denominator; empty where missing.'),
    scalar('denominator', 'count', 'Those at risk; empty where missing.'),
    shared.confidenceLevel,
    shared.multiplier,
  ],
  outputs: intervalOutputs,
  edges: [
    'No events: lower limit 0. All events: upper limit 1 times the multiplier.',
    'Missing numbers or a denominator of 0: no value, with its reason.',
    'A numerator above the denominator is refused.',
    'At level 1 the limits are 0 and 1 times the multiplier.',
  ],
  source: 'Wilson 1927, J Am Stat Assoc 22:209–212',
  run: (row) => ({
    ...proportion(numberIn(row, 'numerator'), numberIn(row, 'denominator'), {
      confidenceLevel: optionIn(row, 'confidenceLevel'),
      multiplier: optionIn(row, 'multiplier'),
    }),
  }),
};
