import { logGamma } from './log-gamma.ts';
import { normalCdf, normalQuantile } from './normal.ts';
import { poissonDensity } from './poisson-density.ts';

/**
 * The gamma distribution with scale 1.
 *
 * Method — the power series below the mean and Lentz's continued fraction above it (Abramowitz & Stegun 1964, 6.5.29 and
 * 6.5.31), each multiplied by a saddle-point Poisson density, so that nothing is lost for large shapes. Above a shape of
 * a million, near the mean, Temme's uniform expansion (1979, SIAM J. Math. Anal. 10:757–766) replaces both: their number
 * of terms grows with the square root of the shape.
 */

/** Probability that a gamma variable of this shape is at most `x`. */
export function gammaLower(shape: number, x: number): number {
  return incompleteGamma(shape, x, true);
}

/** Probability that a gamma variable of this shape is greater than `x`, without cancellation. */
export function gammaUpper(shape: number, x: number): number {
  return incompleteGamma(shape, x, false);
}

function incompleteGamma(shape: number, x: number, lower: boolean): number {
  if (!(shape > 0 && x >= 0)) return Number.NaN;
  if (x === 0) return lower ? 0 : 1;
  if (x === Number.POSITIVE_INFINITY) return lower ? 1 : 0;
  if (shape > 1e6 && Math.abs(x / shape - 1) < 0.05) return temme(shape, x, lower);
  if (x < shape + 1) {
    const p = lowerSeries(shape, x);
    return lower ? p : 1 - p;
  }
  const q = upperFraction(shape, x);
  return lower ? 1 - q : q;
}

/** x^a e^−x / Γ(a+1). */
function powerTerm(shape: number, x: number): number {
  if (shape < 1) return Math.exp(shape * Math.log(x) - x - logGamma(shape + 1));
  return poissonDensity(shape, x);
}

function lowerSeries(shape: number, x: number): number {
  let sum = 1;
  let term = 1;
  for (let n = 1; n < 1e7; n++) {
    term *= x / (shape + n);
    sum += term;
    if (term < sum * 1e-17) break;
  }
  return powerTerm(shape, x) * sum;
}

function upperFraction(shape: number, x: number): number {
  const tiny = 1e-300;
  let b = x + 1 - shape;
  let c = 1 / tiny;
  let d = 1 / b;
  let h = d;
  for (let i = 1; i < 1e7; i++) {
    const a = -i * (i - shape);
    b += 2;
    d = a * d + b;
    if (Math.abs(d) < tiny) d = tiny;
    c = b + a / c;
    if (Math.abs(c) < tiny) c = tiny;
    d = 1 / d;
    const change = d * c;
    h *= change;
    if (Math.abs(change - 1) < 1e-16) break;
  }
  return powerTerm(shape, x) * shape * h;
}

/** Terms of order 1/a and 1/a², enough at a million and more; |η| < 0.06 there, so short power series suffice. */
function temme(shape: number, x: number, lower: boolean): number {
  const offset = (x - shape) / shape;
  const half = offset - Math.log1p(offset);
  const halfSquare = Math.abs(offset) < 1e-3 ? smallHalfSquare(offset) : half;
  const eta = Math.sign(offset) * Math.sqrt(2 * halfSquare);
  const c0 = -1 / 3 + eta * (1 / 12 + eta * (-2 / 135 + eta * (1 / 864 + eta * (1 / 2835 - (139 / 777600) * eta))));
  const c1 = -1 / 540 + eta * (-1 / 288 + eta * (1 / 378 - (77 / 77760) * eta));
  const c2 = 25 / 6048 - (139 / 51840) * eta;
  const spread = Math.exp(-shape * halfSquare) / Math.sqrt(2 * Math.PI * shape);
  const rest = spread * (c0 + (c1 + c2 / shape) / shape);
  const z = eta * Math.sqrt(shape);
  return lower ? normalCdf(z) - rest : normalCdf(-z) + rest;
}

/** μ − ln(1+μ) for small μ. */
function smallHalfSquare(mu: number): number {
  let sum = 0;
  for (let k = 9; k >= 2; k--) sum = (k % 2 === 0 ? 1 : -1) / k + mu * sum;
  return mu * mu * sum;
}

/**
 * Value below which a gamma variable (scale 1) falls with the given probability.
 *
 * Method — Wilson and Hilferty's cube as a start, then Newton's method on ln probability against ln x, where the
 * distribution function is concave and the method converges from every start.
 *
 * @param probability  of the tail named by `tail`, 0 to 1
 * @param shape        positive
 * @param tail         `lower` (default) or `upper`: give small upper tails as such, 1 − p loses figures
 */
export function gammaQuantile(probability: number, shape: number, tail: 'lower' | 'upper' = 'lower'): number {
  if (!(shape > 0 && probability >= 0 && probability <= 1)) return Number.NaN;
  const wantsLower = tail === 'lower';
  if (probability === 0) return wantsLower ? 0 : Number.POSITIVE_INFINITY;
  if (probability === 1) return wantsLower ? Number.POSITIVE_INFINITY : 0;
  let lower = wantsLower;
  let p = probability;
  if (p > 0.5) {
    lower = !lower;
    p = 1 - p;
  }
  const target = Math.log(p);
  let u = Math.log(gammaStart(p, shape, lower));
  for (let i = 0; i < 200; i++) {
    const x = Math.exp(u);
    const area = incompleteGamma(shape, x, lower);
    if (area === 0) {
      u += lower ? 1 : -1;
      continue;
    }
    const slope = (powerTerm(shape, x) * shape) / area;
    const step = (lower ? -1 : 1) * ((Math.log(area) - target) / slope);
    const bounded = Math.max(-2, Math.min(2, step));
    u += bounded;
    if (Math.abs(bounded) < 1e-15 * Math.max(1, Math.abs(u))) break;
    if (i > 8 && Math.abs(bounded) < 4e-15 * Math.max(1, Math.abs(u))) break;
  }
  return Math.exp(u);
}

function gammaStart(p: number, shape: number, lower: boolean): number {
  const z = lower ? normalQuantile(p) : -normalQuantile(p);
  const cube = 1 - 1 / (9 * shape) + z / (3 * Math.sqrt(shape));
  const start = shape * cube ** 3;
  if (cube > 0.2 && start > 0) return start;
  // Near 0 the distribution function is x^a / Γ(a + 1).
  const logLower = lower ? Math.log(p) : Math.log1p(-p);
  return Math.max(Math.exp((logLower + logGamma(shape + 1)) / shape), 1e-300);
}

/** Value below which a chi-square variable falls with the given tail probability. */
export function chiSquareQuantile(probability: number, degrees: number, tail: 'lower' | 'upper' = 'lower'): number {
  return 2 * gammaQuantile(probability, degrees / 2, tail);
}

/** Probability that a chi-square variable exceeds `x`. */
export function chiSquareUpper(x: number, degrees: number): number {
  return gammaUpper(degrees / 2, x / 2);
}
