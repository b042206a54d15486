import type { scoredComparators } from '#vocabulary/outcome.ts';

/** What a value was compared with: whose figure it is, where it is that of an area, and the figure where it may be shown. */
export interface Against {
  name: string | null;
  value: number | null;
}

/** By the comparators by which measures are scored. */
export type AgainstBy = Partial<Record<(typeof scoredComparators)[number], Against>>;
