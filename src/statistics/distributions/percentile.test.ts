import { describe, expect, it } from 'vitest';
import { percentile } from './percentile.ts';
import { ranks } from './ranks.ts';

describe('percentiles', () => {
  const fifteen = Array.from({ length: 15 }, (_, i) => i + 1);

  it('lie between neighbours, or are values that were observed', () => {
    expect(percentile([1, 2, 4], 0.5)).toBe(2);
    expect(percentile([1, 2, 4], 0.75)).toBe(3);
    expect(percentile([1, 2, 4], 0.75, 'observed')).toBe(4);
    expect(percentile([1, 2, 4], 0.33, 'observed')).toBe(1);
  });

  it('are not led astray by the last digit of share times count', () => {
    expect([0.2, 0.4, 0.6, 0.8].map((share) => percentile(fifteen, share, 'observed'))).toEqual([3, 6, 9, 12]);
    const hundred = Array.from({ length: 100 }, (_, i) => i + 1);
    expect(percentile(hundred, 0.07, 'observed')).toBe(7);
    expect([0, 1].map((share) => percentile(fifteen, share, 'observed'))).toEqual([1, 15]);
  });

  it('of one value are that value, of none there are none', () => {
    expect(percentile([7], 0.9)).toBe(7);
    expect(percentile([], 0.5)).toBeNaN();
    expect(percentile([], 0.5, 'observed')).toBeNaN();
  });
});

describe('ranks', () => {
  it('are shared by equal values, and not given to missing ones', () => {
    const values = [5, Number.NaN, 1, 5, 9];
    expect([...ranks(values, 'smallest')]).toEqual([2, Number.NaN, 1, 2, 4]);
    expect([...ranks(values, 'average')]).toEqual([2.5, Number.NaN, 1, 2.5, 4]);
    expect([...ranks([], 'average')]).toEqual([]);
  });
});
