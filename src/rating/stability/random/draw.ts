import { normalQuantile } from '#statistics/distributions/normal.ts';
import { type Stream, uniform } from './stream.ts';

/** A draw from the standard normal distribution: the quantile of a uniform number. */
export function drawNormal(stream: Stream): number {
  return normalQuantile(uniform(stream));
}

/**
 * A draw from the gamma distribution with scale 1.
 *
 * Method — the cube of a shifted normal, accepted or drawn again; a shape below 1 is drawn one larger and shrunk by the power of a
 * uniform number. Exact for every shape.
 *
 * @param shape positive
 * @see Marsaglia & Tsang 2000, ACM TOMS 26:363–372
 */
export function drawGamma(stream: Stream, shape: number): number {
  if (shape < 1) return drawGamma(stream, shape + 1) * uniform(stream) ** (1 / shape);
  const d = shape - 1 / 3;
  const c = 1 / Math.sqrt(9 * d);
  for (;;) {
    const x = drawNormal(stream);
    const root = 1 + c * x;
    if (root <= 0) continue;
    const v = root * root * root;
    const u = ((stream.next() >>> 0) + 0.5) * 2 ** -32;
    const square = x * x;
    if (u < 1 - 0.0331 * square * square) return d * v;
    if (Math.log(u) < 0.5 * square + d * (1 - v + Math.log(v))) return d * v;
  }
}

/** A draw from the beta distribution: the share of one gamma variable in two. Both parameters are positive. */
export function drawBeta(stream: Stream, a: number, b: number): number {
  const first = drawGamma(stream, a);
  return first / (first + drawGamma(stream, b));
}

/** Variance from which counts are drawn as rounded normal numbers: their quantiles then differ by less than a tenth of a count. */
const normalFrom = 100;

/** A draw from the Poisson distribution; from a mean of 100 a rounded normal number with its mean and variance. */
export function drawPoisson(stream: Stream, mean: number): number {
  if (!(mean > 0)) return 0;
  if (mean >= normalFrom) return Math.max(0, Math.round(mean + Math.sqrt(mean) * drawNormal(stream)));
  let rest = uniform(stream);
  let chance = Math.exp(-mean);
  let count = 0;
  while (rest > chance && count < 1000) {
    rest -= chance;
    count += 1;
    chance *= mean / count;
  }
  return count;
}

/** A draw from the binomial distribution; from a variance of 100 a rounded normal number with its mean and variance. */
export function drawBinomial(stream: Stream, trials: number, share: number): number {
  if (!(trials > 0 && share > 0)) return 0;
  if (share >= 1) return trials;
  if (share > 0.5) return trials - drawBinomial(stream, trials, 1 - share);
  const variance = trials * share * (1 - share);
  if (variance >= normalFrom) {
    const near = Math.round(trials * share + Math.sqrt(variance) * drawNormal(stream));
    return Math.min(trials, Math.max(0, near));
  }
  const odds = share / (1 - share);
  let rest = uniform(stream);
  let chance = (1 - share) ** trials;
  let count = 0;
  while (rest > chance && count < trials) {
    rest -= chance;
    chance *= (odds * (trials - count)) / (count + 1);
    count += 1;
  }
  return count;
}
