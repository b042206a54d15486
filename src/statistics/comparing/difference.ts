import type { Outcome } from '#vocabulary/outcome.ts';
import { polarities, type Polarity } from '#vocabulary/polarity.ts';
import { requireNumber } from '../argument.ts';
import { numberIn, outcomeOutput, scalar, shared, type StatisticMethod, wordIn } from '../method.ts';
import type { Limits } from './benchmark.ts';
import { outcomeAt, type Position } from './position.ts';

const NAME = 'difference-comparison';

/** A value with its limits of one or two levels; null where missing. */
export interface Estimated extends Limits {
  value: number | null;
  /** 99.8 % limits, for a comparison at two levels. */
  outer?: Limits | undefined;
}

/**
 * Limits of the difference of two independent estimates, from the limits of each (MOVER, the method of variance estimates
 * recovery; for two proportions with Wilson limits it is Newcombe's hybrid score interval, his method 10).
 *
 * Method — with d = a − b: lower = d − √((a − lower a)² + (upper b − b)²), upper = d + √((upper a − a)² + (b − lower b)²).
 * The limits keep the skewness of those they come from, and whatever made them (Wilson, Byar, Dobson, t) is used as it is.
 * Edges — a missing number, or a value outside its own limits: null.
 *
 * @param a,b  estimates that share no people, with limits of the same level, in one unit
 * @see Newcombe 1998, Statistics in Medicine 17:873–890; Zou & Donner 2008, Statistics in Medicine 27:1693–1702
 */
export function differenceLimits(
  a: Omit<Estimated, 'outer'>,
  b: Omit<Estimated, 'outer'>,
): { difference: number; lower: number; upper: number } | null {
  const [first, second] = [complete(a), complete(b)];
  if (!first || !second) return null;
  const difference = first.value - second.value;
  // Not Math.hypot: the order of the two squares must not matter, so that a against b mirrors b against a to the bit.
  const distance = (x: number, y: number) => Math.sqrt(x * x + y * y);
  return {
    difference,
    lower: difference - distance(first.value - first.lower, second.upper - second.value),
    upper: difference + distance(first.upper - first.value, second.value - second.lower),
  };
}

/**
 * An area's estimate against that of another area, both uncertain: by the interval of their difference.
 *
 * Not by whether their intervals overlap, because that asks too much: two 95 % intervals of like width that just touch differ
 * at about p = 0.006, so that many real differences between neighbours would be called similar. With outer limits given for
 * both, a further class beyond them.
 *
 * Edges — a difference whose limit is exactly 0 is similar. Missing numbers, or a value outside its own limits: not compared.
 * The comparison turned round gives the opposite outcome, always.
 *
 * @param polarity  turns above and below into better and worse, or higher and lower
 * @see differenceLimits; Schenker & Gentleman 2001, The American Statistician 55:182–186, on overlap
 */
export function compareEstimates(area: Estimated, other: Estimated, polarity: Polarity): Outcome {
  const inner = sideOf(area, other);
  if (inner === null) return 'not-compared';
  if (area.outer === undefined || other.outer === undefined) return outcomeAt(inner, polarity);
  const outer = sideOf({ ...area.outer, value: area.value }, { ...other.outer, value: other.value });
  return outer === null ? 'not-compared' : outcomeAt((inner + outer) as Position, polarity);
}

function sideOf(a: Omit<Estimated, 'outer'>, b: Omit<Estimated, 'outer'>): -1 | 0 | 1 | null {
  const limits = differenceLimits(a, b);
  if (limits === null) return null;
  if (limits.lower > 0) return 1;
  return limits.upper < 0 ? -1 : 0;
}

function complete({ value, lower, upper }: Omit<Estimated, 'outer'>) {
  if (value === null || lower === null || upper === null) return undefined;
  requireNumber(NAME, 'value', value);
  requireNumber(NAME, 'lower', lower);
  requireNumber(NAME, 'upper', upper);
  return lower <= value && value <= upper ? { value, lower, upper } : undefined;
}

export const describe: StatisticMethod = {
  name: NAME,
  title: 'Comparison of two estimates',
  summary: 'Better, similar or worse by whether the interval of the difference of two areas’ estimates leaves out 0.',
  inputs: [
    scalar('value', 'any unit', 'Value of the area; empty where missing.'),
    scalar('lower', 'any unit', 'Its lower limit; empty where missing.'),
    scalar('upper', 'any unit', 'Its upper limit; empty where missing.'),
    scalar('otherValue', 'any unit', 'Value of the other area; empty where missing.'),
    scalar('otherLower', 'any unit', 'Its lower limit; empty where missing.'),
    scalar('otherUpper', 'any unit', 'Its upper limit; empty where missing.'),
    shared.polarity,
  ],
  outputs: [
    { name: 'difference', unit: 'as value', description: 'The area’s value less the other’s.' },
    { name: 'lower', unit: 'as value', description: 'Lower limit of the difference.' },
    { name: 'upper', unit: 'as value', description: 'Upper limit of the difference.' },
    outcomeOutput,
  ],
  edges: [
    'A difference whose limit is exactly 0 is similar.',
    'A missing number, or a value outside its own limits: not-compared.',
  ],
  source: 'Newcombe 1998, Statistics in Medicine 17:873–890 (method 10); Zou & Donner 2008, ibid. 27:1693–1702',
  run: (row) => {
    const read = (value: string, lower: string, upper: string) => ({
      value: numberIn(row, value),
      lower: numberIn(row, lower),
      upper: numberIn(row, upper),
    });
    const area = read('value', 'lower', 'upper');
    const other = read('otherValue', 'otherLower', 'otherUpper');
    const limits = differenceLimits(area, other);
    return {
      difference: limits?.difference ?? null,
      lower: limits?.lower ?? null,
      upper: limits?.upper ?? null,
      outcome: compareEstimates(area, other, wordIn(row, 'polarity', polarities)),
    };
  },
};
