import { towardsBetter } from '../evidence.ts';
import { noGrades } from '../grades.ts';
import { momentsOf } from '../moments.ts';
import type { ScorerFunction } from './scorer.ts';

/**
 * Standard deviations from the mean over all areas with a value (sample standard deviation), turned so that better is higher.
 *
 * Edges — an indicator with a value for `moreThan` areas or fewer, or with the same value everywhere, scores nobody.
 *
 * @see CMS Overall Hospital Quality Star Rating, 2021 methodology, step 2
 */
export const standardise: ScorerFunction<'standardise'> = (scorer, columns, frame) => {
  const grades = noGrades(frame.areas, [{ is: 'standard-deviations' }]);
  const { count, mean, deviation } = momentsOf(columns.value);
  if (count <= scorer.moreThan || !(deviation > 0)) return grades;
  const sign = towardsBetter(columns.polarity);
  for (let area = 0; area < frame.areas; area++) {
    const score = (sign * ((columns.value[area] as number) - mean)) / deviation;
    grades.score[area] = score;
    if (!Number.isNaN(score)) grades.rule[area] = 0;
  }
  return grades;
};
