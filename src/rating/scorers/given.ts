import { noGrades } from '../grades.ts';
import type { ScorerFunction } from './scorer.ts';

/** The value is the score, as for points and indices that come ready-made. */
export const given: ScorerFunction<'given'> = (_scorer, columns, frame) => {
  const grades = noGrades(frame.areas, [{ is: 'given' }]);
  grades.score.set(columns.value);
  columns.value.forEach((value, area) => {
    if (!Number.isNaN(value)) grades.rule[area] = 0;
  });
  return grades;
};
