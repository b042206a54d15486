import type { IndicatorColumns } from './evidence.ts';

/** The standard of each area: one number for all, the indicator's goal, or the value of what the area is compared with. */
export function standardOf(
  standard: number | 'goal' | 'benchmark' | 'parent' | undefined,
  columns: IndicatorColumns,
  areas: number,
): Float64Array {
  if (standard === 'benchmark' || standard === 'parent') {
    return columns.against[standard] ?? new Float64Array(areas).fill(Number.NaN);
  }
  const same = standard === 'goal' ? columns.goal?.value : standard;
  return new Float64Array(areas).fill(same ?? Number.NaN);
}
