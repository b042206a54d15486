import { describe, expect, it } from 'vitest';
import { betaQuantile } from '#statistics/distributions/beta.ts';
import { gammaQuantile } from '#statistics/distributions/gamma.ts';
import { percentile } from '#statistics/distributions/percentile.ts';
import { streamKey, streamOf } from './random/stream.ts';
import { methods } from '#vocabulary/method.ts';
import { drawObserved, drawTrue, type Posterior, posteriorOf } from './posterior.ts';
import { drawKinds } from './uncertainty.ts';

const nothing = Number.NaN;
const known = (over: Partial<Parameters<typeof posteriorOf>[1]>) => ({
  value: nothing,
  lower95: nothing,
  upper95: nothing,
  numerator: nothing,
  denominator: nothing,
  ...over,
});

function drawn(posterior: Posterior, count = 40_000): Float64Array {
  const stream = streamOf([streamKey(JSON.stringify(posterior))]);
  return Float64Array.from({ length: count }, () => drawTrue(stream, posterior)).sort();
}

describe('the posterior of a true value', () => {
  it('is declared for every method', () => {
    expect(Object.keys(drawKinds).sort()).toEqual([...methods].sort());
  });

  it('is beta with the prior of Jeffreys for proportions: quantiles as in closed form', () => {
    const draws = drawn(posteriorOf('beta', known({ value: 65, numerator: 65, denominator: 100 }), 100));
    for (const share of [0.025, 0.5, 0.975]) {
      // Standard error of a quantile of 40,000 draws: about 0.04 points here.
      expect(Math.abs(percentile(draws, share) - 100 * betaQuantile(share, 65.5, 35.5))).toBeLessThan(0.2);
    }
  });

  it('is gamma for events: quantiles as in closed form', () => {
    const draws = drawn(posteriorOf('gamma', known({ value: 30, numerator: 12, denominator: 400 }), 1000));
    for (const share of [0.025, 0.5, 0.975]) {
      expect(Math.abs(percentile(draws, share) / ((1000 / 400) * gammaQuantile(share, 12.5)) - 1)).toBeLessThan(0.02);
    }
  });

  it('knows no events from their upper limit', () => {
    const draws = drawn(
      posteriorOf('gamma', known({ value: 0, lower95: 0, upper95: 3.6888794541139363, numerator: 0 }), 1),
    );
    expect(percentile(draws, 0.975)).toBeCloseTo(gammaQuantile(0.975, 0.5), 1);
  });

  it('is normal on the interval where counts are missing or do not give the value', () => {
    const interval = { value: 80, lower95: 78.040036, upper95: 81.959964 };
    for (const one of [known(interval), known({ ...interval, numerator: 50, denominator: 100 })]) {
      const posterior = posteriorOf('beta', one, 100);
      expect(posterior.kind).toBe('normal');
      expect(posterior.b).toBeCloseTo(1, 6);
    }
  });

  it('has the mean and the spread of a standardised rate', () => {
    const draws = drawn(posteriorOf('gamma-by-interval', known({ value: 50, lower95: 40.2002, upper95: 59.7998 }), 1));
    const mean = draws.reduce((sum, one) => sum + one, 0) / draws.length;
    const variance = draws.reduce((sum, one) => sum + (one - mean) ** 2, 0) / draws.length;
    expect(mean).toBeCloseTo(50, 0);
    expect(Math.sqrt(variance)).toBeCloseTo(5, 0);
  });

  it('is known where there is neither count nor interval, and missing where there is no value', () => {
    expect(drawn(posteriorOf('known', known({ value: 3 }), 1), 3)).toEqual(Float64Array.of(3, 3, 3));
    expect(drawn(posteriorOf('normal-by-interval', known({ value: 3 }), 1), 1)).toEqual(Float64Array.of(3));
    expect(drawTrue(streamOf([streamKey('x')]), posteriorOf('beta', known({}), 100))).toBeNaN();
  });

  it('scatters what is observed next more widely than what is true', () => {
    const posterior = posteriorOf('beta', known({ value: 65, numerator: 65, denominator: 100 }), 100);
    const stream = streamOf([streamKey('next')]);
    const next = Float64Array.from({ length: 20_000 }, () =>
      drawObserved(stream, posterior, drawTrue(stream, posterior)),
    ).sort();
    const truth = drawn(posterior, 20_000);
    const width = (draws: Float64Array) => percentile(draws, 0.975) - percentile(draws, 0.025);
    // Two spreads of the same size make one √2 times as wide.
    expect(width(next) / width(truth)).toBeCloseTo(Math.SQRT2, 0);
    expect(next.every((value) => Number.isInteger(Math.round(value * 1e9) / 1e9))).toBe(true);
  });
});
