/**
 * Rank of each value among all, 1 for the smallest.
 *
 * Edges — equal values share the smallest of their ranks or the average; NaN (missing) stays NaN and does not count.
 *
 * @param values  any unit; NaN where missing
 * @param ties    which rank equal values share
 */
export function ranks(values: ArrayLike<number>, ties: 'smallest' | 'average'): Float64Array {
  // Sorting bare numbers and looking each one up is several times faster than sorting positions by a comparison.
  const sorted = Float64Array.from(values)
    .filter((value) => !Number.isNaN(value))
    .sort();
  const rank = new Float64Array(values.length).fill(Number.NaN);
  for (let i = 0; i < values.length; i++) {
    const value = values[i]!;
    if (Number.isNaN(value)) continue;
    const below = countBelow(sorted, value, false);
    rank[i] = ties === 'smallest' ? below + 1 : (below + 1 + countBelow(sorted, value, true)) / 2;
  }
  return rank;
}

/** How many of rising entries are below a value, or up to it. */
export function countBelow(sorted: Float64Array, value: number, orEqual: boolean): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (sorted[middle]! < value || (orEqual && sorted[middle] === value)) low = middle + 1;
    else high = middle;
  }
  return low;
}
