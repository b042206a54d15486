import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { pearson } from '#statistics/association/pearson.ts';
import { rankCorrelation } from '#statistics/association/rank-correlation.ts';
import { simpleRegression } from '#statistics/association/simple-regression.ts';

const cell = fc.oneof(
  fc.integer({ min: 0, max: 9 }),
  fc.double({ min: -1e6, max: 1e6, noNaN: true }),
  fc.constant<number | null>(null),
);
const pairs = fc.array(fc.tuple(cell, cell), { maxLength: 30 });
const sides = (list: (readonly [number | null, number | null])[]) =>
  [list.map(([x]) => x), list.map(([, y]) => y)] as const;

describe('correlation', () => {
  it('is symmetric and lies from −1 to 1, between its limits', () => {
    fc.assert(
      fc.property(pairs, (list) => {
        const [x, y] = sides(list);
        const [there, back] = [pearson(x, y), pearson(y, x)];
        expect(back).toEqual(there);
        if (there.value === null) return;
        expect(Math.abs(there.value)).toBeLessThanOrEqual(1);
        if (there.lower === null || there.upper === null) return;
        expect(there.lower).toBeLessThanOrEqual(there.value + 1e-12);
        expect(there.upper).toBeGreaterThanOrEqual(there.value - 1e-12);
        expect(there.lower).toBeGreaterThanOrEqual(-1);
        expect(there.upper).toBeLessThanOrEqual(1);
      }),
    );
  });

  it('is symmetric and lies from −1 to 1 for ranks too', () => {
    fc.assert(
      fc.property(pairs, (list) => {
        const [x, y] = sides(list);
        const there = rankCorrelation(x, y);
        expect(rankCorrelation(y, x)).toEqual(there);
        for (const value of [there.spearman, there.kendall]) {
          if (value !== null) expect(Math.abs(value)).toBeLessThanOrEqual(1);
        }
      }),
    );
  });

  it('of ranks sees order alone, and turns its sign with one side', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.integer({ min: -30, max: 30 }), fc.integer({ min: -30, max: 30 }))), (list) => {
        const [x, y] = sides(list) as unknown as [number[], number[]];
        const there = rankCorrelation(x, y);
        expect(
          rankCorrelation(
            x.map((value) => value ** 3),
            y,
          ),
        ).toEqual(there);
        const turned = rankCorrelation(
          x.map((value) => -value),
          y,
        );
        if (there.spearman === null || there.kendall === null) expect(turned).toEqual(there);
        else {
          expect(turned.spearman).toBeCloseTo(-there.spearman, 12);
          expect(turned.kendall).toBeCloseTo(-there.kendall, 12);
        }
      }),
    );
  });

  it('squared is what the line explains, and both have one test', () => {
    const whole = fc.array(fc.tuple(fc.integer({ min: 0, max: 50 }), fc.integer({ min: 0, max: 50 })), {
      minLength: 3,
      maxLength: 30,
    });
    fc.assert(
      fc.property(whole, (list) => {
        const [x, y] = sides(list);
        const [correlation, line] = [pearson(x, y), simpleRegression(x, y)];
        if (correlation.value === null || line.explained === null) return;
        expect(line.explained).toBeCloseTo(correlation.value ** 2, 12);
        expect(Math.sign(line.slope as number)).toBe(Math.sign(correlation.value));
        if (Math.abs(correlation.value) < 1 - 1e-9) expect(line.pValue).toBeCloseTo(correlation.pValue as number, 8);
      }),
    );
  });
});
