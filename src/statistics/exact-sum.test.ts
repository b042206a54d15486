import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ExactSum, exactSum } from './exact-sum.ts';

const total = (values: number[]) => exactSum(values.length, (i) => values[i]!);

describe('exact sum', () => {
  it('loses nothing on the way and rounds once', () => {
    expect(total([1e100, 1, -1e100])).toBe(1);
    expect(total(new Array(10).fill(0.1))).toBe(1);
    expect(total([1, 1e-16, 1e-16])).toBe(1.0000000000000002);
    // Half a digit above 1 and a little more: only the last part says that it is more than half.
    expect(total([1, 2 ** -53, 2 ** -120])).toBe(1 + 2 ** -52);
    expect(total([1, 2 ** -53])).toBe(1);
    expect(total([])).toBe(0);
    expect(total([-0, -0])).toBe(0);
    expect(new ExactSum().total).toBe(0);
    expect(total([Number.NaN, 2])).toBe(2);
  });

  it('is the same in every order', () => {
    const values = fc.array(fc.double({ noNaN: true, min: -1e12, max: 1e12 }), { maxLength: 40 });
    const both = values.chain((list) =>
      fc.tuple(fc.constant(list), fc.shuffledSubarray(list, { minLength: list.length, maxLength: list.length })),
    );
    fc.assert(
      fc.property(both, ([list, shuffled]) => {
        expect(total(shuffled)).toBe(total(list));
      }),
    );
  });
});
