import { ascending } from 'd3-array';
import { finite } from '../chart.ts';
import type { RatingClass, StepClass } from '../palette.ts';
import type { MissingReason } from '../words.ts';

export interface RankedArea {
  name: string;
  value: number | null;
  lower?: number | null;
  upper?: number | null;
  rating: RatingClass | StepClass;
  missing?: MissingReason;
  /** Stands out: the reader's own area, or the ones being compared. */
  highlight?: boolean;
  href?: string;
}

/**
 * Areas from best to worst (from high to low where neither is better), or by name. Equal values stand by name; areas
 * without a value come last, by name. `given` keeps the order in which they are.
 */
export function orderAreas(
  areas: RankedArea[],
  by: 'value' | 'name' | 'given',
  highIsGood: boolean | null,
): RankedArea[] {
  if (by === 'given') return areas;
  const way = highIsGood === false ? 1 : -1;
  const byName = (a: RankedArea, b: RankedArea) => ascending(a.name, b.name);
  return [...areas].sort((a, b) => {
    const known = [finite(a.value), finite(b.value)] as const;
    if (known[0] === null || known[1] === null)
      return Number(known[0] === null) - Number(known[1] === null) || byName(a, b);
    return by === 'name' ? byName(a, b) : way * ascending(known[0], known[1]) || byName(a, b);
  });
}

export function areaHasValue(area: RankedArea): boolean {
  return finite(area.value) !== null;
}
