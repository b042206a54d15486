import { describe, expect, it } from 'vitest';
import { type WaysUp, wholeWeight } from '#estimates/ways-up.ts';
import { AreaSets } from './area-sets.ts';
import { SumSets } from './sum-sets.ts';

/** Practices 0 to 3. District 4 has the first two, 5 half of the third, 6 all of the third until day 100. Region 7 has the first two too. */
function ways(): WaysUp {
  const rows: [area: number, type: number, leaf: number, last: number, weight: number][] = [
    [0, 0, 0, 999, wholeWeight],
    [1, 0, 1, 999, wholeWeight],
    [2, 0, 2, 999, wholeWeight],
    [4, 1, 0, 999, wholeWeight],
    [4, 1, 1, 999, wholeWeight],
    [5, 1, 2, 999, wholeWeight / 2],
    [6, 1, 2, 100, wholeWeight],
    [7, 2, 0, 999, wholeWeight],
    [7, 2, 1, 999, wholeWeight],
  ];
  const ints = (at: 0 | 1 | 2 | 3) => Int32Array.from(rows, (row) => row[at]);
  return {
    length: rows.length,
    map: new Int8Array(rows.length),
    area: ints(0),
    areaType: ints(1),
    slot: ints(2),
    first: new Int32Array(rows.length),
    last: ints(3),
    openFirst: new Int32Array(rows.length),
    openLast: ints(3),
    weight: Float64Array.from(rows, (row) => row[4]),
    shown: new Int8Array(rows.length).fill(1),
    leaves: Int32Array.of(0, 1, 2),
    slotOf: Int32Array.of(0, 1, 2, -1, -1, -1, -1, -1),
  };
}

describe('SumSets', () => {
  const sets = new AreaSets();
  const adding = new SumSets(ways(), sets);
  const all = new Set([0, 1, 2]);
  const base = { length: 3, area: [0, 1, 2], numerator: [3, 4, 10], denominator: [30, 40, Number.NaN] };

  it('adds up parts by their weights, and gives areas of the same parts the same set', () => {
    const sums = adding.sums(base, 50, all, 8);
    expect(sums.get(4)).toMatchObject({ leaves: 2, numerator: 7, denominator: 70 });
    expect(sums.get(7)?.set).toBe(sums.get(4)?.set);
    expect(sums.get(5)).toMatchObject({ leaves: 1, numerator: 5, denominator: Number.NaN });
    expect([...(sets.membersOf(sums.get(4)!.set)?.areas ?? [])]).toEqual([0, 1]);
  });

  it('knows an area alone, as a whole and not by a share, whichever way it comes', () => {
    const sums = adding.sums(base, 50, all, 8);
    expect(sums.get(6)?.set).toBe(sets.alone(2));
    expect(sums.get(2)?.set).toBe(sets.alone(2));
    expect(sums.get(5)?.set).not.toBe(sets.alone(2));
  });

  it('leaves out ways that do not hold on the day, types that are not wanted, and parts that are not given', () => {
    const sums = adding.sums({ length: 1, area: [0], numerator: [3], denominator: [30] }, 101, new Set([1]), 8);
    expect([...sums.keys()]).toEqual([4]);
    expect(sums.get(4)?.set).toBe(sets.alone(0));
  });

  it('keeps what areas state by themselves apart from sums, and from one another', () => {
    expect(sets.stated(4, 7)).toBe(sets.stated(4, 7));
    expect(sets.stated(4, 8)).not.toBe(sets.stated(4, 7));
    expect(sets.membersOf(sets.stated(4, 7))).toBeUndefined();
  });
});
