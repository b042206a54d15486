import type { Label, LabelOf } from '#project/schema/framework.ts';
import type { Frame } from '../frame.ts';
import type { Grades } from '../grades.ts';

/** Writes the class of every area that has a score, and the rule that gave it. */
export type LabelFunction<K extends Label['kind']> = (label: LabelOf<K>, score: Float64Array, frame: Frame) => Grades;
