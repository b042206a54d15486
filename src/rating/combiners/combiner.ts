import type { Combiner, CombinerOf } from '#project/schema/framework.ts';
import type { Frame } from '../frame.ts';
import type { Grades } from '../grades.ts';

/** A part of a whole: an indicator or a smaller part, with its grades. */
export interface Part {
  id: string;
  weight: number;
  grades: Grades;
}

/** The grades of the parts, for all areas → the grades of the whole. */
export type CombinerFunction<K extends Combiner['kind']> = (
  combiner: CombinerOf<K>,
  parts: readonly Part[],
  frame: Frame,
) => Grades;
