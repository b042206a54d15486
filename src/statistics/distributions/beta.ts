import { deviance } from './deviance.ts';
import { logGamma, stirlingError } from './log-gamma.ts';
import { normalQuantile } from './normal.ts';

/**
 * Probability that a beta variable is at most `x`.
 *
 * Method — the continued fraction of DiDonato and Morris (1992, ACM TOMS 18:360–373) on the side of the mean where it
 * converges fast, multiplied by a saddle-point density, so that nothing is lost for large parameters.
 *
 * @param x  0 to 1
 * @param a  positive
 * @param b  positive
 * @param y  1 − x where it is known more exactly than by subtraction
 */
export function betaCdf(x: number, a: number, b: number, y: number = 1 - x): number {
  if (!(x >= 0 && x <= 1 && a > 0 && b > 0)) return Number.NaN;
  if (x === 0) return 0;
  if (y === 0) return 1;
  // Distance of the mean above x, times a + b, taken from whichever of x and y keeps its figures.
  const distance = a > b ? (a + b) * y - b : a - (a + b) * x;
  return distance >= 0 ? tailByFraction(x, y, a, b, distance) : 1 - tailByFraction(y, x, b, a, -distance);
}

/** Lentz's evaluation of the fraction; every term keeps its sign and size, so nothing cancels near the mean. */
function tailByFraction(x: number, y: number, a: number, b: number, distance: number): number {
  const tiny = 1e-300;
  let d = (a + 1) / (a * (1 + distance));
  let c = 1 / tiny;
  let h = d;
  for (let n = 1; n < 1e7; n++) {
    const width = a + 2 * n - 1;
    const weight = n * (b - n) * x;
    const alpha = (((a + n - 1) * (a + b + n - 1)) / (width * width)) * weight * x;
    const beta = n + weight / width + ((a + n) / (width + 2)) * (1 + distance + n * (1 + y));
    d = beta + alpha * d;
    if (Math.abs(d) < tiny) d = tiny;
    c = beta + alpha / c;
    if (Math.abs(c) < tiny) c = tiny;
    d = 1 / d;
    const change = d * c;
    h *= change;
    if (Math.abs(change - 1) < 1e-16) break;
  }
  return betaPower(x, y, a, b) * h;
}

/** x^a y^b / B(a,b). */
function betaPower(x: number, y: number, a: number, b: number): number {
  if (a < 1 || b < 1) {
    const large = Math.max(a, b);
    const small = Math.min(a, b);
    const logBeta = logGamma(small) + logGammaDifference(large, small);
    return Math.exp(
      a * (x < 0.5 ? Math.log(x) : Math.log1p(-y)) + b * (x < 0.5 ? Math.log1p(-x) : Math.log(y)) - logBeta,
    );
  }
  const n = a + b;
  const exponent = stirlingError(n) - stirlingError(a) - stirlingError(b) - deviance(a, n * x) - deviance(b, n * y);
  return Math.exp(exponent) * Math.sqrt((a * b) / (2 * Math.PI * n));
}

/** ln Γ(large) − ln Γ(large + small), without the cancellation of two great logarithms. */
function logGammaDifference(large: number, small: number): number {
  if (large < 20) return logGamma(large) - logGamma(large + small);
  const sum = large + small;
  return (
    small -
    (large - 0.5) * Math.log1p(small / large) -
    small * Math.log(sum) +
    stirlingShift(large) -
    stirlingShift(sum)
  );
}

/** ln Γ(x) − ((x−½) ln x − x + ½ ln 2π). */
function stirlingShift(x: number): number {
  const inverse = 1 / (x * x);
  return (1 / 12 - (1 / 360 - (1 / 1260 - (1 / 1680 - inverse / 1188) * inverse) * inverse) * inverse) / x;
}

/**
 * Value below which a beta variable falls with the given probability.
 *
 * Method — Newton's method on ln probability against the logit of x, where the distribution function is concave.
 *
 * @param tail  `lower` (default) or `upper`: give small upper tails as such, 1 − p loses figures
 */
export function betaQuantile(probability: number, a: number, b: number, tail: 'lower' | 'upper' = 'lower'): number {
  if (!(a > 0 && b > 0 && probability >= 0 && probability <= 1)) return Number.NaN;
  if (probability === 0) return tail === 'lower' ? 0 : 1;
  if (probability === 1) return tail === 'lower' ? 1 : 0;
  let lower = tail === 'lower';
  let p = probability;
  if (p > 0.5) {
    lower = !lower;
    p = 1 - p;
  }
  const u = lower ? lowerLogit(p, a, b) : -lowerLogit(p, b, a);
  return u < 0 ? Math.exp(u) / (1 + Math.exp(u)) : 1 / (1 + Math.exp(-u));
}

/** Logit of the lower quantile, for p ≤ ½. */
function lowerLogit(p: number, a: number, b: number): number {
  const target = Math.log(p);
  let u = startLogit(p, a, b);
  for (let i = 0; i < 300; i++) {
    const e = Math.exp(-Math.abs(u));
    const small = e / (1 + e);
    const large = 1 / (1 + e);
    const x = u < 0 ? small : large;
    const y = u < 0 ? large : small;
    const area = betaCdf(x, a, b, y);
    if (area <= 0) {
      u += 1;
      continue;
    }
    const step = ((target - Math.log(area)) * area) / betaPower(x, y, a, b);
    const bounded = Math.max(-3, Math.min(3, step));
    u += bounded;
    if (Math.abs(bounded) < 1e-15 * Math.max(1, Math.abs(u))) break;
    if (i > 8 && Math.abs(bounded) < 4e-15 * Math.max(1, Math.abs(u))) break;
  }
  return u;
}

function startLogit(p: number, a: number, b: number): number {
  if (a < 1 || b < 1) {
    const powerLaw = (Math.log(p) + Math.log(a) + logGamma(a) + logGamma(b) - logGamma(a + b)) / a;
    const bounded = Math.min(powerLaw, Math.log(a / (a + b)));
    return Number.isFinite(bounded) ? bounded : 0;
  }
  const z = normalQuantile(p);
  return Math.log(a / b) + z * Math.sqrt(1 / a + 1 / b);
}
