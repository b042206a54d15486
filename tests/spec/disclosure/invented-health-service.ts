import fc from 'fast-check';
import { type CellTable, implied } from '../../../src/disclosure/cell-table.ts';
import type { CountPolicy } from '../../../src/disclosure/count-policy.ts';
import { spreadUpperBounds } from '../../../src/disclosure/upper-bounds.ts';
import { aCellTable, type SumOf } from './invented-table.ts';

/** How large an invented service is, and what of it is published. */
export interface Shape {
  practices: number;
  districts: number;
  /** Districts of today's map; the practices are dealt to them anew. */
  districtsToday: number;
  sexes: 0 | 2;
  ages: 0 | 3;
  months: number;
  /** Months in a rolling window; 0 for none. */
  window: number;
  monthsPublished: boolean;
  practicesPublished: boolean;
  /** Whether practices' counts are shown as shares of a known whole, which few may be left out of. */
  shares: boolean;
  /** The mean count of one practice, month and stratum. */
  mean: number;
}

export const shapes: fc.Arbitrary<Shape> = fc.record({
  practices: fc.integer({ min: 2, max: 8 }),
  districts: fc.integer({ min: 1, max: 3 }),
  districtsToday: fc.integer({ min: 1, max: 3 }),
  sexes: fc.constantFrom(0 as const, 2 as const),
  ages: fc.constantFrom(0 as const, 0 as const, 3 as const),
  months: fc.integer({ min: 1, max: 5 }),
  window: fc.constantFrom(0, 2, 3),
  monthsPublished: fc.boolean(),
  practicesPublished: fc.boolean(),
  shares: fc.boolean(),
  mean: fc.constantFrom(1, 4, 15, 60),
});

/** Repeatable draws from a seed (mulberry32). */
function drawer(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), state | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

/**
 * Counts of practices by sex, age and month, summed to districts on two maps and to the country, to margins of the strata and
 * to rolling windows: every cell, and every sum that a reader could form from what such a service publishes.
 */
export function inventedHealthService(shape: Shape, policy: CountPolicy, seed: number): CellTable {
  const draw = drawer(seed);
  const amounts: number[] = [];
  const unpublished: number[] = [];
  const dear: number[] = [];
  const sums: SumOf[] = [];
  const ids = new Map<string, number>();
  const cellOf = (area: string, sex: number, age: number, time: string) => ids.get(`${area}|${sex}|${age}|${time}`)!;
  const sexes = shape.sexes ? [0, 1, 2] : [0];
  const ages = shape.ages ? [0, 1, 2, 3] : [0];
  const practices = Array.from({ length: shape.practices }, (_, i) => `p${i}`);
  const deal = (count: number, prefix: string) => practices.map(() => `${prefix}${Math.floor(draw() * count)}`);
  const then = deal(shape.districts, 'd');
  const today = deal(shape.districtsToday, 't');
  const groups = new Map<string, string[]>();
  for (const [i, practice] of practices.entries())
    for (const district of [then[i]!, today[i]!]) groups.set(district, [...(groups.get(district) ?? []), practice]);
  const areas = [...practices, ...groups.keys(), 'country'];
  const months = Array.from({ length: shape.months }, (_, m) => m);
  const windows = shape.window ? months.slice(shape.window - 1) : [];
  const counts = new Map<string, number>();
  for (const practice of practices)
    for (const sex of shape.sexes ? [1, 2] : [0])
      for (const age of shape.ages ? [1, 2, 3] : [0])
        for (const month of months)
          counts.set(`${practice}|${sex}|${age}|${month}`, Math.floor(-Math.log(1 - draw()) * shape.mean));
  const total = (area: string, sex: number, age: number, from: number, to: number) => {
    const members = area === 'country' ? practices : (groups.get(area) ?? [area]);
    let sum = 0;
    for (const [key, count] of counts) {
      const [p, s, a, m] = key.split('|');
      if (!members.includes(p!) || Number(m) < from || Number(m) > to) continue;
      if ((sex === 0 || Number(s) === sex) && (age === 0 || Number(a) === age)) sum += count;
    }
    return sum;
  };
  const times = [
    ...months.map((m) => ({ key: `m${m}`, from: m, to: m, published: shape.monthsPublished || !shape.window })),
    ...windows.map((m) => ({ key: `w${m}`, from: m - shape.window + 1, to: m, published: true })),
  ];
  for (const area of areas)
    for (const sex of sexes)
      for (const age of ages)
        for (const time of times) {
          const cell = amounts.length;
          ids.set(`${area}|${sex}|${age}|${time.key}`, cell);
          amounts.push(total(area, sex, age, time.from, time.to));
          const isPractice = area.startsWith('p');
          if (!time.published || (isPractice && !shape.practicesPublished)) unpublished.push(cell);
          if (area === 'country') dear.push(cell);
        }
  for (const sex of sexes)
    for (const age of ages)
      for (const { key } of times) {
        const cell = (area: string) => cellOf(area, sex, age, key);
        for (const [district, members] of groups) sums.push({ total: cell(district), parts: members.map(cell) });
        for (const prefix of ['d', 't'])
          sums.push({
            total: cell('country'),
            parts: [...groups.keys()].filter((d) => d.startsWith(prefix)).map(cell),
          });
      }
  for (const area of areas)
    for (const { key } of times) {
      if (shape.sexes)
        for (const age of ages)
          sums.push({ total: cellOf(area, 0, age, key), parts: [1, 2].map((s) => cellOf(area, s, age, key)) });
      if (shape.ages)
        for (const sex of sexes)
          sums.push({ total: cellOf(area, sex, 0, key), parts: [1, 2, 3].map((a) => cellOf(area, sex, a, key)) });
    }
  const firstWindow = sums.length;
  for (const area of areas)
    for (const sex of sexes)
      for (const age of ages)
        for (const m of windows)
          sums.push({
            total: cellOf(area, sex, age, `w${m}`),
            parts: months.slice(m - shape.window + 1, m + 1).map((month) => cellOf(area, sex, age, `m${month}`)),
          });
  const windowSums = sums.map((_, r) => r).slice(firstWindow);
  const whole: number[] = [];
  const rest: number[] = [];
  const upper: Record<number, number> = {};
  const lowest = policy.hideZero ? 0 : 1;
  if (shape.shares)
    for (const practice of practices) {
      const cell = cellOf(practice, 0, 0, times[0]!.key);
      if (unpublished.includes(cell) || (amounts[cell] === 0 && !policy.hideZero)) continue;
      const left = Math.floor(draw() * 2 * policy.smallest);
      rest.push(amounts.push(left) - 1);
      whole.push(amounts.push(amounts[cell]! + left) - 1);
      upper[cell] = amounts[cell]! + left;
      upper[rest.at(-1)!] = amounts[cell]! + left - lowest;
      sums.push({ total: whole.at(-1)!, parts: [cell, rest.at(-1)!] });
    }
  const table = aCellTable(amounts, sums, { policy, unpublished, dear, upper, fixed: whole, uncontrolled: whole });
  for (const cell of rest) table.standing[cell] = implied;
  spreadUpperBounds(table);
  return { ...table, windows: Int32Array.from(windowSums) };
}
