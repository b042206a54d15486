import { benchmarkColumns } from '#statistics/comparing/benchmark.ts';
import { targetColumns } from '#statistics/comparing/target.ts';
import { zOf } from '#statistics/confidence.ts';
import { wilsonLower, wilsonSpread, wilsonUpper } from '#statistics/intervals/proportion.ts';
import { countLower, countUpper } from '#statistics/intervals/rate.ts';
import type { IndicatorColumns } from '../evidence.ts';
import { type Ladder, rung } from './ladder.ts';

type LimitsAt = (numerator: number, level: number) => [lower: number, upper: number];

const levels = { inner: 0.95, outer: 0.998 };
/** How much wider limits of 99.8 % are than those of 95 % where only the latter are known. */
const wider = zOf(levels.outer) / zOf(levels.inner);

/**
 * Writes another value of one indicator into one row of its columns: with its counts, its limits, and its comparisons.
 *
 * Method — limits are worked out by the method of the indicator for the other count out of the same denominator. Where that
 * does not give the limits that are there now (a standardised rate, or limits that a publisher states), they move with the
 * value and keep their width. The benchmark, the parent and the goal stay.
 *
 * @param row  position in the columns, which are changed
 */
export function restate(columns: IndicatorColumns, row: number, ladder: Ladder, step: number): void {
  if (step === 0) return;
  const now = {
    lower: columns.lower95[row] as number,
    upper: columns.upper95[row] as number,
    value: columns.value[row] as number,
  };
  const { value, numerator } = rung(ladder, step);
  const exact = exactLimits(ladder, now);
  const limitsAt: LimitsAt =
    exact ??
    ((_, level) => {
      const times = level === levels.outer ? wider : 1;
      return [value - (now.value - now.lower) * times, value + (now.upper - now.value) * times];
    });
  const [lower, upper] = limitsAt(numerator, levels.inner);
  columns.value[row] = value;
  columns.numerator[row] = numerator;
  columns.lower95[row] = lower;
  columns.upper95[row] = upper;
  compareAnew(columns, row, ladder, limitsAt(numerator, levels.outer));
}

/** Whether limits are worked out anew, as against moved with the value. */
export function hasExactLimits(ladder: Ladder, columns: IndicatorColumns, area: number): boolean {
  const now = { lower: columns.lower95[area] as number, upper: columns.upper95[area] as number };
  return Number.isNaN(now.lower) || exactLimits(ladder, now) !== undefined;
}

function exactLimits(ladder: Ladder, now: { lower: number; upper: number }): LimitsAt | undefined {
  if (!ladder.counted) return undefined;
  const { declaration, denominator, unitValue } = ladder;
  const formula: LimitsAt =
    declaration.method === 'proportion'
      ? (x, level) => {
          const z = zOf(level);
          const spread = wilsonSpread(x, denominator, z, z * z);
          const share = [wilsonLower(x, denominator, z * z, spread), wilsonUpper(x, denominator, z * z, spread)];
          return share.map((limit) => limit * denominator * unitValue) as [number, number];
        }
      : (x, level) => [
          countLower(x, level, declaration.exactBelow) * unitValue,
          countUpper(x, level, declaration.exactBelow) * unitValue,
        ];
  const [lower, upper] = formula(ladder.numerator, levels.inner);
  const same = (a: number, b: number) => Math.abs(a - b) <= 1e-6 * Math.max(1e-9, Math.abs(a), Math.abs(b));
  return same(lower, now.lower) && same(upper, now.upper) ? formula : undefined;
}

/** Makes the comparisons that there were once more. */
function compareAnew(columns: IndicatorColumns, row: number, { declaration }: Ladder, outer: [number, number]): void {
  const { polarity, goal, outcomes } = columns;
  const out = new Uint8Array(1);
  const one = (value: number) => Float64Array.of(value);
  for (const comparator of ['benchmark', 'parent'] as const) {
    const made = outcomes[comparator];
    if (!made || made[row] === 0) continue;
    benchmarkColumns({
      lower95: one(columns.lower95[row] as number),
      upper95: one(columns.upper95[row] as number),
      ...(declaration.comparison === 'interval-95-998' ? { lower998: one(outer[0]), upper998: one(outer[1]) } : {}),
      benchmark: columns.against[comparator]?.[row] ?? Number.NaN,
      polarity,
      out,
    });
    made[row] = out[0] as number;
  }
  if (!outcomes.goal || outcomes.goal[row] === 0 || !goal || polarity === 'neither') return;
  const target = goal.upper === undefined ? goal.value : { lower: goal.value, upper: goal.upper };
  targetColumns({ value: one(columns.value[row] as number), target, polarity, out });
  outcomes.goal[row] = out[0] as number;
}
