import { describe, expect, it } from 'vitest';
import { simpleRegression } from './simple-regression.ts';
import { weightedRegression } from './weighted-regression.ts';

describe('a line through weighted pairs', () => {
  it('is the plain line when all weigh the same', () => {
    const [x, y] = [
      [1, 2, 3, 5, 8],
      [2, 1, 4, 3, 9],
    ];
    const [weighted, plain] = [weightedRegression(x, y, [7, 7, 7, 7, 7]), simpleRegression(x, y)];
    for (const part of ['intercept', 'slope', 'slopeError'] as const)
      expect(weighted[part]).toBeCloseTo(plain[part] as number, 12);
  });

  it('agrees with the normal equations', () => {
    // (X'WX) b = X'Wy for x = 0, 1, 2; y = 1, 3, 4; w = 1, 2, 3: 6a + 8b = 19 and 8a + 14b = 30, so b = 14/10, a = 13/10.
    const line = weightedRegression([0, 1, 2], [1, 3, 4], [1, 2, 3]);
    expect(line.slope).toBeCloseTo(1.4, 12);
    expect(line.intercept).toBeCloseTo(1.3, 12);
    // Left over: −0.3, 0.3, −0.1; weighted squares 0.09 + 0.18 + 0.03 = 0.3 on one degree; spread 14 − 64/6.
    expect(line.slopeError).toBeCloseTo(Math.sqrt(0.3 / (14 - 64 / 6)), 12);
    expect((line.upper as number) - (line.slope as number)).toBeCloseTo(
      12.706204736432095 * (line.slopeError as number),
      8,
    );
  });

  it('leaves out pairs without weight, and says why there is no line', () => {
    expect(weightedRegression([0, 1, 2, 9], [1, 3, 4, 90], [1, 2, 3, 0])).toEqual(
      weightedRegression([0, 1, 2], [1, 3, 4], [1, 2, 3]),
    );
    expect(weightedRegression([], [], [])).toMatchObject({ slope: null, reason: 'not-available' });
    expect(weightedRegression([2, 2], [1, 3], [1, 1])).toMatchObject({ slope: null, reason: 'cannot-be-calculated' });
    expect(weightedRegression([1, 2], [1, 3], [1, 5])).toMatchObject({ slope: 2, lower: null, upper: null });
  });

  it('refuses a weight below 0', () => {
    expect(() => weightedRegression([1, 2], [1, 2], [1, -1])).toThrow(
      expect.objectContaining({ code: 'STATISTIC_ARGUMENT_INVALID' }),
    );
  });
});
