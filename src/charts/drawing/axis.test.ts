import { describe, expect, it } from 'vitest';
import { extentOf, spread, valueAxis } from './axis.ts';

describe('the extent of numbers', () => {
  it('leaves out what is missing', () => {
    expect(extentOf([3, null, -2, undefined, Number.NaN, Number.POSITIVE_INFINITY])).toEqual([-2, 3]);
  });

  it('widens equal numbers, zero included, and has a default for none', () => {
    expect(extentOf([50, 50])).toEqual([45, 55]);
    expect(extentOf([0])).toEqual([-1, 1]);
    expect(extentOf([])).toEqual([0, 1]);
  });

  it('reaches down or up to zero when asked', () => {
    expect(extentOf([4, 9], true)).toEqual([0, 9]);
    expect(extentOf([-9, -4], true)).toEqual([-9, 0]);
  });
});

describe('an axis', () => {
  it('ends at round numbers only when asked', () => {
    expect(valueAxis([3, 97], 0, 100).at(3)).toBe(0);
    expect(valueAxis([3, 97], 0, 100, { round: true }).at(0)).toBe(0);
  });
});

describe('labels pushed apart', () => {
  it('stay where they are when they do not touch', () => {
    expect(spread([10, 50, 90], [10, 10, 10], 0, 100)).toEqual([10, 50, 90]);
  });

  it('keep order and distance and stay inside', () => {
    const placed = spread([98, 99, 97], [10, 10, 10], 0, 100);
    expect(placed).toEqual([85, 95, 75]);
  });
});
