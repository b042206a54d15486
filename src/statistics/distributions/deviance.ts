/**
 * x·ln(x/mean) + mean − x, without the cancellation of the plain formula when x is near the mean.
 *
 * It is half the Poisson deviance and the core of the saddle-point densities.
 * Loader 2000, Fast and accurate computation of binomial probabilities.
 *
 * @param x     non-negative
 * @param mean  positive
 */
export function deviance(x: number, mean: number): number {
  const difference = x - mean;
  if (Math.abs(difference) < 0.1 * (x + mean)) {
    const v = difference / (x + mean);
    const square = v * v;
    let sum = difference * v;
    let term = 2 * x * v;
    for (let j = 1; j < 1000; j++) {
      term *= square;
      const next = sum + term / (2 * j + 1);
      if (next === sum) return next;
      sum = next;
    }
  }
  return x === 0 ? mean : x * Math.log(x / mean) + mean - x;
}
