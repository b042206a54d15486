import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { areaBands } from '#statistics/comparing/area-bands.ts';
import { benchmarkColumns, compareWithBenchmark } from '#statistics/comparing/benchmark.ts';
import { quantiles } from '#statistics/comparing/quantiles.ts';
import {
  compareIntervalWithTarget,
  compareWithRange,
  compareWithTarget,
  targetColumns,
} from '#statistics/comparing/target.ts';
import { recentTrend, recentTrendColumns } from '#statistics/time/recent-trend.ts';
import { spc, spcColumns, spcOutput } from '#statistics/time/spc.ts';
import { causes } from '#statistics/time/special-cause.ts';
import { outcomeOf, trends } from '#vocabulary/outcome.ts';
import type { Polarity } from '#vocabulary/polarity.ts';

/** Few whole numbers, so that ties happen often. */
const small = fc.integer({ min: 0, max: 12 });
const gap = fc.option(small, { nil: null, freq: 8 });
const filled = (value: number | null) => (value === null ? Number.NaN : value);
const polarity = fc.constantFrom<Polarity>('high-is-good', 'low-is-good', 'neither');

describe('comparison with a benchmark', () => {
  const limits = fc.tuple(gap, small, small).map(([lower, inner, outer]) => {
    if (lower === null) return { inner: { lower: null, upper: null }, outer: { lower: null, upper: null } };
    const narrow = { lower, upper: lower + inner };
    return { inner: narrow, outer: { lower: narrow.lower - outer, upper: narrow.upper + outer } };
  });

  it('gives the same in columns, at one level and at two', () => {
    fc.assert(
      fc.property(fc.array(limits, { minLength: 1, maxLength: 20 }), gap, polarity, (rows, benchmark, good) => {
        const one = new Uint8Array(rows.length);
        const two = new Uint8Array(rows.length);
        const inner = {
          lower95: Float64Array.from(rows, (row) => filled(row.inner.lower)),
          upper95: Float64Array.from(rows, (row) => filled(row.inner.upper)),
        };
        const outer = {
          lower998: Float64Array.from(rows, (row) => filled(row.outer.lower)),
          upper998: Float64Array.from(rows, (row) => filled(row.outer.upper)),
        };
        benchmarkColumns({ ...inner, benchmark: filled(benchmark), polarity: good, out: one });
        const each = new Float64Array(rows.length).fill(filled(benchmark));
        benchmarkColumns({ ...inner, ...outer, benchmark: each, polarity: good, out: two });
        for (const [i, row] of rows.entries()) {
          expect(outcomeOf(one[i] as number)).toBe(compareWithBenchmark(row.inner, benchmark, good));
          expect(outcomeOf(two[i] as number)).toBe(compareWithBenchmark(row.inner, benchmark, good, row.outer));
        }
      }),
    );
  });

  it('turns better into worse when the good direction turns', () => {
    fc.assert(
      fc.property(limits, small, ({ inner, outer }, benchmark) => {
        const high = compareWithBenchmark(inner, benchmark, 'high-is-good', outer);
        const low = compareWithBenchmark(inner, benchmark, 'low-is-good', outer);
        const turned = high.replace(/better|worse/, (word) => (word === 'better' ? 'worse' : 'better'));
        expect(low).toBe(turned);
      }),
    );
  });
});

describe('comparison with a target', () => {
  it('gives the same in columns', () => {
    const good = fc.constantFrom<'high-is-good' | 'low-is-good'>('high-is-good', 'low-is-good');
    fc.assert(
      fc.property(
        fc.array(fc.tuple(gap, small), { minLength: 1, maxLength: 20 }),
        small,
        small,
        good,
        (rows, target, width, best) => {
          const value = Float64Array.from(rows, ([v]) => filled(v));
          const upper = Float64Array.from(rows, ([v, wide]) => filled(v) + wide);
          const out = {
            single: new Uint8Array(rows.length),
            interval: new Uint8Array(rows.length),
            range: new Uint8Array(rows.length),
          };
          targetColumns({ value, target, polarity: best, out: out.single });
          targetColumns({ value, lower: value, upper, target, polarity: best, out: out.interval });
          targetColumns({ value, target: { lower: target, upper: target + width }, polarity: best, out: out.range });
          for (const [i, [v, wide]] of rows.entries()) {
            const limits = { lower: v, upper: v === null ? null : v + wide };
            expect(outcomeOf(out.single[i] as number)).toBe(compareWithTarget(v, target, best));
            expect(outcomeOf(out.interval[i] as number)).toBe(compareIntervalWithTarget(limits, target, best));
            expect(outcomeOf(out.range[i] as number)).toBe(compareWithRange(v, target, target + width, best));
          }
        },
      ),
    );
  });
});

describe('quantiles and bands', () => {
  const values = fc.array(gap, { minLength: 1, maxLength: 60 });

  it('never put a lower value in a higher quantile than a higher value', () => {
    fc.assert(
      fc.property(values, fc.integer({ min: 2, max: 10 }), (list, count) => {
        const rising = quantiles(list, count, { highestFirst: false });
        const bands = areaBands(list, count);
        for (const [i, a] of list.entries()) {
          for (const [j, b] of list.entries()) {
            if (a === null || b === null || a >= b) continue;
            if (rising[i] !== null) expect(rising[i]).toBeLessThanOrEqual(rising[j] as number);
            expect(bands[i]).toBeLessThanOrEqual(bands[j] as number);
          }
        }
      }),
    );
  });

  it('give equal numbers when nothing ties and the count divides', () => {
    const list = Array.from({ length: 50 }, (_, i) => i * 1.5);
    const tally = new Map<number | null, number>();
    for (const quantile of quantiles(list, 5)) tally.set(quantile, (tally.get(quantile) ?? 0) + 1);
    expect([...tally.values()]).toEqual([10, 10, 10, 10, 10]);
  });
});

describe('recent trend', () => {
  const point = fc.tuple(fc.integer({ min: 0, max: 100 }), fc.integer({ min: 101, max: 500 }));
  const series = fc.array(fc.array(point, { minLength: 0, maxLength: 8 }), { minLength: 1, maxLength: 6 });

  it('gives the same for one series and for many in columns', () => {
    fc.assert(
      fc.property(series, polarity, (groups, good) => {
        const rows = groups.flat();
        const offsets = new Uint32Array(groups.length + 1);
        for (const [i, group] of groups.entries()) offsets[i + 1] = (offsets[i] as number) + group.length;
        const out = { trend: new Uint8Array(groups.length), chiSquare: new Float64Array(groups.length) };
        const value = Float64Array.from(rows, ([x, n]) => (100 * x) / n);
        const columns = {
          value,
          numerator: Float64Array.from(rows, ([x]) => x),
          denominator: Float64Array.from(rows, ([, n]) => n),
        };
        recentTrendColumns({ ...columns, offsets, by: 'counts', polarity: good, out });
        for (const [i, group] of groups.entries()) {
          const points = group.map(([x, n]) => ({ value: (100 * x) / n, numerator: x, denominator: n }));
          const scalar = recentTrend(points, { by: 'counts', polarity: good });
          expect(trends[out.trend[i] as number]).toBe(scalar.trend);
          expect(out.chiSquare[i]).toBe(scalar.chiSquare ?? Number.NaN);
        }
      }),
    );
  });

  it('turns round with the order of the periods', () => {
    fc.assert(
      fc.property(fc.array(point, { minLength: 5, maxLength: 5 }), (group) => {
        const points = group.map(([x, n]) => ({ value: x / n, numerator: x, denominator: n }));
        const forth = recentTrend(points, { by: 'counts' }).trend;
        const back = recentTrend(points.toReversed(), { by: 'counts' }).trend;
        const turned: Record<string, string> = { increasing: 'decreasing', decreasing: 'increasing' };
        expect(back).toBe(turned[forth] ?? forth);
      }),
    );
  });
});

describe('control chart', () => {
  const values = fc.array(fc.option(fc.integer({ min: 0, max: 30 }), { nil: null, freq: 12 }), {
    minLength: 1,
    maxLength: 40,
  });

  it('gives the same for one series and for many in columns', () => {
    fc.assert(
      fc.property(fc.array(values, { minLength: 1, maxLength: 4 }), fc.boolean(), (groups, screenOutliers) => {
        const rows = groups.flat();
        const offsets = new Uint32Array(groups.length + 1);
        for (const [i, group] of groups.entries()) offsets[i + 1] = (offsets[i] as number) + group.length;
        const out = spcOutput(rows.length);
        spcColumns({ value: Float64Array.from(rows, filled), offsets, screenOutliers, out });
        for (const [g, group] of groups.entries()) {
          const { points } = spc(group, { screenOutliers });
          for (const [k, chartPoint] of points.entries()) {
            const i = (offsets[g] as number) + k;
            expect(out.mean[i]).toBe(chartPoint.mean);
            expect(out.upper[i]).toBe(chartPoint.upper ?? Number.NaN);
            expect(causes[out.cause[i] as number]).toBe(chartPoint.cause);
          }
        }
      }),
    );
  });

  it('mirrors: turning the values upside down turns every cause', () => {
    fc.assert(
      fc.property(values, (series) => {
        const up = spc(series).points.map((point) => point.variation);
        const down = spc(series.map((value) => (value === null ? null : -value))).points.map(
          (point) => point.variation,
        );
        // A point that ends a rise and starts a fall is named by the first rule of the list, which does not mirror.
        const shared = spc(series).points.map((point) => point.cause.startsWith('seven-point'));
        for (const [i, variation] of up.entries()) {
          if (shared[i]) continue;
          const turned: Record<string, string> = { 'neutral-high': 'neutral-low', 'neutral-low': 'neutral-high' };
          expect(down[i]).toBe(turned[variation] ?? variation);
        }
      }),
    );
  });
});
