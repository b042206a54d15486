import { describe, expect, it } from 'vitest';
import { proportion } from '../intervals/proportion.ts';
import { areaBands } from './area-bands.ts';
import {
  compareIntervals,
  compareWithBenchmark,
  compareWithPoissonControl,
  compareWithProportionControl,
} from './benchmark.ts';
import { compareEstimates, differenceLimits } from './difference.ts';
import { flagProportions, flagRates, flagRatios, proportionFunnel } from './funnel.ts';
import { funnelAxis, proportionFunnelLimits } from './funnel-limits.ts';
import { poissonControlLimits, poissonMeanAtTail } from './poisson-control-limits.ts';
import { quantiles } from './quantiles.ts';
import { compareIntervalWithTarget, compareWithRange, compareWithTarget } from './target.ts';

const refused = expect.objectContaining({ code: 'STATISTIC_ARGUMENT_INVALID' });

describe('comparison with a benchmark', () => {
  const inner = { lower: 10, upper: 20 };
  const outer = { lower: 5, upper: 25 };

  it('goes by the side on which the benchmark lies, and by which direction is good', () => {
    expect(compareWithBenchmark(inner, 9, 'high-is-good')).toBe('better-95');
    expect(compareWithBenchmark(inner, 9, 'low-is-good')).toBe('worse-95');
    expect(compareWithBenchmark(inner, 21, 'neither')).toBe('lower-95');
    expect(compareWithBenchmark(inner, 15, 'high-is-good')).toBe('similar');
  });

  it('has a second class beyond the outer limits', () => {
    expect(compareWithBenchmark(inner, 7, 'high-is-good', outer)).toBe('better-95');
    expect(compareWithBenchmark(inner, 4, 'high-is-good', outer)).toBe('better-998');
  });

  it('calls a benchmark on the end of an interval similar', () => {
    expect(compareWithBenchmark(inner, 10, 'high-is-good')).toBe('similar');
    expect(compareWithBenchmark(inner, 5, 'high-is-good', outer)).toBe('better-95');
  });

  it('does not compare what is missing', () => {
    expect(compareWithBenchmark({ lower: null, upper: 20 }, 5, 'high-is-good')).toBe('not-compared');
    expect(compareWithBenchmark(inner, null, 'high-is-good')).toBe('not-compared');
    expect(compareWithBenchmark(inner, 5, 'high-is-good', { lower: null, upper: null })).toBe('not-compared');
    expect(() => compareWithBenchmark({ lower: 3, upper: 2 }, 5, 'neither')).toThrow(refused);
  });

  it('needs two intervals to lie apart, and their values the same way', () => {
    expect(compareIntervals(inner, { lower: 1, upper: 9 }, 'high-is-good')).toBe('better-95');
    expect(compareIntervals(inner, { lower: 1, upper: 10 }, 'high-is-good')).toBe('similar');
    expect(compareIntervals({ ...inner, value: 15 }, { lower: 1, upper: 9, value: 15 }, 'high-is-good')).toBe(
      'similar',
    );
  });

  it('judges a proportion by what chance does about the benchmark', () => {
    expect(compareWithProportionControl(60, 100, 50, 'high-is-good', { multiplier: 100, confidenceLevel: 0.95 })).toBe(
      'better-95',
    );
    expect(compareWithProportionControl(60, 100, 50, 'high-is-good', { multiplier: 100 })).toBe('similar');
    expect(compareWithProportionControl(60, 0, 50, 'high-is-good', { multiplier: 100 })).toBe('not-compared');
    expect(() => compareWithProportionControl(60, 10, 150, 'neither', { multiplier: 100 })).toThrow(refused);
  });

  it('calls an area without events similar where none are expected', () => {
    expect(compareWithPoissonControl(0, 500, 0, 'low-is-good')).toBe('similar');
    expect(poissonControlLimits(0, 0.001).lower).toBe(0);
    expect(() => poissonControlLimits(1, 0.5)).toThrow(refused);
    expect(poissonMeanAtTail(0, 0.025, 'low')).toBe(0);
  });
});

describe('comparison with a target', () => {
  it('counts meeting a target as better, whichever direction is good', () => {
    expect(compareWithTarget(95, 95, 'high-is-good')).toBe('better-95');
    expect(compareWithTarget(95, 95, 'low-is-good')).toBe('better-95');
    expect(compareWithTarget(94.9, 95, 'high-is-good')).toBe('worse-95');
    expect(compareWithTarget(null, 95, 'high-is-good')).toBe('not-compared');
  });

  it('puts the lower end into a range and the upper end above it', () => {
    expect(compareWithRange(90, 90, 95, 'high-is-good')).toBe('similar');
    expect(compareWithRange(95, 90, 95, 'high-is-good')).toBe('better-95');
    expect(compareWithRange(89.9, 90, 95, 'low-is-good')).toBe('better-95');
    expect(() => compareWithRange(1, 95, 90, 'low-is-good')).toThrow(refused);
  });

  it('takes an interval that starts at the target as above it', () => {
    expect(compareIntervalWithTarget({ lower: 95, upper: 97 }, 95, 'high-is-good')).toBe('better-95');
    expect(compareIntervalWithTarget({ lower: 90, upper: 95 }, 95, 'high-is-good')).toBe('similar');
    expect(compareIntervalWithTarget({ lower: null, upper: null }, 95, 'high-is-good')).toBe('not-compared');
  });

  it('needs a good direction', () => {
    expect(() => compareWithTarget(1, 1, 'neither' as 'high-is-good')).toThrow(refused);
  });
});

describe('quantiles and bands', () => {
  it('put ties together and leave missing values out', () => {
    expect(quantiles([0.5, 0.8, 0.4, 0.6, 0.2, 0.4, null, 0.6], 4)).toEqual([2, 1, 3, 1, 4, 3, null, 1]);
    expect(quantiles([1, 2], 3)).toEqual([null, null]);
    expect(areaBands([24, 25, 26, 23, null], 4)).toEqual([2, 3, 4, 1, null]);
    expect(areaBands([24, 25, 26, 23], 4, { first: 'highest' })).toEqual([3, 2, 1, 4]);
    expect(() => quantiles([1, 2], 1)).toThrow(refused);
  });
});

describe('funnels', () => {
  it('cut limits of proportions at 0 and 1', () => {
    expect(proportionFunnel(0.02, 5, 0.998)).toMatchObject({ lower: 0 });
    expect(proportionFunnel(0.98, 5, 0.998)).toMatchObject({ upper: 1 });
    expect(() => proportionFunnel(0.5, 0, 0.95)).toThrow(refused);
    expect(() => proportionFunnel(1.5, 10, 0.95)).toThrow(refused);
  });

  it('flag the area that chance does not explain', () => {
    expect(flagProportions([50, 65, 90], [100, 100, 100])).toEqual(['low-998', 'not-significant', 'high-998']);
    expect(flagRatios([10, 40], [10, 10])).toEqual(['not-significant', 'high-998']);
    expect(flagRates([9, 100], [900, 10_000], { rates: [10, 10], multiplier: 1000 })).toEqual([
      'too-few-events',
      'not-significant',
    ]);
  });

  it('space their axis in whole steps', () => {
    const axis = funnelAxis(0, 300);
    expect(axis).toHaveLength(100);
    expect(axis[0]).toBe(1);
    expect(axis.every((value, i) => i === 0 || value > (axis[i - 1] as number))).toBe(true);
    expect(proportionFunnelLimits([10, 20], [100, 110]).points[0]?.size).toBe(90);
  });
});

describe('comparison of two estimates', () => {
  const share = (numerator: number, denominator: number) => {
    const { value, lower, upper } = proportion(numerator, denominator);
    return { value, lower, upper };
  };

  // Newcombe 1998, Statistics in Medicine 17:873–890, table II, method 10.
  it.each([
    [56, 70, 48, 80, 0.0524, 0.3339],
    [9, 10, 3, 10, 0.1705, 0.809],
    [6, 7, 2, 7, 0.0582, 0.8062],
    [5, 56, 0, 29, -0.0381, 0.1926],
    [0, 10, 0, 20, -0.1611, 0.2775],
    [0, 10, 0, 10, -0.2775, 0.2775],
    [10, 10, 0, 20, 0.6791, 1],
    [10, 10, 0, 10, 0.6075, 1],
  ])('gives the published limits of %i/%i less %i/%i', (x, m, y, n, lower, upper) => {
    const limits = differenceLimits(share(x, m), share(y, n));
    expect(limits?.lower).toBeCloseTo(lower, 4);
    expect(limits?.upper).toBeCloseTo(upper, 4);
  });

  it('finds a difference that overlapping intervals hide', () => {
    const [one, two] = [share(56, 70), share(48, 80)];
    expect(compareEstimates(one, two, 'high-is-good')).toBe('better-95');
    expect(compareEstimates(two, one, 'high-is-good')).toBe('worse-95');
    expect(compareIntervals(one, two, 'high-is-good')).toBe('similar');
  });

  it('has a second class beyond the outer limits, and needs both areas to have them', () => {
    const estimate = (value: number, inner: number, outer: number) => ({
      value,
      lower: value - inner,
      upper: value + inner,
      outer: { lower: value - outer, upper: value + outer },
    });
    expect(compareEstimates(estimate(30, 3, 5), estimate(20, 4, 6), 'low-is-good')).toBe('worse-998');
    expect(compareEstimates(estimate(30, 3, 8), estimate(20, 4, 8), 'neither')).toBe('higher-95');
    const { outer: _, ...plain } = estimate(20, 4, 6);
    expect(compareEstimates(estimate(30, 3, 5), plain, 'low-is-good')).toBe('worse-95');
  });

  it('does not compare what is missing, or a value outside its own limits', () => {
    const known = { value: 5, lower: 4, upper: 6 };
    expect(compareEstimates(known, { ...known, lower: null }, 'neither')).toBe('not-compared');
    expect(compareEstimates({ ...known, value: null }, known, 'neither')).toBe('not-compared');
    expect(compareEstimates(known, { value: 9, lower: 1, upper: 2 }, 'neither')).toBe('not-compared');
    expect(
      compareEstimates({ ...known, outer: { lower: null, upper: null } }, { ...known, outer: known }, 'neither'),
    ).toBe('not-compared');
  });

  it('calls a difference whose limit is exactly nothing similar', () => {
    expect(compareEstimates({ value: 5, lower: 0, upper: 9 }, { value: 0, lower: 0, upper: 0 }, 'neither')).toBe(
      'similar',
    );
  });
});
