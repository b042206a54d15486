import type { Outcome } from '#vocabulary/outcome.ts';
import { refuse, requireNumber } from '../argument.ts';
import type { Limits } from './benchmark.ts';
import { NOT_COMPARED, outcomeAt, outcomeCodes, type Position } from './position.ts';
import { numberIn, outcomeOutput, requiredNumberIn, scalar, shared, type StatisticMethod, wordIn } from '../method.ts';

const NAME = 'target-comparison';

/** Only an indicator with a good direction has a target. */
export type JudgedPolarity = 'high-is-good' | 'low-is-good';

/**
 * A value against a single target.
 *
 * Edges — meeting the target exactly counts as better, whichever direction is good. Missing value: not compared.
 */
export function compareWithTarget(value: number | null, target: number, polarity: JudgedPolarity): Outcome {
  requireNumber(NAME, 'target', target);
  requireJudged(polarity);
  if (value === null) return 'not-compared';
  requireNumber(NAME, 'value', value);
  return outcomeAt(targetPosition(value, target, polarity), polarity);
}

/**
 * A value's interval against a single target.
 *
 * Method — above when the interval starts at or above the target, below when it ends below it, otherwise similar.
 * Edges — missing limits: not compared.
 */
export function compareIntervalWithTarget(limits: Limits, target: number, polarity: JudgedPolarity): Outcome {
  requireNumber(NAME, 'target', target);
  requireJudged(polarity);
  if (limits.lower === null || limits.upper === null) return 'not-compared';
  requireNumber(NAME, 'lower', limits.lower);
  requireNumber(NAME, 'upper', limits.upper);
  return outcomeAt(intervalPosition(limits.lower, limits.upper, target), polarity);
}

/**
 * A value against a target range: below, within (similar) or above.
 *
 * Edges — the lower end belongs to the range, the upper end to what is above it. Missing value: not compared.
 */
export function compareWithRange(
  value: number | null,
  lower: number,
  upper: number,
  polarity: JudgedPolarity,
): Outcome {
  requireNumber(NAME, 'lower target', lower);
  requireNumber(NAME, 'upper target', upper);
  requireJudged(polarity);
  if (lower > upper) refuse(NAME, 'lower target', `at most the upper target (${upper})`, lower);
  if (value === null) return 'not-compared';
  requireNumber(NAME, 'value', value);
  return outcomeAt(rangePosition(value, lower, upper), polarity);
}

function requireJudged(polarity: JudgedPolarity): void {
  if (polarity !== 'high-is-good' && polarity !== 'low-is-good') {
    refuse(NAME, 'polarity', 'high-is-good or low-is-good: a target needs a good direction', polarity);
  }
}

function targetPosition(value: number, target: number, polarity: JudgedPolarity): Position {
  if (value === target) return polarity === 'high-is-good' ? 1 : -1;
  return value > target ? 1 : -1;
}

function intervalPosition(lower: number, upper: number, target: number): Position {
  if (lower >= target) return 1;
  return upper < target ? -1 : 0;
}

function rangePosition(value: number, lower: number, upper: number): Position {
  if (value >= upper) return 1;
  return value < lower ? -1 : 0;
}

export interface TargetColumns {
  /** Value of each row, or its limits when `lower` and `upper` are given; NaN where missing. */
  value: Float64Array;
  lower?: Float64Array | undefined;
  upper?: Float64Array | undefined;
  /** A single target, or the two ends of a range. */
  target: number | { lower: number; upper: number };
  polarity: JudgedPolarity;
  /** Codes of `vocabulary/outcome.ts`. */
  out: Uint8Array;
}

/** Column form of the three target comparisons. */
export function targetColumns({ value, lower, upper, target, polarity, out }: TargetColumns): void {
  requireJudged(polarity);
  const codes = outcomeCodes(polarity);
  for (let i = 0; i < out.length; i++) {
    const v = value[i]!;
    let position: Position;
    let known = v;
    if (typeof target !== 'number') {
      position = rangePosition(v, target.lower, target.upper);
    } else if (lower !== undefined && upper !== undefined) {
      known = lower[i]! + upper[i]!;
      position = intervalPosition(lower[i]!, upper[i]!, target);
    } else {
      position = targetPosition(v, target, polarity);
    }
    out[i] = Number.isNaN(known) ? NOT_COMPARED : codes[position + 2]!;
  }
}

export const describe: StatisticMethod = {
  name: NAME,
  title: 'Comparison with a target',
  summary: 'A value, or its interval, against a single target or a target range.',
  inputs: [
    { ...scalar('value', 'any unit', 'Value; empty where missing.'), required: false },
    { ...scalar('lower', 'any unit', 'Lower limit, to compare the interval; needs upper.'), required: false },
    { ...scalar('upper', 'any unit', 'Upper limit, to compare the interval; needs lower.'), required: false },
    scalar('target', 'any unit', 'Single target, or the lower end of a range.'),
    { ...scalar('targetUpper', 'any unit', 'Upper end of a range.'), required: false },
    { ...shared.polarity, words: ['high-is-good', 'low-is-good'] },
  ],
  outputs: [outcomeOutput],
  edges: [
    'Meeting a single target exactly is better.',
    'The lower end belongs to a range, the upper end to what is above it.',
    'Missing: not-compared.',
  ],
  source: 'Public health technical guidance: comparing with a goal',
  run: (row) => {
    const polarity = wordIn(row, 'polarity', ['high-is-good', 'low-is-good'] as const);
    const target = requiredNumberIn(row, 'target');
    const upperTarget = numberIn(row, 'targetUpper');
    if (upperTarget !== null) {
      return { outcome: compareWithRange(numberIn(row, 'value'), target, upperTarget, polarity) };
    }
    if (!('lower' in row)) return { outcome: compareWithTarget(numberIn(row, 'value'), target, polarity) };
    const limits = { lower: numberIn(row, 'lower'), upper: numberIn(row, 'upper') };
    return { outcome: compareIntervalWithTarget(limits, target, polarity) };
  },
};
