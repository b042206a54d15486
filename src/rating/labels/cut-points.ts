import { awardBands, bandReasons } from '../bands.ts';
import { noGrades } from '../grades.ts';
import type { LabelFunction } from './label.ts';

/** By bands of the score. */
export const cutPoints: LabelFunction<'cut-points'> = (label, score, frame) => {
  const grades = noGrades(frame.areas, bandReasons(label.bands));
  awardBands(grades, score, label.bands, frame.classes);
  return grades;
};
