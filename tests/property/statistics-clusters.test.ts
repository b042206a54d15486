import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { kMeans } from '#statistics/clustering/k-means.ts';

/** Points in the plane on a coarse grid, so that ties happen, and two to four distinct starts. */
const point = fc.tuple(fc.integer({ min: 0, max: 20 }), fc.integer({ min: 0, max: 20 }));
const points = fc.array(point, { minLength: 1, maxLength: 40 });
const starts = fc.uniqueArray(point, { minLength: 2, maxLength: 4, selector: String });
const keep = { emptied: 'keep' } as const;

describe('k-means', () => {
  it('ends with centres that are the means of their members', () => {
    fc.assert(
      fc.property(points, starts, (rows, from) => {
        const { cluster, centres, sizes } = kMeans(rows.flat(), from.flat(), 2, keep);
        for (const [k, size] of sizes.entries()) {
          if (size === 0) continue;
          for (const d of [0, 1] as const) {
            const members = rows.filter((_, i) => cluster[i] === k).map((row) => row[d]);
            expect(centres[2 * k + d]).toBeCloseTo(members.reduce((sum, x) => sum + x, 0) / size, 10);
          }
        }
      }),
    );
  });

  it('ends with every point at its nearest centre', () => {
    fc.assert(
      fc.property(points, starts, (rows, from) => {
        const { cluster, centres } = kMeans(rows.flat(), from.flat(), 2, keep);
        for (const [i, [x, y]] of rows.entries()) {
          const distances = from.map((_, k) => Math.hypot(x - centres[2 * k]!, y - centres[2 * k + 1]!));
          expect(distances[cluster[i]!]).toBeLessThanOrEqual(Math.min(...distances) + 1e-9);
        }
      }),
    );
  });

  it('gives the same clusters however the points are ordered', () => {
    const shuffled = points.chain((rows) =>
      fc.tuple(fc.constant(rows), fc.shuffledSubarray([...rows.keys()], { minLength: rows.length })),
    );
    fc.assert(
      fc.property(shuffled, starts, ([rows, order], from) => {
        const first = kMeans(rows.flat(), from.flat(), 2, keep);
        const second = kMeans(
          order.flatMap((i) => rows[i]!),
          from.flat(),
          2,
          keep,
        );
        // Not even in the last digit.
        expect([...second.cluster]).toEqual(order.map((i) => first.cluster[i]));
        expect([...second.centres]).toEqual([...first.centres]);
      }),
    );
  });

  it('gives the same clusters of fractions however they are ordered', () => {
    const fraction = fc.double({ min: -3, max: 3, noNaN: true });
    fc.assert(
      fc.property(fc.array(fraction, { minLength: 1, maxLength: 60 }), (values) => {
        const first = kMeans(values, [-1, 0, 1], 1, { ...keep, passes: [{}, { strict: 1 }] });
        const second = kMeans(values.toReversed(), [-1, 0, 1], 1, { ...keep, passes: [{}, { strict: 1 }] });
        expect([...second.cluster]).toEqual([...first.cluster.toReversed()]);
        expect([...second.centres]).toEqual([...first.centres]);
      }),
    );
  });

  it('is the same in a strict pass that no point is too far for', () => {
    fc.assert(
      fc.property(points, starts, (rows, from) => {
        const once = kMeans(rows.flat(), from.flat(), 2, keep);
        const twice = kMeans(rows.flat(), from.flat(), 2, { ...keep, passes: [{}, { strict: 100 }] });
        expect([...twice.cluster]).toEqual([...once.cluster]);
        expect([...twice.centres]).toEqual([...once.centres]);
      }),
    );
  });
});
