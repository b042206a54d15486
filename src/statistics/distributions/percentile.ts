/**
 * Value below which a share of ordered values lies.
 *
 * Method — `between`: interpolated between neighbours in rank (Hyndman and Fan's type 7). `observed`: the smallest value
 * at or below which at least that share lies (type 1, the inverse of the empirical distribution).
 * Edges — one value: that value. No values: NaN.
 *
 * @param sorted  rising, none missing
 * @param share   0 to 1
 * @see Hyndman & Fan 1996, The American Statistician 50:361–365
 */
export function percentile(sorted: ArrayLike<number>, share: number, type: 'between' | 'observed' = 'between'): number {
  const count = sorted.length;
  if (count === 0) return Number.NaN;
  if (type === 'observed') {
    // 0.07 × 100 comes out as 7.000000000000001: the slack keeps its rank at 7.
    const rank = Math.ceil(share * count - 4 * Number.EPSILON * count);
    return sorted[Math.min(count, Math.max(1, rank)) - 1]!;
  }
  const position = share * (count - 1);
  const below = Math.floor(position);
  const low = sorted[below]!;
  return low + (position - below) * (sorted[Math.min(below + 1, count - 1)]! - low);
}
