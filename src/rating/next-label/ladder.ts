import type { Indicator } from '#project/schema/indicator.ts';
import { type IndicatorColumns, towardsBetter } from '../evidence.ts';

/** What of an indicator’s declaration says how its value may change. */
export type Stepped = Pick<
  Indicator,
  'id' | 'method' | 'decimals' | 'multiplier' | 'exactBelow' | 'comparison' | 'polarity'
>;

/**
 * The ways in which one indicator of one area can change: a ladder from where it is (0) to as good as the best seen or the
 * goal (`steps`). A rung is one count more or less where the counts are known, else the smallest difference that readers see.
 */
export interface Ladder {
  indicator: string;
  declaration: Stepped;
  /** 1 where the value goes up, -1 where it goes down. */
  sign: 1 | -1;
  steps: number;
  counted: boolean;
  value: number;
  numerator: number;
  denominator: number;
  /** What one count is in the value; NaN where counts are not known. */
  unitValue: number;
}

/** Methods whose value is a number of counts times something that stays. */
const countedMethods: ReadonlySet<Indicator['method']> = new Set([
  'proportion',
  'rate',
  'ratio',
  'count',
  'indirectly-standardised-ratio',
  'indirectly-standardised-rate',
]);

/** Rungs beyond this say nothing that fewer, larger ones would not. */
const mostSteps = 1_000_000_000;

/**
 * The ladders of one indicator for one area: one towards better, or one up and one down where neither is better. None for a
 * missing value, or where nobody is better.
 *
 * Edges — a numerator that is hidden or no whole number, and standardised rates, step by the last decimal that readers see. A
 * proportion stays between nothing and all.
 */
export function laddersOf(declaration: Stepped, columns: IndicatorColumns, area: number): Ladder[] {
  const value = columns.value[area] as number;
  if (Number.isNaN(value)) return [];
  const numerator = columns.numerator[area] as number;
  const denominator = columns.denominator[area] as number;
  const whole = Math.abs(numerator - Math.round(numerator)) < 1e-9;
  const unitValue = unitValueOf(value, numerator, denominator, columns.multiplier);
  const counted = countedMethods.has(declaration.method) && whole && unitValue > 0 && Number.isFinite(unitValue);
  const base = { indicator: declaration.id, declaration, counted, value, numerator, denominator, unitValue };
  const signs: (1 | -1)[] = columns.polarity === 'neither' ? [1, -1] : [towardsBetter(columns.polarity)];
  return signs.flatMap((sign) => {
    const best = bestSeen(columns, sign);
    if (!(sign * (best - value) > 0)) return [];
    const size = counted ? unitValue : 10 ** -declaration.decimals;
    const away = Math.abs(best - (counted ? value : gridded({ ...base, sign }, 0)));
    let steps = Math.ceil(away / size - 1e-9);
    if (counted && sign < 0) steps = Math.min(steps, Math.round(numerator));
    if (counted && sign > 0 && declaration.method === 'proportion')
      steps = Math.min(steps, Math.floor(denominator - numerator + 1e-9));
    return steps >= 1 && steps <= mostSteps ? [{ ...base, sign, steps }] : [];
  });
}

function unitValueOf(value: number, numerator: number, denominator: number, multiplier: number): number {
  if (numerator > 0) return value / numerator;
  return numerator === 0 && denominator > 0 ? multiplier / denominator : Number.NaN;
}

/** The best value of all areas in a direction; the goal where that is better still. */
function bestSeen({ value, goal }: IndicatorColumns, sign: 1 | -1): number {
  let best = goal === undefined ? Number.NaN : goal.value;
  for (const one of value) if (!Number.isNaN(one) && !(sign * (best - one) >= 0)) best = one;
  return best;
}

/** Value and numerator on a rung. */
export function rung(ladder: Ladder, step: number): { value: number; numerator: number } {
  if (step === 0) return { value: ladder.value, numerator: ladder.numerator };
  if (ladder.counted) {
    const numerator = Math.round(ladder.numerator) + ladder.sign * step;
    return { value: valueAt(ladder, numerator), numerator };
  }
  const value = gridded(ladder, step);
  return { value, numerator: ladder.numerator + countsFor(ladder, value) };
}

/** The value of another count: by the formula of the indicator to its last digit, so that a cut-point that it meets is met. */
function valueAt(
  { value, numerator, denominator, unitValue, declaration: { multiplier } }: Ladder,
  count: number,
): number {
  const plain = (numerator / denominator) * multiplier === value;
  return plain ? (count / denominator) * multiplier : count * unitValue;
}

/** The value so many decimals’ steps on, on the grid of values that readers see. */
function gridded({ value, sign, declaration }: Pick<Ladder, 'value' | 'sign' | 'declaration'>, step: number): number {
  const scale = 10 ** declaration.decimals;
  const start = sign > 0 ? Math.floor(value * scale + 1e-9) : Math.ceil(value * scale - 1e-9);
  return Number(((start + sign * step) / scale).toFixed(declaration.decimals));
}

/** How many counts another value would mean: the difference times the denominator, by the multiplier; NaN where that is hidden. */
function countsFor({ value: now, denominator, numerator, declaration }: Ladder, value: number): number {
  if (Number.isNaN(numerator)) return Number.NaN;
  return ((value - now) * denominator) / declaration.multiplier;
}
