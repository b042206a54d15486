import { firstRule } from '../rule-list.ts';
import type { ScorerFunction } from './scorer.ts';

/** By the first condition that holds; conditions read `value`, the area and the other indicators. */
export const rules: ScorerFunction<'rules'> = (scorer, columns, frame) =>
  firstRule(
    scorer.rules,
    scorer.otherwise,
    frame,
    (area) => !Number.isNaN(columns.value[area] as number),
    (area) => ({ value: columns.value[area] as number }),
  );
