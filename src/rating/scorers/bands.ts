import { awardBands, bandReasons } from '../bands.ts';
import { towardsBetter } from '../evidence.ts';
import { noGrades } from '../grades.ts';
import { standardOf } from '../standard.ts';
import type { ScorerFunction } from './scorer.ts';

/**
 * By bands of the value, of how much better it is than a standard (in the unit of the value, below 0 when worse), or of its
 * ratio to the standard.
 */
export const bands: ScorerFunction<'bands'> = (scorer, columns, frame) => {
  const grades = noGrades(frame.areas, bandReasons(scorer.bands));
  let numbers = columns.value;
  if (scorer.of !== 'value') {
    const standard = standardOf(scorer.standard, columns, frame.areas);
    const sign = towardsBetter(columns.polarity);
    numbers = columns.value.map((value, area) => {
      const own = standard[area] as number;
      // Nothing is a number of times 0.
      if (scorer.of === 'ratio') return own === 0 ? Number.NaN : value / own;
      return sign * (value - own);
    });
  }
  awardBands(grades, numbers, scorer.bands, frame.classes);
  return grades;
};
