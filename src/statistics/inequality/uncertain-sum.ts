import { normalQuantile } from '../distributions/normal.ts';

/** A value known with error: normal on the scale of `back`, which leads back to the scale of the value. */
export interface Uncertain {
  /** Mean and standard error on the scale on which the error is normal. */
  centre: number;
  error: number;
  back: 'identity' | 'exp' | 'logistic';
}

/** First four cumulants of a value. */
type Cumulants = readonly [number, number, number, number];

/** Beyond these the expansion below is not to be trusted. */
const MOST_SKEW = 0.7;
const MOST_KURTOSIS = 1.5;

/** From a normal scale to the value's own. */
export function backTransform(x: number, back: Uncertain['back']): number {
  if (back === 'exp') return Math.exp(x);
  return back === 'logistic' ? 1 / (1 + Math.exp(-x)) : x;
}

/** Cumulants of each value, by the trapezium rule over eight standard errors to each side. */
export function cumulantsOf(values: readonly Uncertain[]): Cumulants[] {
  return values.map(({ centre, error, back }) => {
    if (back === 'identity') return [centre, error * error, 0, 0];
    const base = backTransform(centre, back);
    let [m1, m2, m3, m4] = [0, 0, 0, 0];
    for (let k = -64; k <= 64; k++) {
      const z = k / 8;
      const weight = (Math.exp(-0.5 * z * z) / Math.sqrt(2 * Math.PI)) * 0.125;
      const d = backTransform(centre + error * z, back) - base;
      m1 += weight * d;
      m2 += weight * d * d;
      m3 += weight * d * d * d;
      m4 += weight * d * d * d * d;
    }
    const variance = m2 - m1 * m1;
    const third = m3 - 3 * m1 * m2 + 2 * m1 ** 3;
    const fourth = m4 - 4 * m1 * m3 - 3 * m2 * m2 + 12 * m1 * m1 * m2 - 6 * m1 ** 4;
    return [base + m1, variance, third, fourth];
  });
}

/**
 * Quantile of a weighted sum of independent values.
 *
 * Method — Cornish and Fisher's expansion with the exact first four cumulants; for normal values it is exact.
 * Edges — null where the sum is too skewed for the expansion (errors of half the value and more).
 *
 * @see Cornish & Fisher 1938, Revue de l'Institut International de Statistique 5:307–320
 */
export function quantileOfSum(
  weights: ArrayLike<number>,
  cumulants: readonly Cumulants[],
  probability: number,
): number | null {
  let [mean, variance, third, fourth] = [0, 0, 0, 0];
  for (const [i, value] of cumulants.entries()) {
    const w = weights[i]!;
    mean += w * value[0];
    variance += w * w * value[1];
    third += w ** 3 * value[2];
    fourth += w ** 4 * value[3];
  }
  if (variance === 0) return mean;
  const skew = third / variance ** 1.5;
  const kurtosis = fourth / (variance * variance);
  if (!(Math.abs(skew) <= MOST_SKEW && Math.abs(kurtosis) <= MOST_KURTOSIS)) return null;
  const z = normalQuantile(probability);
  const bent =
    z + (skew * (z * z - 1)) / 6 + (kurtosis * (z ** 3 - 3 * z)) / 24 - (skew * skew * (2 * z ** 3 - 5 * z)) / 36;
  return mean + Math.sqrt(variance) * bent;
}
