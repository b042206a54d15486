import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { betaCdf, betaQuantile } from '#statistics/distributions/beta.ts';
import { binomialAbove, binomialCdf, binomialDensity } from '#statistics/distributions/binomial.ts';
import { gammaLower, gammaQuantile, gammaUpper } from '#statistics/distributions/gamma.ts';
import { logGamma } from '#statistics/distributions/log-gamma.ts';
import { normalCdf, normalQuantile } from '#statistics/distributions/normal.ts';
import { poissonAbove, poissonCdf } from '#statistics/distributions/poisson.ts';
import { poissonDensity } from '#statistics/distributions/poisson-density.ts';
import { studentCdf, studentQuantile } from '#statistics/distributions/student-t.ts';

const probability = fc.double({ min: 1e-6, max: 1 - 1e-6, noNaN: true });
const shape = fc.double({ min: 0.05, max: 1e5, noNaN: true });

function near(found: number, wanted: number, relative: number): void {
  expect(Math.abs(found - wanted)).toBeLessThanOrEqual(relative * Math.abs(wanted));
}

describe('distributions', () => {
  it('a quantile’s probability is the one it was asked for', () => {
    fc.assert(
      fc.property(probability, shape, shape, (p, a, b) => {
        near(normalCdf(normalQuantile(p)), p, 1e-13);
        near(gammaLower(a, gammaQuantile(p, a)), p, 1e-10);
        near(gammaUpper(a, gammaQuantile(p, a, 'upper')), p, 1e-10);
        near(studentCdf(studentQuantile(p, a), a), p, 1e-9);
        // Near 1 the last figure of x is worth more than the tail beyond it.
        const x = betaQuantile(p, a, b);
        if (x < 0.999 && x > 1e-300) near(betaCdf(x, a, b), p, 1e-8);
      }),
      { numRuns: 300 },
    );
  });

  it('the two tails make one', () => {
    fc.assert(
      fc.property(shape, fc.double({ min: 0, max: 3, noNaN: true }), (a, share) => {
        near(gammaLower(a, a * share) + gammaUpper(a, a * share), 1, 1e-12);
        near(normalCdf(share) + normalCdf(-share), 1, 1e-14);
      }),
    );
  });

  it('probabilities of single counts add up to those of ranges', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 60 }), fc.double({ min: 0.01, max: 0.99, noNaN: true }), (n, p) => {
        let [binomial, poisson] = [0, 0];
        for (let k = 0; k <= n; k++) {
          binomial += binomialDensity(k, n, p);
          poisson += poissonDensity(k, n * p);
          near(binomialCdf(k, n, p), Math.min(1, binomial), 1e-11);
          near(poissonCdf(k, n * p), poisson, 1e-11);
        }
        near(binomialCdf(0, n, p) + binomialAbove(0, n, p), 1, 1e-13);
        near(poissonCdf(0, n * p) + poissonAbove(0, n * p), 1, 1e-13);
      }),
    );
  });

  it('stays exact where the methods change over: at a shape of a million', () => {
    for (const a of [1e6 - 1, 1e6 + 1, 1e9, 1e13]) {
      for (const p of [0.001, 0.025, 0.5, 0.975, 0.999]) near(gammaLower(a, gammaQuantile(p, a)), p, 1e-6);
    }
    // On either side of the change the probability at one standard deviation is the same but for the skewness.
    near(gammaLower(1e6 + 1, 1e6 + 1 + 1000), gammaLower(1e6 - 1, 1e6 - 1 + 1000), 1e-6);
    for (const x of [998_000, 999_500, 1_000_001, 1_002_000]) {
      const term = poissonDensity(1_000_001, x);
      near(gammaLower(1_000_001, x), gammaLower(1_000_002, x) + term, 1e-11);
    }
  });

  it('Γ(x + 1) is x Γ(x)', () => {
    fc.assert(
      fc.property(fc.double({ min: 0.01, max: 1e6, noNaN: true }), (x) => {
        const [next, here] = [logGamma(x + 1), logGamma(x)];
        expect(Math.abs(next - here - Math.log(x))).toBeLessThanOrEqual(1e-14 * Math.max(1, Math.abs(next)));
      }),
    );
    expect(logGamma(1)).toBe(0);
    expect(logGamma(2)).toBe(0);
    near(logGamma(11), Math.log(3_628_800), 1e-15);
  });
});
