import { describe, expect, it } from 'vitest';
import { isSmall, lowestHidden, protectionNeeded, roundCount, shownRange } from './count-policy.ts';

const exact = { smallest: 7, hideZero: false, rounding: 1 };
const rounded = { smallest: 8, hideZero: false, rounding: 5 };

describe('a disclosure policy', () => {
  it('hides 1 up to the smallest count less 1, and zero only when told to', () => {
    expect([0, 1, 6, 7].map((count) => isSmall(count, exact))).toEqual([false, true, true, false]);
    expect(isSmall(0, { ...exact, hideZero: true })).toBe(true);
    expect(isSmall(0.4, exact)).toBe(true);
  });

  it('rounds to the nearest multiple, halves up', () => {
    expect([7, 8, 12, 13].map((count) => roundCount(count, rounded))).toEqual([5, 10, 10, 15]);
    expect(roundCount(5, { rounding: 10 })).toBe(10);
    expect(roundCount(12, exact)).toBe(12);
  });

  it('leaves a reader of a rounded figure every count that is shown by it', () => {
    expect(shownRange(41, rounded)).toEqual({ low: 38, high: 42 });
    expect(shownRange(9, rounded)).toEqual({ low: 8, high: 12 });
    expect(shownRange(0, rounded)).toEqual({ low: 0, high: 0 });
    expect(shownRange(41, exact)).toEqual({ low: 41, high: 41 });
  });

  it('tells of a figure 0 that hides zeros that it is the one count which rounds to it', () => {
    expect(shownRange(2, { smallest: 2, hideZero: true, rounding: 5 })).toEqual({ low: 2, high: 2 });
    expect(shownRange(2, { smallest: 2, hideZero: false, rounding: 5 })).toEqual({ low: 0, high: 2 });
  });

  it('tells of a hidden count that it is not zero, unless zeros are hidden too', () => {
    expect(lowestHidden(3, exact)).toBe(1);
    expect(lowestHidden(3, { ...exact, hideZero: true })).toBe(0);
    expect(lowestHidden(2.5, exact)).toBe(0);
  });

  it('asks that a hidden count may be shown ones too, and less of what is never published', () => {
    const free = { upper: Number.POSITIVE_INFINITY, neverPublished: false };
    expect(protectionNeeded(exact, free)).toEqual({ reach: 7, width: 6 });
    expect(protectionNeeded({ ...exact, hideZero: true }, free)).toEqual({ reach: 7, width: 7 });
    expect(protectionNeeded(exact, { ...free, upper: 4 })).toEqual({ reach: 4, width: 3 });
    expect(protectionNeeded(exact, { ...free, neverPublished: true })).toEqual({ reach: 0, width: 1 });
  });
});
