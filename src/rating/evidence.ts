import type { Comparator } from '#vocabulary/outcome.ts';
import type { Polarity } from '#vocabulary/polarity.ts';

/** What is known of one indicator for every area, in the order of the areas; NaN where there is no number. */
export interface IndicatorColumns {
  polarity: Polarity;
  /** By which a proportion is multiplied: 100 for per cent. */
  multiplier: number;
  goal?: { value: number; upper?: number | undefined } | undefined;
  value: Float64Array;
  lower95: Float64Array;
  upper95: Float64Array;
  numerator: Float64Array;
  denominator: Float64Array;
  /** Scores that stand in for the scorer’s where they are numbers: in worked examples, and in asking what if. */
  score?: Float64Array | undefined;
  /** Codes of `vocabulary/status`. */
  status: Int8Array;
  /** Codes of `vocabulary/outcome` by comparator; a comparator that was not made is absent. */
  outcomes: Partial<Record<Comparator, Int8Array>>;
  /** Value of the comparator for each area. */
  against: Partial<Record<Comparator, Float64Array>>;
  /** Codes of `trends` in `vocabulary/outcome`; -1 where there is none. */
  trend: Int8Array;
}

/** What a condition may read of an area. */
export interface RatedArea {
  code: string;
  type: string;
  name: string;
  attributes: Readonly<Record<string, string | number>>;
}

/** All that a framework is evaluated over: the same evidence gives the same ratings. */
export interface RatingEvidence {
  areas: readonly RatedArea[];
  indicators: ReadonlyMap<string, IndicatorColumns>;
}

/** 1 where more is better or neither is, -1 where less is better: values times this go up towards better. */
export function towardsBetter(polarity: Polarity): 1 | -1 {
  return polarity === 'low-is-good' ? -1 : 1;
}
