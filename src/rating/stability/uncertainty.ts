import type { Comparator } from '#vocabulary/outcome.ts';
import type { Method } from '#vocabulary/method.ts';

/**
 * How the true value of an indicator is drawn, given what was counted:
 * `beta` a proportion, `gamma` a number of events over what they are counted among, `gamma-by-interval` a sum of weighted counts with
 * the spread that its interval has, `normal-by-interval` a normal number with the spread of its interval, `known` not at all.
 */
export type DrawKind = 'beta' | 'gamma' | 'gamma-by-interval' | 'normal-by-interval' | 'known';

/** The one place that says by which distribution the true value of an indicator is drawn: its method does. */
export const drawKinds: Readonly<Record<Method, DrawKind>> = {
  proportion: 'beta',
  rate: 'gamma',
  mean: 'normal-by-interval',
  'directly-standardised-rate': 'gamma-by-interval',
  'indirectly-standardised-ratio': 'gamma',
  'indirectly-standardised-rate': 'gamma',
  // Neither has an interval: money over items, and bare counts, are what they are.
  ratio: 'known',
  count: 'known',
};

/** What is known of a value and of how far it may be off. */
export interface UncertainValue {
  value: number;
  lower95: number;
  upper95: number;
  numerator: number;
  denominator: number;
}

/** The values that areas are compared with, each with its own uncertainty. */
export interface UncertainComparator {
  /** Codes of the areas compared with: the name of each one’s stream. */
  codes: string[];
  estimates: UncertainValue[];
  /** For each rated area the position of what it is compared with; -1 where it is compared with nothing. */
  of: Int32Array;
}

/** What draws of an indicator need beside its evidence. */
export interface Uncertainty {
  draw: DrawKind;
  /** Levels at which it is compared with others. */
  levels: 'interval-95' | 'interval-95-998' | 'none';
  /** Limits of 99.8 %; NaN where missing. */
  lower998: Float64Array;
  upper998: Float64Array;
  comparators: Partial<Record<Comparator, UncertainComparator>>;
}
