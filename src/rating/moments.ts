/** Mean and sample standard deviation of the numbers that are there, summed with compensation so that order hardly matters. */
export function momentsOf(numbers: Float64Array): { count: number; mean: number; deviation: number } {
  let count = 0;
  let sum = 0;
  let lost = 0;
  for (const value of numbers) {
    if (Number.isNaN(value)) continue;
    count += 1;
    const next = sum + value;
    lost += Math.abs(sum) >= Math.abs(value) ? sum - next + value : value - next + sum;
    sum = next;
  }
  const mean = (sum + lost) / count;
  let squares = 0;
  for (const value of numbers) if (!Number.isNaN(value)) squares += (value - mean) ** 2;
  return { count, mean, deviation: count > 1 ? Math.sqrt(squares / (count - 1)) : Number.NaN };
}
