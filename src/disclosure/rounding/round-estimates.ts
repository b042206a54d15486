import { applyMinimums, computeValues } from '#estimates/compute-values.ts';
import { type EstimateColumns, emptyEstimates } from '#estimates/estimate-columns.ts';
import type { Indicator } from '#project/schema/indicator.ts';
import { MINIMUM_EVENTS } from '#statistics/intervals/directly-standardised-rate.ts';
import { statusCode } from '#vocabulary/status.ts';
import { roundCount } from '../count-policy.ts';
import { gridStep, onGrid } from './value-grid.ts';

/** To what the counts of each row are rounded; 0 for a count that is shown as it is. */
export interface RowBases {
  numerator(row: number): number;
  denominator(row: number): number;
}

/** Methods whose value and limits follow from numerator and denominator alone. */
const fromCounts = new Set<Indicator['method']>(['proportion', 'rate', 'ratio', 'count']);
const answers = ['value', 'lower95', 'upper95', 'lower998', 'upper998'] as const;
const tooFewEvents = statusCode('too-few-events');

/**
 * Estimates as they may be shown where counts are rounded: each count to its base, every total by itself, and value, limits and
 * reasons from the rounded counts only.
 *
 * Edges — a value that its publisher states, and methods that rest on more than two counts (means, standardised values), are not
 * computed anew but rounded to what the rounded counts tell (`gridStep`). Of directly standardised rates, which need ten
 * events, only those are given whose rounded count is ten at least whatever was counted.
 *
 * @param days  days in the period of a row, for indicators per day
 */
export function roundEstimates(
  indicator: Indicator,
  exact: EstimateColumns,
  bases: RowBases,
  days: (row: number) => number,
): EstimateColumns {
  const { length } = exact;
  const rounded: EstimateColumns = { ...exact, ...numbersOf(emptyEstimates(length)), status: exact.status.slice() };
  const to = (count: number, base: number) => (base > 1 ? roundCount(count, { rounding: base }) : count);
  for (let i = 0; i < length; i++) {
    rounded.numerator[i] = to(exact.numerator[i] as number, bases.numerator(i));
    rounded.denominator[i] = to(exact.denominator[i] as number, bases.denominator(i));
  }
  const follows = fromCounts.has(indicator.method);
  if (follows) {
    const exposure = indicator.perDay
      ? rounded.denominator.map((count, i) => count * days(i))
      : rounded.denominator.slice();
    computeValues(indicator, rounded, { squares: new Float64Array(length), exposure });
  }
  const stated = (row: number) => exact.method[row] === -1;
  for (let i = 0; i < length; i++) {
    if (follows || stated(i)) continue;
    layOnGrid(exact, rounded, i, bases);
    if (indicator.method === 'directly-standardised-rate') refuseFew(rounded, i, bases);
  }
  applyMinimums(indicator, rounded, new Int8Array(exact.status.buffer, exact.status.byteOffset, length));
  for (let i = 0; i < length; i++) if (stated(i)) layOnGrid(exact, rounded, i, bases);
  return rounded;
}

function numbersOf({ numerator, denominator, value, lower95, upper95, lower998, upper998 }: EstimateColumns) {
  return { numerator, denominator, value, lower95, upper95, lower998, upper998 };
}

function layOnGrid(exact: EstimateColumns, rounded: EstimateColumns, i: number, bases: RowBases): void {
  rounded.status[i] = exact.status[i] as number;
  const sizes = answers.map((name) => Math.abs(exact[name][i] as number)).filter((size) => !Number.isNaN(size));
  const step = gridStep(Math.max(0, ...sizes.slice(0, 3)), [
    { count: rounded.numerator[i] as number, base: roundingBase(bases.numerator(i)) },
    { count: rounded.denominator[i] as number, base: roundingBase(bases.denominator(i)) },
  ]);
  for (const name of answers) rounded[name][i] = onGrid(exact[name][i] as number, step);
}

const roundingBase = (base: number) => (base > 1 ? base : 0);

/** Takes away a rate whose rounded count may stand for fewer events than the method needs. */
function refuseFew(rounded: EstimateColumns, i: number, bases: RowBases): void {
  const base = bases.numerator(i);
  if (base <= 1 || rounded.status[i] !== 0) return;
  if ((rounded.numerator[i] as number) - Math.floor(base / 2) < MINIMUM_EVENTS) rounded.status[i] = tooFewEvents;
}
