import type { ScorerOf, Scorer } from '#project/schema/framework.ts';
import type { IndicatorColumns } from '../evidence.ts';
import type { Frame } from '../frame.ts';
import type { Grades } from '../grades.ts';

/** The evidence of one indicator for all areas → its scores and classes. */
export type ScorerFunction<K extends Scorer['kind']> = (
  scorer: ScorerOf<K>,
  columns: IndicatorColumns,
  frame: Frame,
) => Grades;
