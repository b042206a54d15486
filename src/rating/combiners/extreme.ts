import type { CombinerOf } from '#project/schema/framework.ts';
import type { Frame } from '../frame.ts';
import { type Grades, noGrades, type Reason } from '../grades.ts';
import type { Part } from './combiner.ts';

/** The worst (or best) class of the parts, among those that the declared order names. */
export function extreme(
  combiner: CombinerOf<'worst'> | CombinerOf<'best'>,
  parts: readonly Part[],
  frame: Frame,
): Grades {
  const severity = new Int16Array(frame.classes.size).fill(-1);
  combiner.order.forEach((id, position) => {
    const at = frame.classes.get(id);
    if (at !== undefined) severity[at] = position;
  });
  // An order of its own, such as one that puts better before as expected, is no order from worst to best.
  const positions = combiner.order.map((id) => frame.classes.get(id) ?? -1);
  const steps = positions.slice(1).map((position, i) => Math.sign(position - (positions[i] as number)));
  const is = steps.every((step) => step === steps[0]) ? combiner.kind : 'first-of';
  const byClass = combiner.order.map((id) => frame.classes.get(id) ?? -1);
  const otherwise = frame.classes.get(combiner.otherwise) ?? -1;
  const reasons: Reason[] = [
    { is: 'too-few', values: { minimum: combiner.minimum } },
    ...Array.from({ length: parts.length }, (_, i) => ({ is, values: { of: i + 1 } })),
  ];
  const grades = noGrades(frame.areas, reasons);
  for (let area = 0; area < frame.areas; area++) {
    let found = -1;
    let counted = 0;
    for (const part of parts) {
      const own = part.grades.class[area] as number;
      const at = own < 0 ? -1 : (severity[own] as number);
      if (at < 0) continue;
      counted += 1;
      if (found < 0 || (combiner.kind === 'worst' ? at < found : at > found)) found = at;
    }
    const enough = counted >= combiner.minimum;
    grades.class[area] = enough ? (byClass[found] as number) : otherwise;
    grades.rule[area] = enough ? counted : 0;
  }
  return grades;
}
