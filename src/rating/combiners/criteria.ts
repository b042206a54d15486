import { award, noGrades, type Reason } from '../grades.ts';
import type { CombinerFunction } from './combiner.ts';

/**
 * Steps that are climbed while enough criteria are met; each step needs all before it. A criterion is an indicator whose value
 * is 1 where it is met; a criterion without a value is not met.
 *
 * Edges — an area without a value for any criterion gets nothing.
 */
export const criteria: CombinerFunction<'criteria'> = (combiner, _parts, frame) => {
  const named = [...new Set(combiner.steps.flatMap(({ of }) => of))];
  const values = new Map(named.map((id) => [id, frame.evidence.indicators.get(id)?.value]));
  const reasons: Reason[] = [
    { is: 'no-step' },
    ...combiner.steps.map(({ of, atLeast }) => ({ is: 'step', values: { atLeast, of: of.length } })),
  ];
  const grades = noGrades(frame.areas, reasons);
  for (let area = 0; area < frame.areas; area++) {
    const known = named.some((id) => !Number.isNaN(values.get(id)?.[area] ?? Number.NaN));
    if (!known) continue;
    award(grades, area, 0, combiner.start, frame.classes);
    for (const [index, step] of combiner.steps.entries()) {
      const met = step.of.filter((id) => values.get(id)?.[area] === 1).length;
      if (met < step.atLeast) break;
      award(grades, area, index + 1, step, frame.classes);
    }
  }
  return grades;
};
