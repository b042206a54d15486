import { award, noGrades } from '../grades.ts';
import type { CombinerFunction } from './combiner.ts';

/** The first rule whose counts of classes all hold gives the class. Parts without a class count in no rule but in shares. */
export const counts: CombinerFunction<'counts'> = (combiner, parts, frame) => {
  const rules = combiner.rules.map((rule) =>
    rule.when.map((condition) => ({
      wanted: new Set(condition.classes.map((id) => frame.classes.get(id) ?? -2)),
      atLeast: condition.atLeast ?? 0,
      share: condition.share ?? 0,
    })),
  );
  const grades = noGrades(frame.areas, [
    ...combiner.rules.map((rule) => ({ is: 'count-rule', values: { class: rule.class } })),
    { is: 'no-rule' },
  ]);
  for (let area = 0; area < frame.areas; area++) {
    const found = rules.findIndex((conditions) =>
      conditions.every(({ wanted, atLeast, share }) => {
        const hits = parts.filter(({ grades: part }) => wanted.has(part.class[area] as number)).length;
        const large = share === 0 || (parts.length > 0 && hits / parts.length >= share);
        return hits >= atLeast && large;
      }),
    );
    const given = combiner.rules[found]?.class ?? combiner.otherwise;
    award(grades, area, found < 0 ? rules.length : found, { class: given }, frame.classes);
  }
  return grades;
};
