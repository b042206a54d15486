import { weightedRegression } from '#statistics/association/weighted-regression.ts';
import { studentQuantile } from '#statistics/distributions/student-t.ts';
import type { Polarity } from '#vocabulary/polarity.ts';
import { type MeasuredInequality, notMeasured } from './group-inequality.ts';

/** Fewer smaller areas than this say more about themselves than about a gradient. */
export const fewestSmallerAreas = 5;

/** What is shown of the smaller areas inside an area, in one period. */
export interface SmallerAreas {
  /** Rank among all smaller areas of the country, from 0 for the best-off to 1 for the worst-off. */
  rank: readonly number[];
  value: readonly number[];
  population: readonly number[];
}

/**
 * Gradient of inequality within an area: how much the worst-off and the best-off of the country would differ, by the line through its
 * smaller areas.
 *
 * Method — weighted least squares of the value on the rank of the whole country, scaled 0 to 1, with populations as weights (the
 * absolute gradient of inequality). It counts in the disfavour of the worst-off.
 * Edges — fewer than 5 smaller areas, or all of one rank: cannot be calculated. Smaller areas that hold less than the
 * wanted share of the people: coverage too low.
 *
 * @param people   people of the whole area; NaN where that is not shown
 * @param fewest   share of them that the smaller areas must hold, 0 to 1
 * @see Cookson et al. 2016, Health Services and Delivery Research 4(26), doi:10.3310/hsdr04260; weightedRegression
 */
export function gradientWithin(
  { rank, value, population }: SmallerAreas,
  { people, fewest, polarity }: { people: number; fewest: number; polarity: Polarity },
): MeasuredInequality & { coverage: number } {
  const held = population.reduce((sum, one) => sum + one, 0);
  const coverage = Number.isNaN(people) || people <= 0 ? Number.NaN : Math.min(1, held / people);
  if (rank.length < fewestSmallerAreas) return { ...notMeasured('cannot-be-calculated'), coverage };
  if (!(coverage >= fewest)) return { ...notMeasured('coverage-too-low'), coverage };
  const sign = polarity === 'high-is-good' ? -1 : 1;
  const turned = value.map((one) => sign * one);
  const line = weightedRegression(rank, turned, population, 0.95);
  if (line.slope === null || line.slopeError === null || line.lower === null || line.upper === null)
    return { ...notMeasured('cannot-be-calculated'), coverage };
  const far = studentQuantile(0.999, line.count - 2) * line.slopeError;
  return {
    status: 'ok',
    value: line.slope,
    lower95: line.lower,
    upper95: line.upper,
    lower998: line.slope - far,
    upper998: line.slope + far,
    coverage,
  };
}
