import type { AssessedAssurance } from '#statistics/time/spc.ts';
import type { Cause, ImprovementDirection, Variation } from '#statistics/time/special-cause.ts';
import { UnmappedCase } from '../oracle-file.ts';

/** The reference calls a missing point a common cause; here it is marked missing. */
export const causeWords: Record<Cause, string> = {
  'common-cause': 'Common Cause',
  'above-upper-limit': 'Above UCL',
  'below-lower-limit': 'Below LCL',
  'seven-point-rise': '7 Point Trend (Increasing)',
  'seven-point-fall': '7 Point Trend (Decreasing)',
  'two-of-three-near-upper-limit': '2 in 3 Above CL',
  'two-of-three-near-lower-limit': '2 in 3 Below CL',
  'seven-above-mean': '7 Points Above CL',
  'seven-below-mean': '7 Points Below CL',
  missing: 'Common Cause',
};

export const variationWords: Record<Variation, string> = {
  'common-cause': 'common_cause',
  improvement: 'special_cause_improvement',
  concern: 'special_cause_concern',
  'neutral-high': 'special_cause_neutral_high',
  'neutral-low': 'special_cause_neutral_low',
  missing: 'common_cause',
};

export const assuranceWords: Record<AssessedAssurance, string> = {
  'consistently-pass': 'consistent_pass',
  'consistently-fail': 'consistent_fail',
  'hit-and-miss': 'inconsistent',
};

export function directionOf(given: unknown): ImprovementDirection {
  if (given === 'increase' || given === 'decrease' || given === 'neutral') return given;
  throw new UnmappedCase(`a known direction, not ${String(given)}`);
}

/** Relative, with an allowance for limits near 0 that come from values of some size. */
export function limitTolerance(values: (number | null)[]): { relative: number; absolute: number } {
  const size = Math.max(...values.map((value) => Math.abs(value ?? 0)));
  return { relative: 1e-11, absolute: size * 1e-14 };
}
