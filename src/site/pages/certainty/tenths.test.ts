import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { tenthsOf } from './tenths.ts';

describe('chances in tenths', () => {
  it.each([
    [
      [0.95, 0.05],
      [10, 0],
    ],
    [
      [0.949, 0.051],
      [9, 1],
    ],
    [
      [0.55, 0.45],
      [6, 4],
    ],
    [
      [0.87, 0.13],
      [9, 1],
    ],
    [
      [0.35, 0.35, 0.3],
      [4, 3, 3],
    ],
    [
      [0.3, 0.7],
      [3, 7],
    ],
    [
      [0.98, 0.01, 0.01],
      [10, 0, 0],
    ],
    [[1], [10]],
    [[], []],
  ])('%j are %j', (chances, tenths) => {
    expect(tenthsOf(chances)).toEqual(tenths);
  });

  it('come to 10, and none is a tenth or more away', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 1000 }), { minLength: 1, maxLength: 8 }), (draws) => {
        const all = draws.reduce((sum, one) => sum + one, 0);
        fc.pre(all > 0);
        const chances = draws.map((one) => one / all);
        const tenths = tenthsOf(chances);
        expect(tenths.reduce((sum, one) => sum + one, 0)).toBe(10);
        tenths.forEach((one, at) => {
          expect(Math.abs(one - 10 * (chances[at] as number))).toBeLessThan(1);
        });
      }),
    );
  });
});
