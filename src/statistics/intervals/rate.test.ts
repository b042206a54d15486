import { describe, expect, it } from 'vitest';
import { rate } from './rate.ts';
import { ratio } from './ratio.ts';

const refused = expect.objectContaining({ code: 'STATISTIC_ARGUMENT_INVALID' });

describe('rate', () => {
  // Garwood's exact limits, as tabulated in Breslow & Day 1987, p. 71.
  it.each([
    [0, 0, 3.689],
    [1, 0.0253, 5.572],
    [5, 1.623, 11.668],
    [9, 4.115, 17.085],
  ])('has exact limits for %d events', (count, lower, upper) => {
    const found = rate(count, 1);
    expect(found.lower).toBeCloseTo(lower, 3);
    expect(found.upper).toBeCloseTo(upper, 3);
    expect(found.method).toBe('Exact');
  });

  it('has Byar’s limits from ten events on', () => {
    const found = rate(10, 1);
    expect(found.method).toBe('Byar');
    expect(found.lower).toBeCloseTo(4.787, 3);
    expect(found.upper).toBeCloseTo(18.391, 2);
  });

  it('switches where it is told to', () => {
    expect(rate(388, 1, { exactBelow: 389 }).method).toBe('Exact');
    expect(rate(389, 1, { exactBelow: 389 }).method).toBe('Byar');
    expect(rate(0, 1, { exactBelow: 0 }).lower).toBe(0);
  });

  it('treats 9.999 events as below ten', () => {
    expect(rate(9.999, 1).method).toBe('Exact');
  });

  it('says why there is no value, and refuses what no answer fits', () => {
    expect(rate(1, 0).reason).toBe('denominator-zero');
    expect(rate(null, 5).value).toBeNull();
    expect(() => rate(1, -5)).toThrow(refused);
    expect(() => rate(1, 5, { confidenceLevel: 1 })).toThrow(refused);
  });
});

describe('ratio', () => {
  it('has a value and no limits', () => {
    expect(ratio(-3, 4, { multiplier: 100 })).toEqual({ value: -75, lower: null, upper: null, method: 'Ratio' });
  });

  it('says why there is no value, and refuses what no answer fits', () => {
    expect(ratio(3, 0).reason).toBe('denominator-zero');
    expect(ratio(null, 4).reason).toBe('not-available');
    expect(() => ratio(1, -1)).toThrow(refused);
    expect(() => ratio(1e300, 1e-300)).toThrow('large enough for a finite ratio');
  });
});
