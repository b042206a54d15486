import type { Indicator } from '#project/schema/indicator.ts';
import { compareEstimates, differenceLimits } from '#statistics/comparing/difference.ts';
import type { NewestShown } from '../newest-shown.ts';

/** Like areas that do better than an area by more than chance: a row for each, by area and place. */
export interface BetterPeers {
  length: number;
  area: Int32Array;
  /** 1 for the best of them. */
  place: Int32Array;
  peer: Int32Array;
  value: Float64Array;
  peerValue: Float64Array;
  /** How much better the peer is, on the scale of the value, above 0 whichever way is good; with 95 % limits. */
  gap: Float64Array;
  gapLower: Float64Array;
  gapUpper: Float64Array;
  /** How many more or fewer the area would count were it as good, with limits; NaN where the method does not say. */
  amount: Float64Array;
  amountLower: Float64Array;
  amountUpper: Float64Array;
}

const names = [
  'area',
  'place',
  'peer',
  'value',
  'peerValue',
  'gap',
  'gapLower',
  'gapUpper',
  'amount',
  'amountLower',
  'amountUpper',
] as const;

type PeerIndicator = Pick<Indicator, 'polarity' | 'method' | 'multiplier' | 'perDay' | 'comparison'>;

/**
 * Among the areas most like each area, those whose value is better by more than chance, and what it would mean to match them.
 *
 * Method — by the 95 % interval of the difference of the two estimates, made from the limits of each (Newcombe's method 10 for
 * proportions, MOVER for the others), as neighbours are compared. One comparison by itself is wrong in one of forty; nothing is
 * taken off for there being many, which readers are told. The amount is the area's own count times gap over value: for a proportion
 * or a rate the same as gap times denominator; for a standardised rate what follows if the rates of all ages change alike.
 * Edges — neither direction good, or not to be compared: no rows. A value or limit that is not shown: that pair is left out. A value of 0
 * has no count to scale, so its amount comes from the denominator, where the method has one. A plain count has no amount: a larger
 * area counts more.
 *
 * @param shown  one indicator in one period
 * @param peers  the areas most like each area
 * @see compareEstimates, differenceLimits
 */
export function betterPeers(
  indicator: PeerIndicator,
  shown: NewestShown,
  peers: ReadonlyMap<number, readonly number[]>,
): BetterPeers {
  const found = Object.fromEntries(names.map((name) => [name, [] as number[]])) as Record<
    (typeof names)[number],
    number[]
  >;
  const { polarity, comparison } = indicator;
  const rowOf = new Map<number, number>();
  if (polarity !== 'neither' && comparison !== 'none')
    for (let i = 0; i < shown.length; i++) rowOf.set(shown.area[i] as number, i);
  const at = (row: number) => ({
    value: shown.value[row] as number,
    lower: number(shown.lower95[row]),
    upper: number(shown.upper95[row]),
  });
  const towards = polarity === 'low-is-good' ? -1 : 1;
  for (const [area, row] of rowOf) {
    const own = at(row);
    const better = (peers.get(area) ?? []).flatMap((peer) => {
      const other = rowOf.get(peer);
      return other !== undefined && compareEstimates(own, at(other), polarity).startsWith('worse')
        ? [{ peer, ...at(other) }]
        : [];
    });
    better.sort((a, b) => towards * (b.value - a.value) || a.peer - b.peer);
    for (const [place, peer] of better.entries()) {
      const limits = towards > 0 ? differenceLimits(peer, own) : differenceLimits(own, peer);
      if (limits === null) continue;
      const each = amountPerUnit(indicator, shown, row);
      found.area.push(area);
      found.place.push(place + 1);
      found.peer.push(peer.peer);
      found.value.push(own.value);
      found.peerValue.push(peer.value);
      found.gap.push(limits.difference);
      found.gapLower.push(limits.lower);
      found.gapUpper.push(limits.upper);
      found.amount.push(limits.difference * each);
      found.amountLower.push(limits.lower * each);
      found.amountUpper.push(limits.upper * each);
    }
  }
  const { area, place, peer, ...numbers } = found;
  const columns = Object.fromEntries(Object.entries(numbers).map(([name, list]) => [name, Float64Array.from(list)]));
  return {
    ...(columns as unknown as BetterPeers),
    length: area.length,
    area: Int32Array.from(area),
    place: Int32Array.from(place),
    peer: Int32Array.from(peer),
  };
}

function number(value: number | undefined): number | null {
  return value === undefined || Number.isNaN(value) ? null : value;
}

/** How many counts one unit of the value stands for in an area; NaN where nobody can say. */
function amountPerUnit({ method, multiplier, perDay }: PeerIndicator, shown: NewestShown, row: number): number {
  if (method === 'count') return Number.NaN;
  const [value, numerator, denominator] = [shown.value[row], shown.numerator[row], shown.denominator[row]] as number[];
  if (value !== 0) return (numerator as number) / (value as number);
  const crude = method === 'proportion' || method === 'rate' || method === 'ratio';
  return crude && !perDay ? (denominator as number) / multiplier : Number.NaN;
}
