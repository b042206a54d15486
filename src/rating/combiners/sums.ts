import type { CombinerFunction } from './combiner.ts';
import { noGrades } from '../grades.ts';

/** Weighted sum of the scores. A missing part adds nothing (`skip`) or leaves the whole without a score (`none`). */
export const sum: CombinerFunction<'sum'> = (combiner, parts, frame) => {
  const grades = noGrades(frame.areas, [{ is: 'sum' }]);
  for (let area = 0; area < frame.areas; area++) {
    let total = 0;
    let present = 0;
    for (const { weight, grades: part } of parts) {
      const score = part.score[area] as number;
      if (Number.isNaN(score)) continue;
      total += weight * score;
      present += 1;
    }
    if (present === 0 || (present < parts.length && combiner.absent === 'none')) continue;
    grades.score[area] = total;
    grades.rule[area] = 0;
  }
  return grades;
};

/**
 * Points scored out of the most that the parts with a score could have, on a scale to `outOf`: 10 of 15 points are 66.7 of
 * 100. Parts without a score do not count.
 */
export const points: CombinerFunction<'points'> = (combiner, parts, frame) => {
  const grades = noGrades(frame.areas, [{ is: 'points', values: { most: combiner.most, outOf: combiner.outOf } }]);
  for (let area = 0; area < frame.areas; area++) {
    let scored = 0;
    let possible = 0;
    for (const { weight, grades: part } of parts) {
      const score = part.score[area] as number;
      if (Number.isNaN(score)) continue;
      scored += weight * score;
      possible += weight * combiner.most;
    }
    if (possible === 0) continue;
    grades.score[area] = (combiner.outOf * scored) / possible;
    grades.rule[area] = 0;
  }
  return grades;
};
