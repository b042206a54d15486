/** Ranks of numbers, 1 for the first, and how many were ranked. Ties share the first rank of their cluster; NaN gets 0. */
export function ranksOf(numbers: Float64Array, lowestFirst: boolean): { rank: Int32Array; ranked: number } {
  const present: number[] = [];
  for (let i = 0; i < numbers.length; i++) if (!Number.isNaN(numbers[i] as number)) present.push(i);
  const sign = lowestFirst ? 1 : -1;
  present.sort((a, b) => sign * ((numbers[a] as number) - (numbers[b] as number)) || a - b);
  const rank = new Int32Array(numbers.length);
  let shared = 0;
  present.forEach((area, position) => {
    const tied = position > 0 && numbers[present[position - 1] as number] === numbers[area];
    if (!tied) shared = position + 1;
    rank[area] = shared;
  });
  return { rank, ranked: present.length };
}
