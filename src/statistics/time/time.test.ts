import { describe, expect, it } from 'vitest';
import { recentTrend, recentTrendColumns, type TrendPoint } from './recent-trend.ts';
import { assuranceOf, spc, spcColumns, spcOutput } from './spc.ts';
import { variationOf } from './special-cause.ts';

const refused = expect.objectContaining({ code: 'STATISTIC_ARGUMENT_INVALID' });

function proportions(counts: readonly (number | null)[], denominator = 1000): TrendPoint[] {
  return counts.map((numerator) => ({
    value: numerator === null ? null : numerator / denominator,
    numerator,
    denominator,
  }));
}

describe('recent trend', () => {
  it('calls a significant rise of proportions increasing', () => {
    expect(recentTrend(proportions([100, 130, 160, 190, 220]), { by: 'counts' })).toMatchObject({
      trend: 'increasing',
      significant: true,
    });
  });

  it('judges the direction by polarity', () => {
    const falling = proportions([220, 190, 160, 130, 100]);
    expect(recentTrend(falling, { by: 'counts', polarity: 'low-is-good' }).trend).toBe('decreasing-better');
    expect(recentTrend(falling, { by: 'counts', polarity: 'high-is-good' }).trend).toBe('decreasing-worse');
  });

  it('makes no trend of one odd year', () => {
    const result = recentTrend(proportions([100, 100, 100, 100, 300]), { by: 'counts' });
    expect(result.chiSquare).toBeGreaterThan(9.55);
    expect(result.trend).toBe('no-significant-change');
  });

  it('cannot be calculated on fewer than five points, over a gap, or with a full count', () => {
    expect(recentTrend(proportions([1, 2, 3, 4]), { by: 'counts' }).reason).toBe('too-few-points');
    expect(recentTrend(proportions([1, 2, null, 4, 5]), { by: 'counts' }).reason).toBe('series-broken');
    expect(recentTrend(proportions([1, 2, 3, 4, 1000]), { by: 'counts' }).reason).toBe('count-equals-denominator');
    expect(recentTrend(proportions([100, 130, 160, 190, 1000]), { by: 'counts', fullCounts: 'use' }).trend).toBe(
      'increasing',
    );
  });

  it('weighs values by their limits', () => {
    const point = (value: number): TrendPoint => ({ value, lower95: value - 1, upper95: value + 1 });
    expect(recentTrend([1, 2, 3, 4, 5].map(point), { by: 'intervals' })).toMatchObject({ trend: 'increasing' });
    const result = recentTrend([{ ...point(1), lower95: null }, ...[2, 3, 4, 5].map(point)], { by: 'intervals' });
    expect(result.reason).toBe('series-broken');
  });

  it('uses older points only to look back five', () => {
    expect(recentTrend(proportions([null, 900, 100, 130, 160, 190, 220]), { by: 'counts' }).trend).toBe('increasing');
  });

  it('refuses columns that the method needs and does not get', () => {
    const out = { trend: new Uint8Array(1) };
    const value = Float64Array.of(1);
    expect(() => recentTrendColumns({ value, offsets: Uint32Array.of(0, 1), by: 'counts', out })).toThrow(refused);
    expect(() => recentTrendColumns({ value, offsets: Uint32Array.of(0, 1), by: 'intervals', out })).toThrow(refused);
  });
});

describe('control chart', () => {
  const causesOf = (values: (number | null)[], options = {}) => spc(values, options).points.map((point) => point.cause);

  it('has limits of 2.66 mean moving ranges', () => {
    const [first] = spc([1, 2, 3, 4, 5, 6, 7, 8, 9, 10], { screenOutliers: false }).points;
    expect(first).toMatchObject({ mean: 5.5, lower: 2.84, upper: 8.16 });
  });

  it('marks six rises in a row on all seven points, and not five', () => {
    const noise = [0, 9, 0, 9, 0, 9, 0, 9];
    expect(
      causesOf([...noise, 1, 2, 3, 4, 5, 6, 7, 0, 9]).filter((cause) => cause === 'seven-point-rise'),
    ).toHaveLength(7);
    expect(causesOf([...noise, 2, 2, 3, 4, 5, 6, 7, 0, 9])).not.toContain('seven-point-rise');
  });

  it('breaks every run at a missing point', () => {
    const values = [0, 9, 0, 9, 0, 9, 0, 9, 0, 1, 2, 3, 4, 5, 6, 7];
    expect(causesOf(values)).toContain('seven-point-rise');
    expect(causesOf(values.with(12, Number.NaN).map((value) => (Number.isNaN(value) ? null : value)))).not.toContain(
      'seven-point-rise',
    );
    expect(causesOf([1, null, 2])[1]).toBe('missing');
  });

  it('starts anew at each rebasing', () => {
    const { points } = spc([1, 2, 1, 2, 11, 12, 11, 12], { rebaseAt: [4] });
    expect(points.map((point) => point.mean)).toEqual([1.5, 1.5, 1.5, 1.5, 11.5, 11.5, 11.5, 11.5]);
    expect(points.every((point) => point.shortBaseline)).toBe(true);
    expect(() => spc([1, 2], { rebaseAt: [2] })).toThrow(refused);
  });

  it('takes the limits of the first points only where they are fixed', () => {
    const { points } = spc([1, 2, 1, 2, 9], { fixAfter: 4, direction: 'decrease' });
    expect(points[4]).toMatchObject({ mean: 1.5, cause: 'above-upper-limit', variation: 'concern' });
    const out = spcOutput(1);
    expect(() => spcColumns({ value: Float64Array.of(1), offsets: Uint32Array.of(0, 1), fixAfter: 0, out })).toThrow(
      refused,
    );
  });

  it('says whether a target will be met, by the last point’s limits', () => {
    expect(assuranceOf(10, 20, 9, 'increase')).toBe('consistently-pass');
    expect(assuranceOf(10, 20, 21, 'increase')).toBe('consistently-fail');
    expect(assuranceOf(10, 20, 21, 'decrease')).toBe('consistently-pass');
    expect(assuranceOf(10, 20, 20, 'increase')).toBe('hit-and-miss');
    expect(assuranceOf(10, 20, 9, 'neutral')).toBeNull();
    expect(spc([5], { target: 5, direction: 'increase' }).assurance).toBeNull();
    expect(spc([]).variation).toBeNull();
  });

  it('gives each cause its meaning', () => {
    expect(variationOf('above-upper-limit', 'increase')).toBe('improvement');
    expect(variationOf('seven-point-fall', 'increase')).toBe('concern');
    expect(variationOf('seven-below-mean', 'neutral')).toBe('neutral-low');
    expect(variationOf('missing', 'increase')).toBe('missing');
  });
});
