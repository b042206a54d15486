import { describe, expect, it } from 'vitest';
import { draws } from './draws.ts';

function meanAndVariance(make: () => number, count = 20_000) {
  const values = Array.from({ length: count }, make);
  const mean = values.reduce((sum, value) => sum + value, 0) / count;
  return { mean, variance: values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (count - 1) };
}

describe('draws of a named stream', () => {
  it('repeats itself for the same seed and name, and differs for another name or seed', () => {
    const first = (seed: number, name: string) => draws(seed, name).uniform();
    expect(first(7, 'a')).toBe(first(7, 'a'));
    expect(first(7, 'a')).not.toBe(first(7, 'b'));
    expect(first(7, 'a')).not.toBe(first(8, 'a'));
  });

  it.each([0.4, 6, 39, 120])('scatters Poisson counts of mean %d with a variance equal to the mean', (mean) => {
    const random = draws(1, `poisson ${mean}`);
    const found = meanAndVariance(() => random.poisson(mean));
    expect(found.mean / mean).toBeCloseTo(1, 1);
    expect(found.variance / mean).toBeCloseTo(1, 1);
  });

  it.each([
    [12, 0.3],
    [60, 0.9],
    [2000, 0.45],
  ])('scatters counts of %d trials with chance %d as a binomial does, never above the trials', (trials, chance) => {
    const random = draws(1, `binomial ${trials}`);
    let most = 0;
    const found = meanAndVariance(() => {
      const count = random.binomial(trials, chance);
      most = Math.max(most, count);
      return count;
    });
    expect(found.mean / (trials * chance)).toBeCloseTo(1, 1);
    expect(found.variance / (trials * chance * (1 - chance))).toBeCloseTo(1, 1);
    expect(most).toBeLessThanOrEqual(trials);
  });

  it('draws nothing from no trials and from a chance of nought, and all from a chance of one', () => {
    const random = draws(1, 'edges');
    expect([random.binomial(0, 0.5), random.binomial(9, 0), random.binomial(9, 1), random.poisson(0)]).toEqual([
      0, 0, 9, 0,
    ]);
  });
});
