import { firstRule } from '../rule-list.ts';
import type { CombinerFunction } from './combiner.ts';

/** By the first condition that holds; conditions read the parts, the indicators and the area. */
export const rules: CombinerFunction<'rules'> = (combiner, parts, frame) =>
  firstRule(combiner.rules, combiner.otherwise, frame, (area) =>
    parts.some(({ grades }) => !Number.isNaN(grades.score[area] as number) || (grades.class[area] as number) >= 0),
  );
