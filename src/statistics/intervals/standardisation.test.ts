import { describe, expect, it } from 'vitest';
import { directlyStandardisedNonindependent } from './directly-standardised-nonindependent.ts';
import { directlyStandardisedRate } from './directly-standardised-rate.ts';
import { indirectlyStandardisedRate, indirectlyStandardisedRatio } from './indirectly-standardised.ts';
import { rollUp } from './roll-up.ts';

const refused = expect.objectContaining({ code: 'STATISTIC_ARGUMENT_INVALID' });

describe('directly standardised rate', () => {
  it('is the crude rate when the area is made up like the standard', () => {
    const { value } = directlyStandardisedRate([10, 30], [1000, 3000], [1, 3], { multiplier: 1000 });
    expect(value).toBeCloseTo(10, 12);
  });

  it('is not given for fewer than ten events', () => {
    expect(directlyStandardisedRate([4, 5], [100, 100], [1, 1])).toMatchObject({
      value: null,
      reason: 'too-few-events',
      totalCount: 9,
    });
    expect(directlyStandardisedRate([4, 5], [100, 100], [1, 1], { minimumEvents: 5 }).value).not.toBeNull();
  });

  it('does not take a missing count for zero unless told so', () => {
    expect(directlyStandardisedRate([20, null], [100, 100], [1, 1])).toMatchObject({
      value: null,
      reason: 'not-available',
    });
    expect(directlyStandardisedRate([20, null], [100, 100], [1, 1], { missingCounts: 'zero' }).value).toBeCloseTo(
      10_000,
      9,
    );
  });

  it('has no value where a stratum has no population or no weight counts', () => {
    expect(directlyStandardisedRate([20, 0], [100, 0], [1, 1]).reason).toBe('denominator-zero');
    expect(directlyStandardisedRate([20, 0], [100, 10], [0, 0]).reason).toBe('cannot-be-calculated');
    expect(() => directlyStandardisedRate([20], [100, 10], [1, 1])).toThrow(refused);
  });

  it('allows for the same people coming back: limits are wider, the value is the same', () => {
    const once = { stratum: 1, frequency: 1, people: 40, population: 1000, weight: 5 };
    const thrice = { stratum: 1, frequency: 3, people: 10, population: 1000, weight: 5 };
    const repeated = directlyStandardisedNonindependent([once, thrice]);
    const independent = directlyStandardisedRate([70], [1000], [5]);
    expect(repeated.value).toBeCloseTo(independent.value as number, 9);
    expect(repeated.totalCount).toBe(70);
    expect(repeated.lower).toBeLessThan(independent.lower as number);
    expect(directlyStandardisedNonindependent([{ ...once, people: null }]).reason).toBe('not-available');
    expect(directlyStandardisedNonindependent([{ ...once, people: 3 }]).reason).toBe('too-few-events');
    expect(directlyStandardisedNonindependent([{ ...once, population: 0 }]).reason).toBe('denominator-zero');
    expect(() => directlyStandardisedNonindependent([once, { ...thrice, population: 5 }])).toThrow(refused);
  });
});

describe('indirectly standardised ratio and rate', () => {
  const area = [
    [10, 20],
    [1000, 1000],
    [100, 300],
    [10_000, 10_000],
  ] as const;

  it('is observed over expected', () => {
    const found = indirectlyStandardisedRatio(...area, { referenceValue: 100 });
    expect(found).toMatchObject({ observed: 30, expected: 40, method: 'Byar' });
    expect(found.value).toBeCloseTo(75, 12);
  });

  it('times the reference’s crude rate is the rate', () => {
    const found = indirectlyStandardisedRate(...area, { multiplier: 1000 });
    expect(found.referenceRate).toBeCloseTo(20, 12);
    expect(found.value).toBeCloseTo(15, 12);
  });

  it('has no value where a count is missing or nothing is expected', () => {
    expect(indirectlyStandardisedRatio([null, 2], [10, 10], [1, 1], [10, 10]).reason).toBe('not-available');
    expect(indirectlyStandardisedRatio([1], [10], [0], [10]).reason).toBe('denominator-zero');
    expect(() => indirectlyStandardisedRatio([1], [10], [1], [0])).toThrow(refused);
  });
});

describe('roll-up', () => {
  it('sums each group, also when there is only one, and lets a missing part make the sum missing', () => {
    expect(rollUp(['a', 'a'], [1, 2], [10, 20])).toEqual([{ group: 'a', numerator: 3, denominator: 30, parts: 2 }]);
    expect(rollUp(['b', 'a', 'b'], [1, 5, null], [1, 1, 1]).map((sum) => sum.numerator)).toEqual([null, 5]);
  });
});
