import type { Indicator } from '#project/schema/indicator.ts';
import type { Measure } from '#project/schema/measure.ts';

/** A measure that a return brings, and the column it stands in. */
export interface Counted {
  id: string;
  name: string;
  column: string;
  counts: Measure['counts'];
  unit: string;
  kind?: Measure['kind'];
  about?: string;
  disclosure?: string;
  /** Whether those whom a proportion leaves out are protected too: where it says of them what nobody should learn. */
  complement?: true;
  /** Digits after the point in the files; 0 unless it is an amount that comes in fractions. */
  digits?: number;
}

/** A measure of another return that serves as denominator. */
export interface Shared {
  shared: string;
  match?: 'same' | 'containing' | 'latest';
}

/** Of whom there are how many in a place: what counts are drawn from. */
export type Group = 'everyone' | 'adults' | 'older' | 'children';

/**
 * The truth behind an indicator, from which its counts are drawn.
 *
 * Effects are added on the scale of the log odds for proportions, of the log for rates, ratios and counts.
 */
export interface Truth {
  /** National value in the first year: numerator divided by denominator, before the multiplier. */
  level: number;
  /** Change per year. */
  change?: number;
  /** Real differences between areas, in standard errors of a middle-sized area; default 1. */
  spread?: number;
  /** Worse by this many standard errors for every ten points of deprivation; default 0.6. */
  gradient?: number;
  /** Higher in January and lower in July by this much. */
  winter?: number;
  /** Shift in 2020/21, when an outbreak upset the year; half of it remains in 2021/22. */
  outbreak?: number;
  /** From this month on (YYYY-MM) another definition counts, which shifts the value by this much. */
  redefined?: { from: string; by: number };
  /** Denominator for each person of the group, in one period. For shared denominators it is what they hold. */
  size: number;
  group?: Group;
}

/** One indicator of the demonstration: what readers are told, what is counted, and the truth behind it. */
export interface Entry
  extends Pick<
    Indicator,
    'id' | 'number' | 'name' | 'plainName' | 'why' | 'definition' | 'method' | 'unit' | 'polarity'
  > {
  /** Group of patients, or part of the dashboard beside them; none for what stands in the dashboard nowhere. */
  group?: string;
  aspect?: 'access' | 'quality' | 'prevention';
  clinicalArea?: string;
  return: string;
  numerator: Counted;
  denominator?: Counted | Shared;
  truth: Truth;
  accountable: string;
  caveats?: string[];
  goal?: { value: number; upper?: number; name: string; source: string };
  /** Other keys of the declaration, as they stand in its file. */
  more?: Partial<
    Pick<
      Indicator,
      | 'decimals'
      | 'multiplier'
      | 'perDay'
      | 'window'
      | 'standard'
      | 'levels'
      | 'publish'
      | 'comparison'
      | 'headline'
      | 'chart'
      | 'published'
      | 'unitCost'
    >
  > & {
    breaks?: { at: string; because: string }[];
    minimum?: { denominator?: number; coverage?: number };
    lag?: number;
  };
}

export function isShared(side: Counted | Shared | undefined): side is Shared {
  return side !== undefined && 'shared' in side;
}
