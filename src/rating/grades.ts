import type { Tallied } from './tally.ts';

/** Why a score or a class came out: what kind of rule, with its numbers, for words in any language. */
export interface Reason {
  is: string;
  values?: Readonly<Record<string, number | string>>;
  /** The rule in words, where the framework declares them. */
  because?: string | undefined;
  /** What the rules found in the area, where they count. */
  counted?: Tallied | undefined;
}

/**
 * What a scorer or a combiner gives every area: a score, a class or both, and the rule that decided.
 * Columns, not objects, so that a framework can be evaluated thousands of times.
 */
export interface Grades {
  /** NaN where there is none. */
  score: Float64Array;
  /** Position in the framework's classes; -1 where there is none. */
  class: Int16Array;
  /** Position in `reasons`; -1 where no rule decided. */
  rule: Int16Array;
  reasons: readonly Reason[];
}

/** Grades of so many areas, none of which has any yet. */
export function noGrades(areas: number, reasons: readonly Reason[] = []): Grades {
  return {
    score: new Float64Array(areas).fill(Number.NaN),
    class: new Int16Array(areas).fill(-1),
    rule: new Int16Array(areas).fill(-1),
    reasons,
  };
}

/** What a declared rule awards. */
export interface Award {
  score?: number | undefined;
  class?: string | undefined;
}

/** Gives an area what a rule awards. */
export function award(
  grades: Grades,
  area: number,
  rule: number,
  given: Award,
  classes: ReadonlyMap<string, number>,
): void {
  if (given.score !== undefined) grades.score[area] = given.score;
  if (given.class !== undefined) grades.class[area] = classes.get(given.class) ?? -1;
  grades.rule[area] = rule;
}
