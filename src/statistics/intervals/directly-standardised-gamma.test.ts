import { describe, expect, it } from 'vitest';
import { intervalColumns } from '../estimate.ts';
import { statusOf } from '#vocabulary/status.ts';
import { directlyStandardisedGamma, directlyStandardisedGammaColumns } from './directly-standardised-gamma.ts';
import { exactLower, exactUpper } from './rate.ts';

const refused = expect.objectContaining({ code: 'STATISTIC_ARGUMENT_INVALID' });

describe('directly standardised rate with gamma limits', () => {
  it('has the exact Poisson limits when there is one stratum', () => {
    const { value, lower, upper } = directlyStandardisedGamma([3], [1000], [77], { multiplier: 1000 });
    expect(value).toBe(3);
    expect(lower).toBeCloseTo(exactLower(3, 0.95), 10);
    expect(upper).toBeCloseTo(exactUpper(3, 0.95), 10);
  });

  it('answers no events with 0, a lower limit of 0 and an upper limit above it', () => {
    const { value, lower, upper } = directlyStandardisedGamma([0, 0], [100, 300], [1, 1]);
    expect([value, lower]).toEqual([0, 0]);
    expect(upper).toBeGreaterThan(0);
  });

  it.each([
    [[null, 2], [10, 10], [1, 1], 'not-available'],
    [[1, 2], [10, null], [1, 1], 'not-available'],
    [[0, 2], [0, 10], [1, 1], 'denominator-zero'],
    [[1, 2], [10, 10], [0, 0], 'cannot-be-calculated'],
    [[], [], [], 'cannot-be-calculated'],
  ])('gives no value for %j over %j weighted %j: %s', (counts, populations, weights, reason) => {
    expect(directlyStandardisedGamma(counts, populations, weights)).toMatchObject({ value: null, reason });
  });

  it('takes missing for zero, and asks for more events, when told to', () => {
    const zero = directlyStandardisedGamma([null, 2], [10, 10], [1, 1], { missingCounts: 'zero' });
    expect(zero).toEqual(directlyStandardisedGamma([0, 2], [10, 10], [1, 1]));
    expect(directlyStandardisedGamma([1, 2], [10, 10], [1, 1], { minimumEvents: 4 }).reason).toBe('too-few-events');
  });

  it('refuses negative counts, other lengths and levels that are percentages', () => {
    expect(() => directlyStandardisedGamma([-1], [10], [1])).toThrow(refused);
    expect(() => directlyStandardisedGamma([1], [10, 10], [1])).toThrow(refused);
    expect(() => directlyStandardisedGamma([1], [10], [1], { confidenceLevel: 95 })).toThrow(refused);
  });

  it('gives the same in columns', () => {
    const areas = [
      { counts: [3, 0, 9], populations: [100, 200, 50], weights: [5, 5, 1] },
      { counts: [0, 0, 0], populations: [100, 200, 50], weights: [5, 5, 1] },
      { counts: [1, null, 0], populations: [100, 200, 50], weights: [5, 5, 1] },
      { counts: [1, 1, 0], populations: [100, 0, 50], weights: [5, 5, 1] },
    ];
    const column = (lists: (number | null)[][]) => Float64Array.from(lists.flat(), (value) => value ?? Number.NaN);
    const out = intervalColumns(areas.length);
    directlyStandardisedGammaColumns({
      count: column(areas.map(({ counts }) => counts)),
      population: column(areas.map(({ populations }) => populations)),
      weight: column(areas.map(({ weights }) => weights)),
      offsets: Uint32Array.of(0, 3, 6, 9, 12),
      out,
    });
    for (const [i, { counts, populations, weights }] of areas.entries()) {
      const one = directlyStandardisedGamma(counts, populations, weights);
      const outer = directlyStandardisedGamma(counts, populations, weights, { confidenceLevel: 0.998 });
      expect([out.value[i], out.lower95[i], out.upper95[i], out.lower998?.[i], out.upper998?.[i]]).toEqual(
        [one.value, one.lower, one.upper, outer.lower, outer.upper].map((value) => value ?? Number.NaN),
      );
      expect(statusOf(out.status[i] as number)).toBe(one.reason ?? 'ok');
    }
  });
});
