import { describe, expect, it } from 'vitest';
import { betaCdf } from '#statistics/distributions/beta.ts';
import { binomialCdf } from '#statistics/distributions/binomial.ts';
import { gammaLower } from '#statistics/distributions/gamma.ts';
import { normalCdf } from '#statistics/distributions/normal.ts';
import { poissonCdf } from '#statistics/distributions/poisson.ts';
import { drawBeta, drawBinomial, drawGamma, drawNormal, drawPoisson } from './draw.ts';
import { type Stream, streamKey, streamOf } from './stream.ts';

const count = 20_000;
/** Largest distance of 20,000 draws from their distribution that chance exceeds 1 time in 1,000 (Kolmogorov 1933). */
const furthest = 1.95 / Math.sqrt(count);

function distance(draw: (stream: Stream) => number, cdf: (x: number) => number, name: string): number {
  const stream = streamOf([streamKey(name)]);
  const sorted = Float64Array.from({ length: count }, () => draw(stream)).sort();
  return sorted.reduce(
    (most, x, i) => Math.max(most, Math.abs(cdf(x) - i / count), Math.abs(cdf(x) - (i + 1) / count)),
    0,
  );
}

/** For counts: the distance at the values that occur. */
function distanceOfCounts(draw: (stream: Stream) => number, cdf: (x: number) => number, name: string): number {
  const stream = streamOf([streamKey(name)]);
  const drawn = Int32Array.from({ length: count }, () => draw(stream)).sort();
  return [...new Set(drawn)].reduce(
    (most, x) => Math.max(most, Math.abs(cdf(x) - (drawn.lastIndexOf(x) + 1) / count)),
    0,
  );
}

describe('draws follow their closed form', () => {
  it('normal', () => {
    expect(distance(drawNormal, normalCdf, 'normal')).toBeLessThan(furthest);
  });
  it.each([0.5, 1, 3.5, 40.5, 250_000])('gamma of shape %d', (shape) => {
    expect(
      distance(
        (s) => drawGamma(s, shape),
        (x) => gammaLower(shape, x),
        `gamma ${shape}`,
      ),
    ).toBeLessThan(furthest);
  });
  it.each([
    [0.5, 0.5],
    [0.5, 20.5],
    [7.5, 3.5],
    [850.5, 150.5],
    [1e6, 3e6],
  ])('beta of %d and %d', (a, b) => {
    expect(
      distance(
        (s) => drawBeta(s, a, b),
        (x) => betaCdf(x, a, b),
        `beta ${a} ${b}`,
      ),
    ).toBeLessThan(furthest);
  });
  it.each([0.3, 12, 99, 101, 5000])('Poisson of mean %d', (mean) => {
    // Rounded normal numbers from a mean of 100 lie a little beside it: at most 0.133 ÷ √mean.
    const near = furthest + (mean >= 100 ? 0.07 / Math.sqrt(mean) + 0.5 / mean : 0);
    expect(
      distanceOfCounts(
        (s) => drawPoisson(s, mean),
        (x) => poissonCdf(x, mean),
        `poisson ${mean}`,
      ),
    ).toBeLessThan(near);
  });
  it.each([
    [10, 0.2],
    [300, 0.9],
    [5000, 0.4],
  ])('binomial of %d trials with chance %d', (trials, chance) => {
    const near = furthest + 0.005;
    expect(
      distanceOfCounts(
        (s) => drawBinomial(s, trials, chance),
        (x) => binomialCdf(x, trials, chance),
        `b ${trials}`,
      ),
    ).toBeLessThan(near);
  });
  it('draws nothing of nothing', () => {
    const stream = streamOf([streamKey('nothing')]);
    expect([
      drawPoisson(stream, 0),
      drawBinomial(stream, 0, 0.5),
      drawBinomial(stream, 9, 0),
      drawBinomial(stream, 9, 1),
    ]).toEqual([0, 0, 0, 9]);
  });
});

describe('streams', () => {
  const first = (keys: string[], number = 0) => {
    const stream = streamOf(
      keys.map((key) => streamKey(key)),
      number,
    );
    return [stream.next(), stream.next(), stream.next()];
  };
  it('are the same for the same keys, and others for others', () => {
    expect(first(['E01', 'flu'])).toEqual(first(['E01', 'flu']));
    expect(first(['E01', 'flu'])).not.toEqual(first(['E02', 'flu']));
    expect(first(['E01', 'flu'])).not.toEqual(first(['flu', 'E01']));
    expect(first(['E01', 'flu'])).not.toEqual(first(['E01', 'flu'], 1));
  });
  it('say nothing about each other', () => {
    const names = Array.from({ length: 40 }, (_, i) => `E${i}`);
    const drawn = names.flatMap((a) => ['x', 'y'].map((i) => drawNormal(streamOf([streamKey(a), streamKey(i)]))));
    const pairs = names.map((_, i) => (drawn[2 * i] as number) * (drawn[2 * i + 1] as number));
    const mean = pairs.reduce((sum, one) => sum + one, 0) / pairs.length;
    expect(Math.abs(mean)).toBeLessThan(3 / Math.sqrt(pairs.length));
  });
});
