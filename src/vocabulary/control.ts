import type { PeriodKind } from './period.ts';

/** Whether the history of an indicator is a control chart: where it is declared, and for monthly and quarterly series. */
export function isCharted({ chart }: { chart: 'trend' | 'spc' }, kind: PeriodKind | undefined): boolean {
  return chart === 'spc' || kind === 'month' || kind === 'quarter';
}

/**
 * Special-cause rules of a control chart, in the order in which one is named when several hold. Stored by position: add at the
 * end, never reorder.
 */
export const causes = [
  'common-cause',
  'above-upper-limit',
  'below-lower-limit',
  'seven-point-rise',
  'seven-point-fall',
  'two-of-three-near-upper-limit',
  'two-of-three-near-lower-limit',
  'seven-above-mean',
  'seven-below-mean',
  'missing',
] as const;
export type Cause = (typeof causes)[number];

/** What a special cause means for people, given which direction is an improvement. Stored by position. */
export const variations = ['common-cause', 'improvement', 'concern', 'neutral-high', 'neutral-low', 'missing'] as const;
export type Variation = (typeof variations)[number];

/** Whether a process, left as it is, meets its goal whatever chance does. Stored by position. */
export const assurances = ['not-assessed', 'consistently-pass', 'hit-and-miss', 'consistently-fail'] as const;
export type Assurance = (typeof assurances)[number];
