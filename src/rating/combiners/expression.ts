import { noGrades } from '../grades.ts';
import type { CombinerFunction } from './combiner.ts';

/**
 * The value of an expression over the parts, the indicators and the area, as for a difference of differences.
 *
 * Edges — where a number that it reads is missing, or the value is not a finite number, there is no score.
 */
export const expression: CombinerFunction<'expression'> = ({ of, because }, _parts, frame) => {
  const grades = noGrades(frame.areas, [{ is: 'expression', values: { of }, because }]);
  const scoreOf = frame.expression(of);
  for (let area = 0; area < frame.areas; area++) {
    const score = scoreOf(frame.context(area, of));
    if (typeof score !== 'number' || !Number.isFinite(score)) continue;
    grades.score[area] = score;
    grades.rule[area] = 0;
  }
  return grades;
};
