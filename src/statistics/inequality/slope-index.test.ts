import { describe, expect, it } from 'vitest';
import { slopeIndex } from './slope-index.ts';

const refused = expect.objectContaining({ code: 'STATISTIC_ARGUMENT_INVALID' });
const populations = [100, 100, 100, 100, 100];

describe('slope index of inequality', () => {
  it('is the difference between the ends of a straight line, and their ratio', () => {
    // Midpoints of fifths are 0.1, 0.3, …: values on the line 10 + 10 × rank.
    const found = slopeIndex(
      { populations, values: [11, 13, 15, 17, 19], errors: [1, 1, 1, 1, 1] },
      { kind: 'continuous' },
    );
    expect(found.slope).toBeCloseTo(10, 12);
    expect(found.relative).toBeCloseTo(2, 12);
    expect(found.intercept).toBeCloseTo(10, 12);
  });

  it('has the same limits at every run, as wide as the errors make them', () => {
    const input = { populations, values: [11, 13, 15, 17, 19], errors: [1, 1, 1, 1, 1] };
    const found = slopeIndex(input, { kind: 'continuous' });
    expect(slopeIndex(input, { kind: 'continuous' })).toEqual(found);
    // Standard error of the slope: 1 ÷ √Σ(rank − ½)² over fifths = 1 ÷ √0.4.
    expect(found.slopeUpper).toBeCloseTo(10 + 1.959963984540054 / Math.sqrt(0.4), 9);
  });

  it('turns round with a negative multiplier', () => {
    const input = { populations, values: [11, 13, 15, 17, 19], errors: [1, 1, 1, 1, 1] };
    const turned = slopeIndex(input, { kind: 'continuous', multiplier: -1 });
    expect(turned.slope).toBeCloseTo(-10, 12);
    expect(turned.relative).toBeCloseTo(0.5, 12);
    expect(turned.slopeLower).toBeLessThan(turned.slopeUpper as number);
    expect(turned.relativeLower).toBeLessThan(turned.relativeUpper as number);
  });

  it('fits rates on their logarithms, and proportions on their logits, where told so', () => {
    const values = [0.1, 0.2, 0.3].map((value) => value * 2);
    const limits = { lower: values.map((value) => value * 0.9), upper: values.map((value) => value * 1.1) };
    for (const kind of ['rate', 'proportion'] as const) {
      const found = slopeIndex({ populations: [1, 1, 1], values, limits }, { kind, transform: true });
      expect(found.slopeLower).toBeLessThan(found.slope);
      expect(found.slopeUpper).toBeGreaterThan(found.slope);
    }
  });

  it('stands without limits where the errors are too great', () => {
    const found = slopeIndex({ populations: [1, 1, 1], values: [1, 2, 3], errors: [5, 5, 5] }, { kind: 'rate' });
    expect(found).toMatchObject({ slopeLower: null, relativeUpper: null });
    expect(found.slope).toBeCloseTo(3, 9);
  });

  it('refuses what no line fits', () => {
    const options = { kind: 'proportion' } as const;
    expect(() => slopeIndex({ populations: [1, 1], values: [0.1, 0.2], errors: [1, 1] }, options)).toThrow(refused);
    expect(() => slopeIndex({ populations: [1, 0, 1], values: [0.1, 0.2, 0.3], errors: [1, 1, 1] }, options)).toThrow(
      refused,
    );
    expect(() => slopeIndex({ populations: [1, 1, 1], values: [0.1, 1, 0.3], errors: [1, 1, 1] }, options)).toThrow(
      refused,
    );
    expect(() => slopeIndex({ populations: [1, 1, 1], values: [0.1, 0.2, 0.3] }, options)).toThrow(refused);
    expect(() => slopeIndex({ populations: [1, 1, 1], values: [0.1, 0, 0.3], errors: [1, 1, 1] }, options)).toThrow(
      'above 0',
    );
  });
});
