import { betaCdf, betaQuantile } from '#statistics/distributions/beta.ts';
import { binomialCdf, binomialDensity } from '#statistics/distributions/binomial.ts';
import { chiSquareQuantile, chiSquareUpper, gammaLower, gammaQuantile } from '#statistics/distributions/gamma.ts';
import { logGamma } from '#statistics/distributions/log-gamma.ts';
import { normalCdf, normalQuantile } from '#statistics/distributions/normal.ts';
import { poissonCdf } from '#statistics/distributions/poisson.ts';
import { poissonDensity } from '#statistics/distributions/poisson-density.ts';
import { studentCdf, studentQuantile } from '#statistics/distributions/student-t.ts';
import type { Mapping } from '../mapping.ts';
import { number, UnmappedCase } from '../oracle-file.ts';

type Arguments = [a: number, b: number, c: number];

const functions: Record<string, { arity: number; run: (...given: Arguments) => number; relative?: number }> = {
  qnorm: { arity: 1, run: normalQuantile },
  pnorm: { arity: 1, run: normalCdf },
  pnorm_upper: { arity: 1, run: (x) => normalCdf(-x) },
  lgamma: { arity: 1, run: logGamma },
  qchisq: { arity: 2, run: (p, degrees) => chiSquareQuantile(p, degrees) },
  pchisq_upper: { arity: 2, run: chiSquareUpper },
  qt: { arity: 2, run: studentQuantile },
  pt: { arity: 2, run: studentCdf },
  qgamma: { arity: 2, run: (p, shape) => gammaQuantile(p, shape) },
  pgamma: { arity: 2, run: (x, shape) => gammaLower(shape, x), relative: 1e-9 },
  ppois: { arity: 2, run: poissonCdf },
  dpois: { arity: 2, run: poissonDensity },
  qbeta: { arity: 3, run: (p, a, b) => betaQuantile(p, a, b), relative: 1e-9 },
  pbeta: { arity: 3, run: (x, a, b) => betaCdf(x, a, b) },
  pbinom: { arity: 3, run: binomialCdf },
  dbinom: { arity: 3, run: binomialDensity },
};

export const distributions: Mapping = {
  files: ['distributions'],
  compare: (given) => {
    const entry = functions[String(given.fn)];
    if (!entry) throw new UnmappedCase(`a known distribution, not ${String(given.fn)}`);
    const values = [given.a, given.b, given.c].slice(0, entry.arity).map(number) as Arguments;
    const tolerance = { relative: entry.relative ?? 1e-12 };
    return [{ what: String(given.fn), ours: entry.run(...values), recorded: number(given.value), tolerance }];
  },
};
