import { describe, expect, it } from 'vitest';
import { statusOf } from '#vocabulary/status.ts';
import { aggregate, aggregateColumns } from './aggregate.ts';
import { copeland } from './copeland.ts';
import { denominate } from './denominate.ts';
import { impute } from './impute.ts';
import { type Normalisation, normalise } from './normalise.ts';
import { dominatedByOutliers, shapeOf } from './shape.ts';
import { boxCox, logOfRange } from './transform.ts';
import { treatOutliers } from './treat-outliers.ts';
import { winsorise } from './winsorise.ts';

const refused = expect.objectContaining({ code: 'STATISTIC_ARGUMENT_INVALID' });
const nan = Number.NaN;
const column = (...values: number[]) => Float64Array.of(...values);
const by = (values: Float64Array, how: Normalisation, polarity?: 'low-is-good') => [
  ...normalise(values, how, polarity),
];

describe('denominating and filling gaps', () => {
  it('divides, and gives no value without a size', () => {
    expect([...denominate(column(6, nan, 3, 1), column(2, 2, 0, nan), 10)]).toEqual([30, nan, nan, nan]);
    expect(() => denominate(column(1), column(1, 2))).toThrow(refused);
    expect(() => denominate(column(Infinity), column(1))).toThrow(refused);
  });

  it('fills from all or from the own group, marks what it filled, and leaves what nothing fills', () => {
    expect([...impute(column(1, nan, 6, 8), 'mean').values]).toEqual([1, 5, 6, 8]);
    expect([...impute(column(1, nan, 6, 8), 'median').values]).toEqual([1, 6, 6, 8]);
    const { values, filled } = impute(column(1, nan, 6, nan), 'mean', ['a', 'a', 'b', 'c']);
    expect([...values]).toEqual([1, 1, 6, nan]);
    expect([...filled]).toEqual([0, 1, 0, 0]);
    expect([...impute(column(nan), 'mean').values]).toEqual([nan]);
    expect(() => impute(column(1), 'mean', [])).toThrow(refused);
  });
});

describe('shape and outliers', () => {
  it('is 0 for an even spread, and absent where there is too little', () => {
    expect(shapeOf([1, 2, 3]).skewness).toBeCloseTo(0, 12);
    // Evenly spaced values: g₂ = −1.3 for five, corrected to −1.2 (as of a uniform distribution).
    expect(shapeOf([1, 2, 3, 4, 5]).kurtosis).toBeCloseTo(-1.2, 12);
    expect(shapeOf([1, 2])).toEqual({ count: 2, skewness: null, kurtosis: null });
    expect(shapeOf([1, 2, nan, 4]).kurtosis).toBeNull();
    expect(shapeOf([0.1, 0.1, 0.1, 0.1, 0.1, 0.1])).toEqual({ count: 6, skewness: null, kurtosis: null });
    expect(dominatedByOutliers(shapeOf([0, 0]))).toBe(false);
  });

  it('brings the far values in one at a time, from the side of the long tail', () => {
    const high = winsorise(column(1, 2, 3, 2, 1, 3, 2, nan, 90));
    expect([...high.values]).toEqual([1, 2, 3, 2, 1, 3, 2, nan, 3]);
    expect([...high.moved]).toEqual([0, 0, 0, 0, 0, 0, 0, 0, 1]);
    const low = winsorise(column(-1, -2, -3, -2, -1, -3, -2, -90));
    expect([...low.moved].at(-1)).toBe(-1);
    expect(low.passes).toBe(true);
  });

  it('stops at the most points and says that outliers still dominate', () => {
    const values = column(...new Array(20).fill(0).map((_, i) => i % 3), 50, 60, 70);
    const stopped = winsorise(values, { mostPoints: 1 });
    expect(stopped.passes).toBe(false);
    expect(stopped.moved.filter((side) => side !== 0)).toHaveLength(1);
    expect(winsorise(values, { mostPoints: 0 }).values).toEqual(values);
  });

  it('leaves equal values and three values alone, and refuses fewer', () => {
    expect([...winsorise(column(4, 4, 4, 4)).values]).toEqual([4, 4, 4, 4]);
    expect([...winsorise(column(1, 2, 900)).values]).toEqual([1, 2, 900]);
    expect(() => winsorise(column(1, 2, nan))).toThrow(refused);
    expect(() => winsorise(column(1, 2, Infinity))).toThrow(refused);
    expect(() => winsorise(column(1, 2, 3), { mostPoints: -1 })).toThrow(refused);
  });

  it('treats only what needs it, and takes logarithms where moving points does not do', () => {
    expect(treatOutliers(column(1, 2, 3, 4))).toMatchObject({ treatment: 'none', passes: true });
    expect(treatOutliers(column(1, nan))).toMatchObject({ treatment: 'none', passes: true });
    expect(treatOutliers(column(1, 2, 3, 2, 1, 3, 2, 90))).toMatchObject({ treatment: 'winsorised', points: 1 });
    const tail = column(...new Array(60).fill(0).map((_, i) => Math.exp(i / 6)));
    const logged = treatOutliers(tail, { mostPoints: 1 });
    expect(logged).toMatchObject({ treatment: 'log', points: 0, passes: true });
    expect([...logged.values]).toEqual([...logOfRange(tail)]);
    expect(treatOutliers(tail, { mostPoints: 1, otherwise: 'nothing' })).toMatchObject({
      treatment: 'winsorised',
      passes: false,
    });
  });

  it('transforms by powers and logarithms from a shifted start', () => {
    expect([...boxCox(column(3, 6, nan), 2)]).toEqual([0, 7.5, nan]);
    expect([...boxCox(column(3, 6), 0)]).toEqual([0, Math.log(4)]);
    expect([...logOfRange(column(0, 100))]).toEqual([0, Math.log(101)]);
    expect([...logOfRange(column(5, 5, nan))]).toEqual([nan, nan, nan]);
    expect(() => boxCox(column(1), nan)).toThrow(refused);
  });
});

describe('normalisation', () => {
  const values = column(10, nan, 30, 20, 20);

  it.each<[Normalisation, number[], number[]]>([
    [{ by: 'min-max' }, [0, nan, 100, 50, 50], [100, nan, 0, 50, 50]],
    [{ by: 'min-max', range: [1, 5] }, [1, nan, 5, 3, 3], [5, nan, 1, 3, 3]],
    [{ by: 'goalposts', low: 0, high: 20 }, [50, nan, 150, 100, 100], [50, nan, -50, 0, 0]],
    [{ by: 'goalposts', low: 0, high: 20, top: 1, cut: true }, [0.5, nan, 1, 1, 1], [0.5, nan, 0, 0, 0]],
    [{ by: 'rank' }, [1, nan, 4, 2, 2], [4, nan, 1, 2, 2]],
    [{ by: 'borda' }, [0, nan, 3, 1, 1], [3, nan, 0, 1, 1]],
    [{ by: 'percentile-rank' }, [0, nan, 1, 1 / 3, 1 / 3], [1, nan, 0, 1 / 3, 1 / 3]],
    [{ by: 'distance-to-reference', reference: 3 }, [0, nan, 2, 1, 1], [2, nan, 0, 1, 1]],
    [{ by: 'distance-to-target', target: 20, cut: true }, [0, nan, 1, 1, 1], [1, nan, 0, 1, 1]],
  ])('%j, where high is good and where low is', (how, high, low) => {
    expect(by(values, how)).toEqual(high);
    expect(by(values, how, 'low-is-good')).toEqual(low);
  });

  it('standardises to a declared mean and deviation', () => {
    expect(by(column(1, 2, 3), { by: 'z-score' })).toEqual([-1, 0, 1]);
    expect(by(column(1, 2, 3), { by: 'z-score', mean: 100, deviation: 15 }, 'low-is-good')).toEqual([115, 100, 85]);
    expect(by(column(5, 10), { by: 'fraction-of-maximum' })).toEqual([0.5, 1]);
  });

  it('gives no value where a scale has no width', () => {
    const equal = column(0.1, 0.1, 0.1);
    const none = [nan, nan, nan];
    expect(by(equal, { by: 'min-max' })).toEqual(none);
    expect(by(equal, { by: 'z-score' })).toEqual(none);
    expect(by(equal, { by: 'distance-to-reference', reference: 0 })).toEqual(none);
    expect(by(equal, { by: 'distance-to-target', target: 0 })).toEqual(none);
    expect(by(column(0, 0), { by: 'fraction-of-maximum' })).toEqual([nan, nan]);
    expect(by(column(7), { by: 'percentile-rank' })).toEqual([nan]);
    expect(by(column(7, nan), { by: 'distance-to-reference', reference: 1 })).toEqual([nan, nan]);
    expect(by(equal, { by: 'rank' })).toEqual([1, 1, 1]);
    expect(by(column(), { by: 'min-max' })).toEqual([]);
    expect(by(column(nan), { by: 'rank' })).toEqual([nan]);
  });

  it.each<Normalisation>([
    { by: 'min-max', range: [5, 5] },
    { by: 'goalposts', low: 3, high: 3 },
    { by: 'z-score', deviation: 0 },
    { by: 'distance-to-reference', reference: 5 },
    { by: 'guess' as 'rank' },
  ])('refuses %j', (how) => {
    expect(() => normalise(values, how)).toThrow(refused);
  });

  it('refuses a fraction of the maximum where low is good, and infinite values', () => {
    expect(() => normalise(values, { by: 'fraction-of-maximum' }, 'low-is-good')).toThrow(refused);
    expect(() => normalise(column(Infinity), { by: 'rank' })).toThrow(refused);
  });
});

describe('aggregation', () => {
  it('gives the means, with the weights of missing values shared among the others', () => {
    expect(aggregate([2, 8], [1, 1]).value).toBe(5);
    expect(aggregate([2, 8], [1, 1], { by: 'geometric' }).value).toBeCloseTo(4, 12);
    expect(aggregate([2, 8], [1, 1], { by: 'harmonic' }).value).toBeCloseTo(3.2, 12);
    expect(aggregate([2, 8], [1, 1], { by: 'power', power: 2 }).value).toBeCloseTo(Math.sqrt(34), 12);
    expect(aggregate([2, 8], [1, 1], { by: 'power', power: 0 }).value).toBeCloseTo(4, 12);
    expect(aggregate([2, null, 8], [1, 2, 3])).toEqual({ value: 6.5, coverage: 4 / 6 });
    expect(aggregate([2, null], [1, 1], { missing: 'no-value' })).toMatchObject({
      value: null,
      coverage: 0.5,
      reason: 'not-available',
    });
  });

  it('says why there is no mean, and is 0 where a 0 cannot be made up for', () => {
    expect(aggregate([], [])).toEqual({ value: null, coverage: 0, reason: 'not-available' });
    expect(aggregate([null], [1]).reason).toBe('not-available');
    expect(aggregate([5, 6], [0, 0])).toEqual({ value: null, coverage: 0, reason: 'not-available' });
    expect(aggregate([0, 6], [0, 1], { by: 'geometric' }).value).toBeCloseTo(6, 12);
    for (const by of ['geometric', 'harmonic'] as const) expect(aggregate([0, 9], [1, 1], { by }).value).toBe(0);
    expect(aggregate([0, 8], [1, 1], { by: 'power', power: 1 }).value).toBe(4);
  });

  it('refuses negative weights, and negative values where the mean has no answer', () => {
    expect(() => aggregate([1], [-1])).toThrow(refused);
    expect(() => aggregate([-1], [1], { by: 'geometric' })).toThrow(refused);
    expect(aggregate([-1], [1]).value).toBe(-1);
    expect(() => aggregate([1], [1, 2])).toThrow(refused);
    expect(() => aggregate([1], [1], { by: 'power' })).toThrow(refused);
  });

  it('gives the same in columns, with a status in place of a refusal', () => {
    const rows = [
      [1, 2, 3],
      [1, null, 3],
      [null, null, null],
    ];
    const flat = Float64Array.from(rows.flat(), (value) => value ?? nan);
    const out = { value: new Float64Array(3), coverage: new Float64Array(3), status: new Uint8Array(3) };
    aggregateColumns({ rows: flat, weights: [1, 1, 2], by: 'geometric', out });
    for (const [i, row] of rows.entries()) {
      const one = aggregate(row, [1, 1, 2], { by: 'geometric' });
      expect([out.value[i], out.coverage[i]]).toEqual([one.value ?? nan, one.coverage]);
      expect(statusOf(out.status[i]!)).toBe(one.reason ?? 'ok');
    }
    aggregateColumns({ rows: column(-1, 2, 3), weights: [1, 1, 2], by: 'harmonic', out });
    expect(statusOf(out.status[0]!)).toBe('cannot-be-calculated');
  });

  it('counts duels in Copeland’s score, on what both areas have', () => {
    expect([...copeland(column(3, 3, 2, 2, 1, 9), [1, 1])]).toEqual([1, -1, 0]);
    expect([...copeland(column(3, nan, 2, 9), [1, 5])]).toEqual([1, -1]);
    expect([...copeland(column(3, nan, nan, 9), [1, 1])]).toEqual([0, 0]);
    expect([...copeland(column(2, 1, 1, 1, 0, 2), [0.1, 0.2, 0.3])]).toEqual([0, 0]);
    expect([...copeland(column(1, 2), [0, 0])]).toEqual([0]);
    expect(() => copeland(column(1, 2, 3), [1, 1])).toThrow(refused);
    expect(() => copeland(column(), [])).toThrow(refused);
  });
});
