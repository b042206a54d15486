import { refuse, requireNotNegative } from '../argument.ts';
import { gammaQuantile } from '../distributions/gamma.ts';
import { requiredNumberIn, scalar, type StatisticMethod } from '../method.ts';

/**
 * Control limits of a Poisson count whose expectation is given.
 *
 * Method — gamma quantiles: the lower limit is that of shape ⌈expected⌉, the upper that of shape ⌊expected⌋ + 1, so a
 * fractional expectation moves in steps, as in the published comparison of standardised rates.
 * Edges — nothing expected: the lower limit is 0, so that no area is ever below an expectation of 0.
 *
 * @param expected  expected count, 0 or more
 * @param tail      probability beyond each limit, above 0 and below 0.5
 */
export function poissonControlLimits(expected: number, tail: number): { lower: number; upper: number } {
  requireNotNegative('poisson-control-limits', 'expected', expected);
  if (!(tail > 0 && tail < 0.5)) refuse('poisson-control-limits', 'tail', 'above 0 and below 0.5', tail);
  const below = Math.ceil(expected);
  return {
    lower: below === 0 ? 0 : gammaQuantile(tail, below),
    upper: gammaQuantile(tail, Math.floor(expected) + 1, 'upper'),
  };
}

/**
 * The expectation at which a count would be just at a limit: the exact answer that bisection of the Poisson tail seeks.
 *
 * @param observed  count, whole, 0 or more
 * @param tail      probability of the count or one further out
 * @param side      `low`: expectation so low that a count this high is this improbable; `high`: the opposite
 */
export function poissonMeanAtTail(observed: number, tail: number, side: 'low' | 'high'): number {
  requireNotNegative('poisson-mean-at-tail', 'observed', observed);
  if (!(tail > 0 && tail < 1)) refuse('poisson-mean-at-tail', 'tail', 'above 0 and below 1', tail);
  if (side === 'low') return observed === 0 ? 0 : gammaQuantile(tail, observed);
  return gammaQuantile(tail, observed + 1, 'upper');
}

export const describe: StatisticMethod = {
  name: 'poisson-control-limits',
  title: 'Poisson control limits',
  summary: 'Range in which chance alone would leave a count whose expectation is given.',
  inputs: [
    scalar('expected', 'count', 'Expected count, 0 or more.'),
    scalar('tail', 'probability', 'Probability beyond each limit, such as 0.001.'),
  ],
  outputs: [
    { name: 'lower', unit: 'count', description: 'Lower control limit.' },
    { name: 'upper', unit: 'count', description: 'Upper control limit.' },
  ],
  edges: ['A fractional expectation moves the limits in steps.', 'Nothing expected: the lower limit is 0.'],
  source: 'Garwood 1936, Biometrika 28:437–442',
  run: (row) => poissonControlLimits(requiredNumberIn(row, 'expected'), requiredNumberIn(row, 'tail')),
};
