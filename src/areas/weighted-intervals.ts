import type { Interval } from './calendar.ts';

/** A share that holds from a day to a day. */
export interface WeightedInterval extends Interval {
  weight: number;
}

/**
 * Adds shares up day by day: intervals that overlap are split so that the result has none that do, and neighbours with the
 * same total are joined again.
 */
export function sumIntervals(parts: readonly WeightedInterval[]): WeightedInterval[] {
  if (parts.length === 1) return [{ ...(parts[0] as WeightedInterval) }];
  const starts = new Set<number>();
  for (const { from, to } of parts) starts.add(from).add(to + 1);
  const days = [...starts].sort((a, b) => a - b);
  const result: WeightedInterval[] = [];
  for (let i = 0; i + 1 < days.length; i++) {
    const from = days[i] as number;
    const to = (days[i + 1] as number) - 1;
    let weight = 0;
    let covered = false;
    for (const part of parts) {
      if (part.from > from || part.to < to) continue;
      weight += part.weight;
      covered = true;
    }
    if (!covered) continue;
    // Shares of a whole add up to one but for the last digit.
    if (Math.abs(weight - 1) < 1e-12) weight = 1;
    const last = result.at(-1);
    if (last && last.to + 1 === from && last.weight === weight) last.to = to;
    else result.push({ from, to, weight });
  }
  return result;
}
