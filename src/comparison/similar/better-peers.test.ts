import { describe, expect, it } from 'vitest';
import { proportion } from '#statistics/intervals/proportion.ts';
import { rate } from '#statistics/intervals/rate.ts';
import type { NewestShown } from '../newest-shown.ts';
import { betterPeers } from './better-peers.ts';

const indicator = {
  polarity: 'high-is-good' as const,
  method: 'proportion' as const,
  multiplier: 100,
  perDay: false,
  comparison: 'interval-95-998' as const,
};

/** Areas 0, 1, … with these counts, in per cent with Wilson limits. */
function shown(counts: [number, number][]): NewestShown {
  const made = counts.map(([count, people]) => proportion(count, people, { multiplier: 100 }));
  return {
    length: counts.length,
    period: 0,
    area: Int32Array.from(counts.keys()),
    type: new Int32Array(counts.length),
    value: Float64Array.from(made, ({ value }) => value ?? Number.NaN),
    lower95: Float64Array.from(made, ({ lower }) => lower ?? Number.NaN),
    upper95: Float64Array.from(made, ({ upper }) => upper ?? Number.NaN),
    numerator: Float64Array.from(counts, ([count]) => count),
    denominator: Float64Array.from(counts, ([, people]) => people),
  };
}

const ofFirst = (others: number[]) => new Map([[0, others]]);

describe('like areas that do better', () => {
  const five = shown([
    [600, 1000],
    [700, 1000],
    [605, 1000],
    [800, 1000],
    [500, 1000],
  ]);

  it('are those that are better by more than chance, the best first, with what it would mean to match them', () => {
    const rows = betterPeers(indicator, five, ofFirst([1, 2, 3, 4]));
    expect([...rows.peer]).toEqual([3, 1]);
    expect([...rows.place]).toEqual([1, 2]);
    expect(rows.gap[0]).toBeCloseTo(20, 9);
    expect(rows.amount[0]).toBeCloseTo(200, 9);
    // Newcombe’s method 10 for 800 and 600 of 1,000: 0.16041 to 0.23873, from the score intervals of both.
    expect(rows.gapLower[0]).toBeCloseTo(16.0410715, 6);
    expect(rows.amountLower[0]).toBeCloseTo(10 * (rows.gapLower[0] as number), 6);
    expect(rows.gapUpper[0]).toBeCloseTo(23.8729226, 6);
  });

  it('are those with less where less is good, and the gap is above 0 all the same', () => {
    const rows = betterPeers({ ...indicator, polarity: 'low-is-good' }, five, ofFirst([1, 2, 3, 4]));
    expect([...rows.peer]).toEqual([4]);
    expect(rows.gap[0]).toBeCloseTo(10, 9);
    expect(rows.gapLower[0]).toBeGreaterThan(0);
    expect(rows.amount[0]).toBeCloseTo(100, 9);
  });

  it('are nobody where neither is good, where nothing is to be compared, or where a value is not shown', () => {
    expect(betterPeers({ ...indicator, polarity: 'neither' }, five, ofFirst([3])).length).toBe(0);
    expect(betterPeers({ ...indicator, comparison: 'none' }, five, ofFirst([3])).length).toBe(0);
    expect(betterPeers(indicator, five, ofFirst([17])).length).toBe(0);
    expect(betterPeers(indicator, five, new Map()).length).toBe(0);
    const without = { ...five, lower95: five.lower95.map(() => Number.NaN) };
    expect(betterPeers(indicator, without, ofFirst([3])).length).toBe(0);
  });

  it('count for an area with no events from its people, and have no amount for a plain count', () => {
    const none = shown([
      [0, 200],
      [60, 200],
    ]);
    expect(betterPeers(indicator, none, ofFirst([1])).amount[0]).toBeCloseTo(60, 9);
    expect(betterPeers({ ...indicator, perDay: true }, none, ofFirst([1])).amount[0]).toBeNaN();
    expect(betterPeers({ ...indicator, method: 'count' }, five, ofFirst([3])).amount[0]).toBeNaN();
  });

  it('scale the counts of a rate by the time it is for', () => {
    // 90 and 30 events in 1,000 people over 30 days, per 1,000 and day.
    const made = [90, 30].map((count) => rate(count, 30_000, { multiplier: 1000 }));
    const daily: NewestShown = {
      ...shown([
        [90, 1000],
        [30, 1000],
      ]),
      value: Float64Array.from(made, ({ value }) => value as number),
      lower95: Float64Array.from(made, ({ lower }) => lower as number),
      upper95: Float64Array.from(made, ({ upper }) => upper as number),
    };
    const low = {
      ...indicator,
      method: 'rate' as const,
      multiplier: 1000,
      perDay: true,
      polarity: 'low-is-good' as const,
    };
    expect(betterPeers(low, daily, ofFirst([1])).amount[0]).toBeCloseTo(60, 9);
  });
});
