import { describe, expect, it } from 'vitest';
import { findSimilar, type SimilarOptions } from './find-similar.ts';
import type { SimilarVariable } from './variable.ts';

const variable = (values: number[], more: Partial<SimilarVariable> = {}): SimilarVariable => ({
  values: Float64Array.from(values),
  transform: 'none',
  cap: null,
  weight: 1,
  ...more,
});
const options: SimilarOptions = { nearest: 2, missing: 'exclude' };

/** The others of each area, with distances to four decimals. */
function found(variables: SimilarVariable[], areas: number, more: Partial<SimilarOptions> = {}) {
  const { rows, problems } = findSimilar(variables, areas, { ...options, ...more });
  const lists: Record<number, [number, number][]> = {};
  for (let i = 0; i < rows.length; i++) {
    const area = rows.area[i] as number;
    const list = lists[area] ?? [];
    lists[area] = list;
    expect(rows.rank[i]).toBe(list.length + 1);
    list.push([rows.other[i] as number, Math.round((rows.distance[i] as number) * 1e4) / 1e4]);
  }
  return { lists, problems };
}

describe('the areas most like an area', () => {
  it('are nearest in standard deviations of a sample, by the published method', () => {
    // √ of 1, 4, 9, 16, 25 are 1 to 5, whose standard deviation is √2.5.
    const step = 1 / Math.sqrt(2.5);
    const { lists, problems } = found([variable([1, 4, 9, 16, 25], { transform: 'square-root', cap: 5 })], 5);
    expect(problems).toEqual([]);
    expect(lists[0]).toEqual([
      [1, 0.6325],
      [2, 1.2649],
    ]);
    expect(step).toBeCloseTo(0.6325, 4);
  });

  it('counts the square of a difference by its weight', () => {
    const x = [0, 1, 0, 5];
    const y = [0, 0, 2, 5];
    expect(found([variable(x), variable(y)], 4).lists[0]?.map(([other]) => other)).toEqual([1, 2]);
    expect(found([variable(x, { weight: 9 }), variable(y)], 4).lists[0]?.map(([other]) => other)).toEqual([2, 1]);
  });

  it('takes the one that comes first of those at the same distance', () => {
    expect(found([variable([5, 1, 9, 1, 9])], 5, { nearest: 1 }).lists[0]).toEqual([[1, 1]]);
  });

  it('cuts a value far above the others to the cap, so that it no longer sets the scale alone', () => {
    const values = [...Array.from({ length: 60 }, (_, i) => i % 10), 1e6];
    const near = (cap: number | null) =>
      found([variable(values, { cap })], 61, { nearest: 1 }).lists[60]?.[0]?.[1] ?? 0;
    expect(near(null)).toBeGreaterThan(7.5);
    expect(near(0.5)).toBeLessThan(near(null));
  });

  it('leave out an area that lacks a number, or count it as average', () => {
    const variables = [variable([1, 2, 3, Number.NaN]), variable([1, 2, 3, 2])];
    const without = found(variables, 4);
    expect(without.lists[3]).toBeUndefined();
    expect(without.problems).toEqual([{ kind: 'left-out', areas: [3] }]);
    const average = found(variables, 4, { missing: 'mean' });
    expect(average.lists[3]?.[0]).toEqual([1, 0]);
    expect(average.problems).toEqual([]);
    expect(found([variable([1, 2, 3, Number.NaN])], 4, { missing: 'mean' }).problems).toEqual([
      { kind: 'left-out', areas: [3] },
    ]);
  });

  it('pass over what is the same everywhere, and say so', () => {
    const { lists, problems } = found([variable([0.1, 0.1, 0.1]), variable([1, 2, 4])], 3);
    expect(problems).toEqual([{ kind: 'constant', variable: 0 }]);
    expect(lists[0]).toEqual(found([variable([1, 2, 4])], 3).lists[0]);
  });

  it('are those there are where there are fewer than wanted', () => {
    const apart = Math.round(Math.SQRT2 * 1e4) / 1e4;
    expect(found([variable([1, 2])], 2)).toEqual({
      lists: { 0: [[1, apart]], 1: [[0, apart]] },
      problems: [{ kind: 'too-few', areas: 2 }],
    });
    expect(found([variable([1])], 1).lists).toEqual({});
    expect(found([variable([])], 0)).toEqual({ lists: {}, problems: [] });
  });

  it('are not looked for where a value has no root or logarithm', () => {
    const negative = found([variable([1, -4, 9], { transform: 'square-root' })], 3);
    expect(negative.lists).toEqual({});
    expect(negative.problems).toEqual([{ kind: 'outside', variable: 0, area: 1, value: -4 }]);
    expect(found([variable([1, 0, 9], { transform: 'logarithm' })], 3).problems[0]).toMatchObject({
      area: 1,
      value: 0,
    });
    expect(found([variable([1, 0, 9], { transform: 'square-root' })], 3).problems).toEqual([]);
  });
});
