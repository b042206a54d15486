import { describe, expect, it } from 'vitest';
import { intervalColumns } from '../estimate.ts';
import { mean, meanColumns, meanFromSummary } from './mean.ts';

describe('mean', () => {
  // Student's own sleep data (1908): ten differences, mean 1.58, 95 % limits 0.70 to 2.46.
  const sleep = [1.2, 2.4, 1.3, 1.3, 0, 1, 1.8, 0.8, 4.6, 1.4];

  it('has Student’s limits of Student’s data', () => {
    const { value, lower, upper } = mean(sleep);
    expect(value).toBeCloseTo(1.58, 12);
    expect(lower).toBeCloseTo(0.7001, 4);
    expect(upper).toBeCloseTo(2.4599, 4);
  });

  it('is the same from its summary', () => {
    const { count, value, standardDeviation, lower, upper } = mean(sleep);
    expect(meanFromSummary(count, value, standardDeviation)).toMatchObject({ value, lower, upper });
  });

  it('keeps its figures when the values share a large offset', () => {
    const shifted = mean(sleep.map((value) => value + 1e9));
    expect((shifted.upper as number) - (shifted.value as number)).toBeCloseTo(0.8799, 4);
  });

  it('has no limits for one value, and no value when one is missing', () => {
    expect(mean([5])).toMatchObject({ value: 5, lower: null, upper: null, standardDeviation: null });
    expect(mean([5, null])).toMatchObject({ value: null, reason: 'not-available' });
    expect(mean([])).toMatchObject({ value: null, reason: 'denominator-zero' });
    expect(meanFromSummary(3, null, 1).reason).toBe('not-available');
    expect(meanFromSummary(3, 1, null)).toMatchObject({ value: 1, lower: null, reason: 'not-available' });
    expect(meanFromSummary(0, null, null).reason).toBe('denominator-zero');
  });

  it('gives rows of a column that cannot be answered a status', () => {
    const out = intervalColumns(3);
    const count = Float64Array.of(0, 2, Number.NaN);
    meanColumns({
      count,
      sum: Float64Array.of(0, Number.POSITIVE_INFINITY, 1),
      sumOfSquares: Float64Array.of(0, 1, 1),
      out,
    });
    expect([...out.status]).toEqual([8, 15, 12]);
  });
});
