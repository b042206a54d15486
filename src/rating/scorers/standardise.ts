import { normalise } from '#statistics/composite/normalise.ts';
import { noGrades } from '../grades.ts';
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
  const count = columns.value.filter((value) => !Number.isNaN(value)).length;
  if (count <= scorer.moreThan) return grades;
  const polarity = columns.polarity === 'low-is-good' ? 'low-is-good' : 'high-is-good';
  grades.score = normalise(columns.value, { by: 'z-score' }, polarity);
  grades.score.forEach((score, area) => (grades.rule[area] = Number.isNaN(score) ? -1 : 0));
  return grades;
};
