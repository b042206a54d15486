import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findSimilar } from '#areas/similar/find-similar.ts';
import { nearestAreas } from '#areas/similar/nearest.ts';
import { type SimilarVariable, standardised } from '#areas/similar/variable.ts';

const value = fc.double({ min: 0, max: 1e6, noNaN: true });
const world = fc
  .record({
    areas: fc.integer({ min: 2, max: 40 }),
    size: fc.integer({ min: 1, max: 6 }),
    nearest: fc.integer({ min: 1, max: 8 }),
  })
  .chain(({ areas, size, nearest }) =>
    fc.record({
      nearest: fc.constant(nearest),
      columns: fc.array(fc.array(value, { minLength: areas, maxLength: areas }), { minLength: size, maxLength: size }),
    }),
  );
const variables = (columns: readonly (readonly number[])[]): SimilarVariable[] =>
  columns.map((values) => ({ values: Float64Array.from(values), transform: 'square-root', cap: 5, weight: 1 }));
const found = (columns: readonly (readonly number[])[], nearest: number) =>
  findSimilar(variables(columns), columns[0]?.length ?? 0, { nearest, missing: 'exclude' }).rows;

/** Distance from each area to each, by the definition. */
function allDistances(columns: readonly (readonly number[])[]): (a: number, b: number) => number {
  const standard = variables(columns).flatMap((variable) => standardised(variable) ?? []);
  return (a, b) => Math.hypot(...standard.map((column) => (column[a] as number) - (column[b] as number)));
}

describe('the areas most like an area', () => {
  it('are those with the least distance, by the definition', () => {
    fc.assert(
      fc.property(world, ({ columns, nearest }) => {
        const areas = columns[0]?.length ?? 0;
        const distance = allDistances(columns);
        const rows = found(columns, nearest);
        for (let i = 0; i < rows.length; i++) {
          const [area, other, rank] = [rows.area[i], rows.other[i], rows.rank[i]] as [number, number, number];
          expect(rows.distance[i]).toBeCloseTo(distance(area, other), 9);
          const others = Array.from({ length: areas }, (_, at) => at).filter((at) => at !== area);
          const sorted = others.map((at) => distance(area, at)).sort((a, b) => a - b);
          expect(rows.distance[i]).toBeCloseTo(sorted[rank - 1] as number, 9);
        }
      }),
      { numRuns: 60 },
    );
  });

  it('are at the same distance both ways, to the bit', () => {
    fc.assert(
      fc.property(world, ({ columns }) => {
        const areas = columns[0]?.length ?? 0;
        const standard = variables(columns).flatMap((variable) => standardised(variable) ?? []);
        const { other, distance, nearest } = nearestAreas(standard, areas, areas);
        const of = (a: number, b: number) =>
          distance[a * nearest + other.subarray(a * nearest, (a + 1) * nearest).indexOf(b)];
        for (let a = 0; a < areas; a++) for (let b = 0; b < a; b++) expect(of(a, b)).toBe(of(b, a));
      }),
      { numRuns: 60 },
    );
  });

  it('are the same whatever the areas are called and in whatever order they come, where no two distances are alike', () => {
    fc.assert(
      fc.property(world, fc.infiniteStream(fc.nat()), ({ columns, nearest }, order) => {
        const areas = columns[0]?.length ?? 0;
        const keys = Array.from({ length: areas }, () => order.next().value as number);
        const moved = keys.map((_, at) => at).sort((a, b) => (keys[a] as number) - (keys[b] as number) || a - b);
        const [here, there] = [
          found(columns, nearest),
          found(
            columns.map((column) => moved.map((at) => column[at] as number)),
            nearest,
          ),
        ];
        const told = (rows: typeof here, name: (at: number) => number) =>
          Array.from(
            { length: rows.length },
            (_, i) => `${name(rows.area[i] as number)} ${rows.rank[i]} ${rows.distance[i]}`,
          ).sort();
        expect(told(there, (at) => moved[at] as number)).toEqual(told(here, (at) => at));
      }),
      { numRuns: 60 },
    );
  });

  it('do not change when something is added in which nobody differs', () => {
    fc.assert(
      fc.property(world, value, ({ columns, nearest }, constant) => {
        const more = [(columns[0] ?? []).map(() => constant), ...columns];
        expect(found(more, nearest)).toEqual(found(columns, nearest));
      }),
      { numRuns: 60 },
    );
  });
});
