import { award, noGrades } from '../grades.ts';
import type { CombinerFunction } from './combiner.ts';

/**
 * A table: the classes of the parts that `by` names lead to the class of the whole. The first cell that fits counts.
 *
 * Edges — a part without a class fits `*` only.
 */
export const grid: CombinerFunction<'grid'> = (combiner, parts, frame) => {
  const columns = combiner.by.map((id) => parts.find((part) => part.id === id)?.grades.class);
  const cells = combiner.cells.map(({ is }) =>
    is.map((name) => (name === '*' ? undefined : (frame.classes.get(name) ?? -2))),
  );
  const grades = noGrades(frame.areas, [
    ...combiner.cells.map(({ is }) => ({ is: 'cell', values: { is: is.join(', ') } })),
    { is: 'no-cell' },
  ]);
  for (let area = 0; area < frame.areas; area++) {
    const found = cells.findIndex((cell) =>
      cell.every((wanted, i) => wanted === undefined || columns[i]?.[area] === wanted),
    );
    const given = combiner.cells[found]?.class ?? combiner.otherwise;
    award(grades, area, found < 0 ? cells.length : found, { class: given }, frame.classes);
  }
  return grades;
};
