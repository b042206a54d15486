import type { Rule } from '#project/schema/framework.ts';
import type { AreaContext } from './expression.ts';
import type { Frame } from './frame.ts';
import { type Award, award, type Grades, noGrades } from './grades.ts';

/**
 * Gives each area what the first rule that holds awards. A rule that reads a missing number does not hold.
 *
 * @param known which areas have anything to judge; the others get nothing
 * @param more  what the conditions may read beyond the frame's context
 */
export function firstRule(
  rules: readonly Rule[],
  otherwise: Award | undefined,
  frame: Frame,
  known: (area: number) => boolean,
  more: (area: number) => Partial<AreaContext> = () => ({}),
): Grades {
  const grades = noGrades(frame.areas, [
    ...rules.map(({ when, because }) => ({ is: 'rule', values: { when }, because })),
    { is: 'no-rule' },
  ]);
  const source = rules.map(({ when }) => when).join('\n');
  const compiled = rules.map(({ when }) => frame.expression(when));
  for (let area = 0; area < frame.areas; area++) {
    if (!known(area)) continue;
    const context = { ...frame.context(area, source), ...more(area) };
    const found = compiled.findIndex((holds) => holds(context) === true);
    if (found >= 0) award(grades, area, found, rules[found] as Rule, frame.classes);
    else if (otherwise) award(grades, area, rules.length, otherwise, frame.classes);
  }
  return grades;
}
