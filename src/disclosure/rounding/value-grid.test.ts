import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { gridStep, onGrid } from './value-grid.ts';

describe('the grid of a value whose counts are rounded', () => {
  it('has the step by which the value differs when a count differs by its base, up to the next of 1, 2 and 5', () => {
    expect(gridStep(1240, [{ count: 500, base: 5 }])).toBe(20);
    expect(gridStep(100, [{ count: 50, base: 5 }])).toBe(10);
    expect(gridStep(0.3, [{ count: 100, base: 5 }])).toBe(0.02);
    expect(onGrid(1234.5678, 20)).toBe(1240);
    expect(onGrid(0.2345, 0.02)).toBe(0.24);
  });

  it('adds up what both counts may differ by', () => {
    expect(
      gridStep(100, [
        { count: 50, base: 5 },
        { count: 100, base: 5 },
      ]),
    ).toBe(20);
  });

  it('leaves alone what rests on counts that are shown as they are, and what is zero', () => {
    expect(gridStep(100, [{ count: 50, base: 0 }])).toBe(0);
    expect(gridStep(0, [{ count: 0, base: 5 }])).toBe(0);
    expect(onGrid(1.2345, 0)).toBe(1.2345);
  });

  it('never tells more than the count does, and never more than two and a half times less', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 1e-6, max: 1e6, noNaN: true }),
        fc.integer({ min: 5, max: 100_000 }),
        (size, count) => {
          const step = gridStep(size, [{ count, base: 5 }]);
          const effect = (size * 5) / count;
          expect(step).toBeGreaterThanOrEqual(effect * (1 - 1e-9));
          expect(step).toBeLessThanOrEqual(effect * 2.5 * (1 + 1e-9));
        },
      ),
    );
  });
});
