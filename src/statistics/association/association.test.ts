import { describe, expect, it } from 'vitest';
import { pearson } from './pearson.ts';
import { rankCorrelation } from './rank-correlation.ts';
import { simpleRegression } from './simple-regression.ts';

const refused = expect.objectContaining({ code: 'STATISTIC_ARGUMENT_INVALID' });

describe('Pearson’s correlation', () => {
  it('has Fisher’s limits and Student’s test', () => {
    const { value, lower, upper, pValue, count } = pearson([1, 2, 3, 4, 5], [2, 1, 4, 3, 5]);
    expect(value).toBeCloseTo(0.8, 12);
    const reach = 1.959963984540054 / Math.sqrt(2);
    expect(lower).toBeCloseTo(Math.tanh(Math.atanh(0.8) - reach), 12);
    expect(upper).toBeCloseTo(Math.tanh(Math.atanh(0.8) + reach), 12);
    // t = 0.8√3 ÷ 0.6 with three degrees of freedom.
    expect(pValue).toBeCloseTo(0.10408803866182788, 12);
    expect(count).toBe(5);
  });

  it('leaves out pairs that lack a side', () => {
    expect(pearson([1, 2, null, 3, 4, 9], [2, 1, 5, 4, 3, null])).toEqual(pearson([1, 2, 3, 4], [2, 1, 4, 3]));
  });

  it('says what cannot be said: no variation, too few pairs', () => {
    expect(pearson([], [])).toMatchObject({ value: null, reason: 'not-available', count: 0 });
    expect(pearson([1], [2])).toMatchObject({ value: null, reason: 'not-available' });
    expect(pearson([0.1, 0.1, 0.1], [1, 2, 3])).toMatchObject({ value: null, reason: 'cannot-be-calculated' });
    expect(pearson([1, 2], [5, 7])).toMatchObject({ value: 1, lower: null, pValue: null, reason: 'too-few-events' });
    expect(pearson([1, 2, 3], [3, 2, 1])).toMatchObject({ value: -1, lower: null, pValue: 0 });
    expect(pearson([1, 2, 3, 4], [2, 4, 6, 8])).toMatchObject({ value: 1, lower: 1, upper: 1, pValue: 0 });
  });

  it('keeps its figures beside a large common offset', () => {
    const x = [1, 2, 3, 4, 5].map((value) => value + 1e9);
    expect(pearson(x, [2, 1, 4, 3, 5]).value).toBeCloseTo(0.8, 9);
  });

  it('refuses other lengths, infinite values and percentages for levels', () => {
    expect(() => pearson([1], [1, 2])).toThrow(refused);
    expect(() => pearson([1, Infinity], [1, 2])).toThrow(refused);
    expect(() => pearson([1, 2], [1, 2], { confidenceLevel: 95 })).toThrow(refused);
  });
});

describe('rank correlation', () => {
  it('counts order alone, and shares ranks between ties', () => {
    expect(rankCorrelation([1, 2, 3, 4], [1, 10, 100, 1000])).toEqual({ spearman: 1, kendall: 1, count: 4 });
    const { spearman, kendall } = rankCorrelation([1, 2, 2], [3, 2, 1]);
    expect(spearman).toBeCloseTo(-Math.sqrt(3) / 2, 12);
    expect(kendall).toBeCloseTo(-2 / Math.sqrt(6), 12);
  });

  it('says what cannot be said', () => {
    expect(rankCorrelation([1, null], [1, 2])).toMatchObject({ spearman: null, count: 1, reason: 'not-available' });
    expect(rankCorrelation([5, 5], [1, 2])).toMatchObject({ kendall: null, reason: 'cannot-be-calculated' });
  });
});

describe('simple regression', () => {
  it('gives the line, the error of its slope and what it explains', () => {
    const line = simpleRegression([1, 2, 3], [1, 3, 2]);
    expect(line).toMatchObject({ slope: 0.5, intercept: 1, count: 3 });
    expect(line.explained).toBeCloseTo(0.25, 12);
    // Residuals −½, 1, −½: their squares 1.5 on one degree of freedom, over Σ(x − x̄)² = 2.
    expect(line.slopeError).toBeCloseTo(Math.sqrt(0.75), 12);
    expect(line.pValue).toBeCloseTo(2 / 3, 12);
  });

  it('says what cannot be said', () => {
    expect(simpleRegression([], [])).toMatchObject({ slope: null, reason: 'not-available' });
    expect(simpleRegression([2, 2, 2], [1, 2, 3])).toMatchObject({ slope: null, reason: 'cannot-be-calculated' });
    expect(simpleRegression([1, 2], [1, 3])).toMatchObject({ slope: 2, intercept: -1, slopeError: null, pValue: null });
    expect(simpleRegression([1, 2, 3], [4, 4, 4])).toMatchObject({
      slope: 0,
      intercept: 4,
      explained: null,
      pValue: 1,
    });
    expect(simpleRegression([1, 2, 3], [2, 4, 6])).toMatchObject({ slope: 2, slopeError: 0, pValue: 0 });
  });
});
