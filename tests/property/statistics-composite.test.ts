import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { aggregate, means } from '#statistics/composite/aggregate.ts';
import { copeland } from '#statistics/composite/copeland.ts';
import { type Normalisation, normalise } from '#statistics/composite/normalise.ts';
import { shapeOf } from '#statistics/composite/shape.ts';
import { treatOutliers } from '#statistics/composite/treat-outliers.ts';
import { winsorise } from '#statistics/composite/winsorise.ts';

/** Whole numbers, so that ties happen, with gaps. */
const cell = fc.oneof({ weight: 8, arbitrary: fc.integer({ min: -40, max: 200 }) }, fc.constant(Number.NaN));
const column = fc.array(cell, { minLength: 1, maxLength: 40 }).map((values) => Float64Array.from(values));
const how = fc.oneof(
  fc.constantFrom<Normalisation>(
    { by: 'min-max' },
    { by: 'min-max', range: [1, 5] },
    { by: 'z-score' },
    { by: 'rank' },
    { by: 'borda' },
    { by: 'percentile-rank' },
    { by: 'distance-to-reference', reference: 0 },
  ),
  fc.integer({ min: -20, max: 150 }).map((target): Normalisation => ({ by: 'distance-to-target', target, cut: true })),
  fc
    .tuple(fc.integer({ min: -20, max: 50 }), fc.integer({ min: 51, max: 150 }), fc.boolean())
    .map(([low, high, cut]): Normalisation => ({ by: 'goalposts', low, high, cut })),
);
const polarity = fc.constantFrom<'high-is-good' | 'low-is-good'>('high-is-good', 'low-is-good');

describe('normalisation', () => {
  it('never puts a worse value above a better one, and gives equal values the same', () => {
    fc.assert(
      fc.property(column, how, polarity, (values, kind, good) => {
        const scaled = normalise(values, kind, good);
        for (const [i, a] of values.entries()) {
          for (const [j, b] of values.entries()) {
            if (Number.isNaN(a) || Number.isNaN(b) || Number.isNaN(scaled[i]!)) continue;
            if (a === b) expect(scaled[i]).toBe(scaled[j]);
            const better = good === 'high-is-good' ? a > b : a < b;
            if (better) expect(scaled[i]).toBeGreaterThanOrEqual(scaled[j]!);
          }
        }
      }),
    );
  });

  it('stays within its range and reaches both ends', () => {
    fc.assert(
      fc.property(column, polarity, (values, good) => {
        const scaled = normalise(values, { by: 'min-max', range: [1, 5] }, good).filter(
          (value) => !Number.isNaN(value),
        );
        if (scaled.length === 0) return;
        expect(Math.min(...scaled)).toBe(1);
        expect(Math.max(...scaled)).toBe(5);
      }),
    );
  });

  it('keeps gaps where they were, and makes no others unless the whole scale has no width', () => {
    fc.assert(
      fc.property(column, how, polarity, (values, kind, good) => {
        const scaled = [...normalise(values, kind, good)];
        if (scaled.every(Number.isNaN)) return;
        expect(scaled.map(Number.isNaN)).toEqual([...values].map(Number.isNaN));
      }),
    );
  });

  it('does not depend on the order of areas, not even in the last digit', () => {
    const fractions = fc.array(fc.double({ min: -1e6, max: 1e6, noNaN: true }), { minLength: 3, maxLength: 40 });
    const own = fc.constantFrom<Normalisation>({ by: 'min-max' }, { by: 'z-score' }, { by: 'percentile-rank' });
    fc.assert(
      fc.property(fractions, own, polarity, (list, kind, good) => {
        const values = Float64Array.from(list);
        expect(normalise(values.toReversed(), kind, good)).toEqual(normalise(values, kind, good).toReversed());
        expect(shapeOf(values.toReversed())).toEqual(shapeOf(values));
        expect(treatOutliers(values.toReversed()).values).toEqual(treatOutliers(values).values.toReversed());
      }),
    );
  });

  it('does not depend on the unit of the values where the scale is taken from them', () => {
    const own = fc.constantFrom<Normalisation>({ by: 'min-max' }, { by: 'z-score' }, { by: 'rank' });
    fc.assert(
      fc.property(column, own, polarity, (values, kind, good) => {
        const there = normalise(values, kind, good);
        const here = normalise(
          values.map((value) => 4 * value + 7),
          kind,
          good,
        );
        for (const [i, value] of there.entries()) {
          if (Number.isNaN(value)) expect(here[i]).toBeNaN();
          else expect(here[i]).toBeCloseTo(value, 9);
        }
      }),
    );
  });
});

describe('treatment of outliers', () => {
  const tailed = fc
    .array(fc.oneof({ weight: 9, arbitrary: fc.integer({ min: 0, max: 20 }) }, fc.integer({ min: 0, max: 100_000 })), {
      minLength: 3,
      maxLength: 40,
    })
    .map((values) => Float64Array.from(values));

  it('keeps order, moves values towards the middle only, and leaves the others as they are', () => {
    fc.assert(
      fc.property(tailed, (values) => {
        const { values: treated, moved } = winsorise(values);
        for (const [i, value] of values.entries()) {
          if (moved[i] === 0) expect(treated[i]).toBe(value);
          else expect(Math.sign(value - treated[i]!)).toBe(moved[i]);
        }
        expect(Math.max(...treated)).toBeLessThanOrEqual(Math.max(...values));
      }),
    );
  });

  it('never changes which of two areas is ahead, whatever it does', () => {
    fc.assert(
      fc.property(tailed, (values) => {
        const { values: treated } = treatOutliers(values);
        for (const [i, a] of values.entries()) {
          for (const [j, b] of values.entries()) if (a > b) expect(treated[i]).toBeGreaterThanOrEqual(treated[j]!);
        }
      }),
    );
  });

  it('turns skewness round with the values and leaves kurtosis', () => {
    fc.assert(
      fc.property(tailed, (values) => {
        const there = shapeOf(values);
        const back = shapeOf(values.map((value) => -value));
        expect(back.skewness === null).toBe(there.skewness === null);
        if (there.skewness === null) return;
        expect(back.skewness).toBeCloseTo(-there.skewness, 9);
        if (there.kurtosis !== null) expect(back.kurtosis).toBeCloseTo(there.kurtosis, 9);
      }),
    );
  });
});

describe('aggregation', () => {
  const pair = fc.tuple(fc.option(fc.integer({ min: 1, max: 100 }), { nil: null }), fc.integer({ min: 0, max: 9 }));
  const rows = fc.array(pair, { minLength: 1, maxLength: 12 });
  const by = fc.constantFrom(...means);
  const meanOf = (row: (readonly [number | null, number])[], kind: (typeof means)[number]) =>
    aggregate(
      row.map(([value]) => value),
      row.map(([, weight]) => weight),
      { by: kind, power: kind === 'power' ? -1.5 : undefined },
    ).value;

  it('lies between the smallest and the largest value that counts', () => {
    fc.assert(
      fc.property(rows, by, (row, kind) => {
        const mean = meanOf(row, kind);
        const counted = row.flatMap(([value, weight]) => (value === null || weight === 0 ? [] : [value]));
        expect(mean === null).toBe(counted.length === 0);
        if (mean === null) return;
        expect(mean).toBeGreaterThanOrEqual(Math.min(...counted) * (1 - 1e-12));
        expect(mean).toBeLessThanOrEqual(Math.max(...counted) * (1 + 1e-12));
      }),
    );
  });

  it('orders power mean, harmonic, geometric and arithmetic', () => {
    fc.assert(
      fc.property(rows, (row) => {
        const [arithmetic, geometric, harmonic, power] = means.map((kind) => meanOf(row, kind));
        if (arithmetic === null || arithmetic === undefined) return;
        expect(power).toBeLessThanOrEqual((harmonic as number) * (1 + 1e-12));
        expect(harmonic).toBeLessThanOrEqual((geometric as number) * (1 + 1e-12));
        expect(geometric).toBeLessThanOrEqual(arithmetic * (1 + 1e-12));
      }),
    );
  });

  it('does not depend on the sum of the weights, and a missing value is as one of weight 0', () => {
    fc.assert(
      fc.property(rows, by, (row, kind) => {
        const mean = meanOf(row, kind);
        const scaled = meanOf(
          row.map(([value, weight]) => [value, weight * 3.7] as const),
          kind,
        );
        const without = meanOf(
          row.map(([value, weight]) => [value ?? 50, value === null ? 0 : weight] as const),
          kind,
        );
        expect(without).toBe(mean);
        expect(scaled === null).toBe(mean === null);
        if (mean !== null) expect(scaled).toBeCloseTo(mean, 9);
      }),
    );
  });

  it('gives Copeland’s scores that sum to 0 and rise with a value', () => {
    const matrix = fc.array(fc.array(fc.integer({ min: 0, max: 5 }), { minLength: 3, maxLength: 3 }), {
      minLength: 1,
      maxLength: 12,
    });
    fc.assert(
      fc.property(matrix, (areas) => {
        const scores = copeland(Float64Array.from(areas.flat()), [1, 2, 3]);
        expect(scores.reduce((sum, score) => sum + score, 0)).toBe(0);
        const raised = areas.map((area, i) => (i === 0 ? area.map((value) => value + 1) : area));
        expect(copeland(Float64Array.from(raised.flat()), [1, 2, 3])[0]).toBeGreaterThanOrEqual(scores[0]!);
      }),
    );
  });
});
