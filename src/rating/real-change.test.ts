import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { changeChances } from './real-change.ts';

const order = ['top', 'well', 'needs'];

describe('the chance that a rating has changed', () => {
  it('is 1 between two ratings that are sure, and 0 the other way', () => {
    expect(changeChances({ needs: 1 }, { top: 1 }, order)).toEqual({ better: 1, worse: 0 });
    expect(changeChances({ top: 1 }, { needs: 1 }, order)).toEqual({ better: 0, worse: 1 });
    expect(changeChances({ top: 1 }, { top: 1 }, order)).toEqual({ better: 0, worse: 0 });
  });

  it('adds up over pairs of classes', () => {
    // Better: well to top 0.5 × 0.4, needs to top 0.5 × 0.4, needs to well 0.5 × 0.6; worse: none, as nobody was top.
    const found = changeChances({ well: 0.5, needs: 0.5 }, { top: 0.4, well: 0.6 }, order);
    expect(found?.better).toBeCloseTo(0.7, 12);
    expect(found?.worse).toBe(0);
  });

  it('leaves out classes that are no ratings, and is not known without any', () => {
    expect(changeChances({ 'not-rated': 0.5, needs: 0.5 }, { top: 1 }, order)).toEqual({ better: 1, worse: 0 });
    expect(changeChances({ 'not-rated': 1 }, { top: 1 }, order)).toBeUndefined();
    expect(changeChances(undefined, { top: 1 }, order)).toBeUndefined();
  });

  it('turns round with the releases, and both chances together are at most 1', () => {
    const chances = fc.record({ top: fc.nat(50), well: fc.nat(50), needs: fc.nat(50) });
    fc.assert(
      fc.property(chances, chances, (before, after) => {
        const there = changeChances(before, after, order);
        const back = changeChances(after, before, order);
        expect(there === undefined).toBe(back === undefined);
        if (!there || !back) return;
        expect(there.better).toBeCloseTo(back.worse, 12);
        expect(there.better + there.worse).toBeLessThanOrEqual(1 + 1e-12);
      }),
    );
  });
});
