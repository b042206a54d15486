import { refuse, requireNotNegative, requireNumber } from '../argument.ts';
import { cannotSay, type IntervalEstimate } from '../estimate.ts';
import { CANNOT_BE_CALCULATED, DENOMINATOR_ZERO, NOT_AVAILABLE, OK } from '../row-status.ts';
import { intervalOutputs, numberIn, optionIn, scalar, shared, type StatisticMethod } from '../method.ts';

/**
 * One amount over another, without an interval: cost per item, beds per trust, a published share.
 *
 * Method — numerator ÷ denominator × multiplier. No limits are given, since amounts such as money follow no known
 * distribution; where the amounts are counts of events use `proportion` or `rate`.
 * Edges — the numerator may be negative (a refund). Missing or a denominator of 0: no value, with its reason.
 *
 * @param numerator    any amount; null where missing
 * @param denominator  any amount of 0 or more; null where missing
 * @throws STATISTIC_ARGUMENT_INVALID  amounts that are not finite, a negative denominator
 */
export function ratio(
  numerator: number | null,
  denominator: number | null,
  { multiplier = 1 }: { multiplier?: number } = {},
): IntervalEstimate {
  requireNumber('ratio', 'multiplier', multiplier);
  if (numerator === null || denominator === null) return cannotSay('Ratio', 'not-available');
  requireNumber('ratio', 'numerator', numerator);
  requireNotNegative('ratio', 'denominator', denominator);
  if (denominator === 0) return cannotSay('Ratio', 'denominator-zero');
  const value = (numerator / denominator) * multiplier;
  if (!Number.isFinite(value)) refuse('ratio', 'denominator', 'large enough for a finite ratio', denominator);
  return { value, lower: null, upper: null, method: 'Ratio' };
}

export interface RatioColumns {
  numerator: Float64Array;
  denominator: Float64Array;
  multiplier?: number;
  out: { value: Float64Array; status: Uint8Array };
  from?: number;
  to?: number;
}

/** Column form of `ratio`. Rows that cannot be answered get NaN and a status. */
export function ratioColumns(columns: RatioColumns): void {
  const { numerator, denominator, multiplier = 1, out, from = 0, to = numerator.length } = columns;
  const { value, status } = out;
  for (let i = from; i < to; i++) {
    const n = denominator[i]!;
    const quotient = (numerator[i]! / n) * multiplier;
    const fits = n > 0 && Math.abs(quotient) < Infinity;
    value[i] = fits ? quotient : Number.NaN;
    status[i] = fits ? OK : statusOf(numerator[i]!, n);
  }
}

function statusOf(numerator: number, denominator: number): number {
  if (Number.isNaN(numerator) || Number.isNaN(denominator)) return NOT_AVAILABLE;
  return denominator === 0 ? DENOMINATOR_ZERO : CANNOT_BE_CALCULATED;
}

export const describe: StatisticMethod = {
  name: 'ratio',
  title: 'Ratio of two amounts',
  summary: 'One amount over another, without limits.',
  inputs: [
    scalar('numerator', 'any amount', 'May be negative; empty where missing.'),
    scalar('denominator', 'any amount', '0 or more; empty where missing.'),
    shared.multiplier,
  ],
  outputs: intervalOutputs,
  edges: ['Missing numbers or a denominator of 0: no value, with its reason.', 'Lower and upper are always empty.'],
  source: 'Arithmetic',
  run: (row) => ({
    ...ratio(numberIn(row, 'numerator'), numberIn(row, 'denominator'), { multiplier: optionIn(row, 'multiplier') }),
  }),
};
