/**
 * Rank of each value among all, 1 for the smallest.
 *
 * Edges — equal values share the smallest of their ranks or the average; NaN (missing) stays NaN and does not count.
 *
 * @param values  any unit; NaN where missing
 * @param ties    which rank equal values share
 */
export function ranks(values: ArrayLike<number>, ties: 'smallest' | 'average'): Float64Array {
  const rank = new Float64Array(values.length).fill(Number.NaN);
  const order: number[] = [];
  for (let i = 0; i < values.length; i++) if (!Number.isNaN(values[i]!)) order.push(i);
  order.sort((a, b) => values[a]! - values[b]!);
  for (let first = 0; first < order.length; ) {
    let after = first + 1;
    while (after < order.length && values[order[after]!] === values[order[first]!]) after += 1;
    const shared = ties === 'smallest' ? first + 1 : (first + 1 + after) / 2;
    for (let i = first; i < after; i++) rank[order[i]!] = shared;
    first = after;
  }
  return rank;
}
