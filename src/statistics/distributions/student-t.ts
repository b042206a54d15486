import { betaCdf } from './beta.ts';
import { logGamma } from './log-gamma.ts';
import { normalQuantile } from './normal.ts';

/** Probability that Student's t with these degrees of freedom is at most `t`; exact in both tails. */
export function studentCdf(t: number, degrees: number): number {
  if (!(degrees > 0) || Number.isNaN(t)) return Number.NaN;
  if (Math.abs(t) < 0.5) return 0.5 + Math.sign(t) * centre(Math.abs(t), degrees);
  const tail = upperTail(Math.abs(t), degrees);
  return t < 0 ? tail : 1 - tail;
}

/** P(T > t) for t ≥ 0. */
function upperTail(t: number, degrees: number): number {
  const square = t * t;
  return 0.5 * betaCdf(degrees / (degrees + square), degrees / 2, 0.5, square / (degrees + square));
}

/** P(0 < T < t). */
function centre(t: number, degrees: number): number {
  const square = t * t;
  return 0.5 * betaCdf(square / (degrees + square), 0.5, degrees / 2, degrees / (degrees + square));
}

/**
 * Value below which Student's t falls with the given probability.
 *
 * Method — Newton's method on ln probability against ln t, of the tail or, near the middle, of the centre: both are
 * almost straight lines there. Start: the expansion about the normal quantile (Abramowitz & Stegun 1964, 26.7.5).
 *
 * @param probability  lower-tail probability, 0 to 1
 * @param degrees      degrees of freedom, positive
 */
export function studentQuantile(probability: number, degrees: number): number {
  if (!(degrees > 0 && probability >= 0 && probability <= 1)) return Number.NaN;
  if (probability === 0.5) return 0;
  if (probability === 0) return Number.NEGATIVE_INFINITY;
  if (probability === 1) return Number.POSITIVE_INFINITY;
  const sign = probability < 0.5 ? -1 : 1;
  const tail = sign < 0 ? probability : 1 - probability;
  return sign * (tail > 0.25 ? solve(0.5 - tail, degrees, true) : solve(tail, degrees, false));
}

function solve(area: number, degrees: number, fromCentre: boolean): number {
  const target = Math.log(area);
  let u = Math.log(start(fromCentre ? 0.5 - area : area, degrees));
  for (let i = 0; i < 200; i++) {
    const t = Math.exp(u);
    const found = fromCentre ? centre(t, degrees) : upperTail(t, degrees);
    const slope = (t * density(t, degrees)) / found;
    const step = (fromCentre ? 1 : -1) * ((target - Math.log(found)) / slope);
    const bounded = Math.max(-2, Math.min(2, step));
    u += bounded;
    if (Math.abs(bounded) < 1e-15 * Math.max(1, Math.abs(u))) break;
    if (i > 8 && Math.abs(bounded) < 4e-15 * Math.max(1, Math.abs(u))) break;
  }
  return Math.exp(u);
}

function start(tail: number, degrees: number): number {
  const z = -normalQuantile(tail);
  const expanded = z + (z ** 3 + z) / (4 * degrees) + (5 * z ** 5 + 16 * z ** 3 + 3 * z) / (96 * degrees * degrees);
  return Math.max(expanded, 1e-300);
}

function density(t: number, degrees: number): number {
  const half = degrees / 2;
  // Γ((ν+1)/2)/Γ(ν/2) only steers the steps, so plain subtraction of logarithms is exact enough.
  const logConstant = logGamma(half + 0.5) - logGamma(half) - 0.5 * Math.log(degrees * Math.PI);
  return Math.exp(logConstant - (half + 0.5) * Math.log1p((t * t) / degrees));
}
