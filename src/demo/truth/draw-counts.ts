import type { Entry } from '../catalogue/entry.ts';
import { isShared } from '../catalogue/entry.ts';
import type { Draws } from '../draws.ts';
import type { Moment, Place, TrueValue } from './effects.ts';

/** Numerator and denominator of one indicator in one place at one moment; no denominator where another return brings it. */
export interface Counts {
  numerator: number;
  denominator?: number;
}

/**
 * Counts that chance makes of a true value: binomial for proportions, Poisson for rates and counts, so that small places scatter
 * as widely as small places do.
 *
 * @param habit standing peculiarity of the place's denominator, standard normal
 * @param part share of the place's people that these counts are about, when they are split
 */
export function drawCounts(
  entry: Entry,
  value: TrueValue,
  place: Place,
  moment: Moment,
  random: Draws,
  habit: number,
  part = 1,
  shift = 0,
): Counts {
  const { truth, method, denominator } = entry;
  const expected = place.groups[truth.group ?? 'everyone'] * truth.size * part;
  const rate = value(place, moment, shift);
  if (denominator === undefined || isShared(denominator)) return { numerator: random.poisson(expected * rate) };
  const usual = expected * Math.exp(0.1 * habit);
  if (denominator.digits) {
    const size = Number((usual * Math.exp(0.03 * random.normal())).toFixed(denominator.digits));
    const digits = entry.numerator.digits;
    const numerator = digits
      ? Number((size * rate * Math.exp(0.012 * random.normal())).toFixed(digits))
      : random.poisson(size * rate);
    return { numerator, denominator: size };
  }
  const stock = (denominator.kind ?? 'flow') === 'stock';
  const size = stock
    ? Math.max(0, Math.round(usual + 0.3 * Math.sqrt(usual) * random.normal()))
    : random.poisson(usual);
  const numerator = method === 'proportion' ? random.binomial(size, rate) : random.poisson(size * rate);
  return { numerator, denominator: size };
}
