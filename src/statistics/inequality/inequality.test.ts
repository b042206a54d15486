import { describe, expect, it } from 'vitest';
import { attributableFraction } from './attributable-fraction.ts';
import { betweenGroupVariance } from './between-group-variance.ts';
import { concentrationIndex } from './concentration-index.ts';
import { entropyIndex } from './entropy-index.ts';
import { groupGap } from './group-gap.ts';
import type { Groups } from './groups.ts';
import { meanDifferences } from './mean-difference.ts';

const refused = expect.objectContaining({ code: 'STATISTIC_ARGUMENT_INVALID' });
const z = 1.959963984540054;
const groups: Groups = { values: [10, 20, 40], populations: [50, 25, 25], errors: [1, 2, 3] };
const high = { polarity: 'high-is-good' } as const;
const low = { polarity: 'low-is-good' } as const;

describe('gap between groups', () => {
  it('compares the ends of groups in order, by which direction is good', () => {
    const { difference, ratio } = groupGap([10, 20, 40], [1, 2, 3], { ...high, ordered: true });
    expect(difference).toMatchObject({ value: 30, error: Math.sqrt(10) });
    expect(difference.upper).toBeCloseTo(30 + z * Math.sqrt(10), 12);
    expect(ratio.value).toBe(4);
    expect(ratio.upper).toBeCloseTo(4 * Math.exp(z * Math.hypot(1 / 10, 3 / 40)), 12);
    expect(groupGap([10, 20, 40], undefined, { ...low, ordered: true }).difference).toEqual({
      value: -30,
      error: null,
      lower: null,
      upper: null,
    });
  });

  it('compares a reference with the worst, or the extremes', () => {
    expect(groupGap([10, 20, 40], undefined, { ...high, reference: 1 }).difference.value).toBe(10);
    expect(groupGap([10, 20, 40], undefined, { ...low, reference: 1 }).difference.value).toBe(20);
    expect(groupGap([20, 10, 40], undefined, low).ratio.value).toBe(4);
  });

  it('says what cannot be said', () => {
    expect(groupGap([0, 5], [1, 1], high).ratio).toMatchObject({ value: null, reason: 'cannot-be-calculated' });
    expect(groupGap([-1, 5], [1, 1], high).ratio).toMatchObject({ value: -5, lower: null });
    expect(groupGap([1, null, 5], undefined, high).difference.reason).toBe('not-available');
    expect(groupGap([1, null, 5], undefined, { ...high, ordered: true }).difference.value).toBe(4);
    expect(groupGap([null, 5], undefined, { ...high, ordered: true }).difference.reason).toBe('not-available');
    expect(groupGap([5], undefined, high).difference.reason).toBe('cannot-be-calculated');
    expect(() => groupGap([5, 6], undefined, { ...high, reference: 2 })).toThrow(refused);
    expect(() => groupGap([5, 6], undefined, { ...high, ordered: true, reference: 0 })).toThrow(refused);
    expect(() => groupGap([5, 6], [-1, 1], high)).toThrow(refused);
  });
});

describe('concentration index', () => {
  it('is twice the covariance of value and rank, and corrected for a bound', () => {
    // Ranks 0.25, 0.625, 0.875; mean 20; Σ share × rank × value − 10 = 1.25 + 3.125 + 8.75 − 10.
    const index = concentrationIndex(groups, { bound: 100 });
    expect(index.absolute.value).toBeCloseTo(6.25, 12);
    expect(index.relative.value).toBeCloseTo(0.3125, 12);
    expect(index.wagstaff?.value).toBeCloseTo(0.3125 / 0.8, 12);
    expect(index.erreygers?.value).toBeCloseTo(0.25, 12);
    expect(concentrationIndex(groups).wagstaff).toBeNull();
  });

  it('says what cannot be said', () => {
    const one = { values: [1, 2, 3], populations: [0, 9, 0] };
    expect(concentrationIndex(one).absolute.reason).toBe('cannot-be-calculated');
    expect(concentrationIndex({ values: [1, 2], populations: [1, 1] }).absolute).toMatchObject({
      error: null,
      lower: null,
    });
    const centred = { values: [-1, 0, 1], populations: [1, 1, 1] };
    expect(concentrationIndex(centred).relative.reason).toBe('cannot-be-calculated');
    expect(concentrationIndex({ values: [100, 100], populations: [1, 1] }, { bound: 100 }).wagstaff?.value).toBeNull();
    expect(() => concentrationIndex(groups, { bound: 30 })).toThrow(refused);
    expect(() => concentrationIndex(groups, { bound: 0 })).toThrow(refused);
  });
});

describe('measures over all groups', () => {
  it('gives variance, its root and that in per cent of the mean', () => {
    const { variance, deviation, variation } = betweenGroupVariance(groups);
    expect(variance.value).toBe(150);
    expect(deviation.value).toBeCloseTo(Math.sqrt(150), 12);
    expect(variation.value).toBeCloseTo(5 * Math.sqrt(150), 12);
    expect(betweenGroupVariance({ ...groups, errors: undefined }).variance.lower).toBeNull();
  });

  it('gives mean differences of groups alike and weighted', () => {
    const found = meanDifferences(groups, { ...high, reference: 1 });
    expect(found.fromMean?.plain).toBeCloseTo(10, 12);
    expect(found.fromMean?.weighted).toBe(10);
    expect(found.disparity?.weighted).toBe(50);
    expect(found.fromBest).toEqual({ plain: 50 / 3, weighted: 20 });
    expect(found.fromReference?.weighted).toBe(10);
    expect(meanDifferences(groups, low).fromReference).toBeNull();
  });

  it('gives Theil’s index and the mean logarithmic deviation with errors on their own scale', () => {
    const { theil, meanLogDeviation } = entropyIndex(groups);
    expect(theil.value).toBeCloseTo(1000 * (0.25 * Math.log(0.5) + 0.5 * Math.log(2)), 9);
    expect(meanLogDeviation.value).toBeCloseTo(-1000 * (0.5 * Math.log(0.5) + 0.25 * Math.log(2)), 9);
    // First-order error by moving each value a little.
    for (const name of ['theil', 'meanLogDeviation'] as const) {
      const slopes = groups.values.map((value, i) => {
        const moved = (step: number) => groups.values.map((v, j) => (i === j ? (value as number) + step : v));
        const at = (step: number) => entropyIndex({ ...groups, values: moved(step) })[name].value as number;
        return ((at(1e-4) - at(-1e-4)) / 2e-4) * ((groups.errors as number[])[i] as number);
      });
      expect({ theil, meanLogDeviation }[name].error).toBeCloseTo(Math.hypot(...slopes), 5);
    }
  });

  it('has no logarithm of 0: Theil’s index without limits, no mean logarithmic deviation', () => {
    const { theil, meanLogDeviation } = entropyIndex({ ...groups, values: [0, 20, 40] });
    expect(theil).toMatchObject({ error: null, lower: null });
    expect(theil.value).toBeGreaterThan(0);
    expect(meanLogDeviation.reason).toBe('cannot-be-calculated');
    expect(entropyIndex({ ...groups, values: [0, 0, 0] }).theil.reason).toBe('cannot-be-calculated');
    expect(entropyIndex({ values: [0, 20, 40], populations: [0, 1, 1] }).meanLogDeviation.value).toBeGreaterThan(0);
    expect(() => entropyIndex({ ...groups, values: [-1, 2, 3] })).toThrow(refused);
  });

  it('says how much better the mean could be, with Walter’s error on the scale of the measure', () => {
    // 1,000 people each: 300 events in 1,000, and 100 in the reference.
    const table = { values: [30, 10], populations: [1000, 1000] };
    const { risk, fraction } = attributableFraction(table, { ...low, scale: 100 });
    expect([risk.value, fraction.value]).toEqual([-10, -50]);
    const error = Math.sqrt((100 * 2000 * (300 * 900 * 1900 + 700 * 100 ** 2)) / (400 ** 3 * 1000 ** 3));
    expect(fraction.error).toBeCloseTo(100 * error, 12);
    expect(risk.error).toBeCloseTo(20 * error, 12);
    expect(attributableFraction(table, low).risk.lower).toBeNull();
  });

  it('gains nothing from a reference that is worse, and takes the largest of equal best groups', () => {
    expect(attributableFraction(groups, { ...low, ordered: true }).risk.value).toBe(0);
    expect(attributableFraction(groups, { ...high, ordered: true }).risk.value).toBe(20);
    const ties = { values: [10, 10, 40], populations: [10, 500, 100] };
    const swapped = { values: [10, 10, 40], populations: [500, 10, 100] };
    const options = { ...low, scale: 100 };
    expect(attributableFraction(ties, options).risk.error).toBeCloseTo(
      attributableFraction(swapped, options).risk.error as number,
      12,
    );
    expect(attributableFraction({ ...ties, values: [120, 130, 140] }, options).risk).toMatchObject({ lower: null });
    expect(attributableFraction({ values: [0, 0], populations: [1, 1] }, high).fraction.value).toBeNull();
    expect(() => attributableFraction(groups, { ...high, scale: 0 })).toThrow(refused);
  });

  it.each([
    ['a missing value', { values: [1, null, 3], populations: [1, 1, 1] }, 'not-available'],
    ['a missing population', { values: [1, 2, 3], populations: [1, null, 1] }, 'not-available'],
    ['nobody at all', { values: [1, 2, 3], populations: [0, 0, 0] }, 'denominator-zero'],
    ['one group', { values: [1], populations: [5] }, 'cannot-be-calculated'],
    ['no groups', { values: [], populations: [] }, 'cannot-be-calculated'],
  ])('has no measure with %s', (_, given, reason) => {
    expect(concentrationIndex(given).absolute.reason).toBe(reason);
    expect(betweenGroupVariance(given).variance.reason).toBe(reason);
    expect(meanDifferences(given, high)).toMatchObject({ fromMean: null, reason });
    expect(entropyIndex(given).theil.reason).toBe(reason);
    expect(attributableFraction(given, high).risk.reason).toBe(reason);
  });

  it('refuses other lengths, negative populations and infinite values', () => {
    expect(() => betweenGroupVariance({ values: [1, 2], populations: [1] })).toThrow(refused);
    expect(() => betweenGroupVariance({ values: [1, 2], populations: [1, -1] })).toThrow(refused);
    expect(() => betweenGroupVariance({ values: [1, Infinity], populations: [1, 1] })).toThrow(refused);
  });
});
