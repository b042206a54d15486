/**
 * Outcome of comparing an area with a benchmark, its parent, a goal or others. `better` and `worse` are judged by polarity;
 * `higher` and `lower` carry no judgement. The `-95` outcomes are outside the 95 % interval, the `-998` ones outside the
 * 99.8 % interval as well. The position in the list is the code stored in data files: add at the end, never reorder.
 */
export const outcomes = [
  'not-compared',
  'similar',
  'better-95',
  'better-998',
  'worse-95',
  'worse-998',
  'higher-95',
  'higher-998',
  'lower-95',
  'lower-998',
] as const;
export type Outcome = (typeof outcomes)[number];

/** The number stored for an outcome. */
export function outcomeCode(outcome: Outcome): number {
  return outcomes.indexOf(outcome);
}

/** The outcome of a stored number; an unknown number is an error of the programme. */
export function outcomeOf(code: number): Outcome {
  const outcome = outcomes[code];
  if (!outcome) throw new RangeError(`no outcome has the code ${code}`);
  return outcome;
}

/**
 * With what an area is compared. Stored by position. A quantile has no outcome: it stands in a table of its own, under the same
 * key as the estimate. Of `neighbours` there is one comparison for each neighbour.
 */
export const comparators = ['benchmark', 'parent', 'goal', 'quantile', 'neighbours'] as const;
export type Comparator = (typeof comparators)[number];

/** Those that give every estimate one outcome at most, by which it can be scored. */
export const scoredComparators = ['benchmark', 'parent', 'goal'] as const satisfies readonly Comparator[];

/** Direction of the recent trend. `…-better` and `…-worse` are judged by polarity. Stored by position. */
export const trends = [
  'cannot-be-calculated',
  'no-significant-change',
  'increasing',
  'decreasing',
  'increasing-better',
  'increasing-worse',
  'decreasing-better',
  'decreasing-worse',
] as const;
export type Trend = (typeof trends)[number];
