import { award, noGrades } from '../grades.ts';
import type { ScorerFunction } from './scorer.ts';

/** Each value has its score or class, as for ratings by an inspector; a value that is not declared has none. */
export const map: ScorerFunction<'map'> = (scorer, columns, frame) => {
  const grades = noGrades(
    frame.areas,
    scorer.values.map((entry) => ({ is: 'value', values: { value: entry.is } })),
  );
  const positions = new Map(scorer.values.map((entry, position) => [entry.is, position]));
  for (let area = 0; area < frame.areas; area++) {
    const position = positions.get(columns.value[area] as number);
    if (position !== undefined) award(grades, area, position, scorer.values[position]!, frame.classes);
  }
  return grades;
};
