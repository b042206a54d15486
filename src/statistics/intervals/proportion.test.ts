import { describe, expect, it } from 'vitest';
import { AppError } from '#vocabulary/errors/app-error.ts';
import { proportion, proportionColumns } from './proportion.ts';
import { intervalColumns } from '../estimate.ts';

const refused = expect.objectContaining({ code: 'STATISTIC_ARGUMENT_INVALID' });

describe('proportion', () => {
  it('gives the limits of the docstring’s example', () => {
    const { value, lower, upper, method } = proportion(65, 100);
    expect(value).toBe(0.65);
    expect(lower).toBeCloseTo(0.5525, 4);
    expect(upper).toBeCloseTo(0.7364, 4);
    expect(method).toBe('Wilson');
  });

  // Newcombe 1998, Statistics in Medicine 17:857–872, table I, score limits without continuity correction.
  it.each([
    [81, 263, 0.2553, 0.3662],
    [15, 148, 0.0624, 0.1605],
    [0, 20, 0, 0.1611],
    [1, 29, 0.0061, 0.1718],
  ])('gives Newcombe’s limits of %d out of %d', (x, n, lower, upper) => {
    const found = proportion(x, n);
    expect(found.lower).toBeCloseTo(lower, 4);
    expect(found.upper).toBeCloseTo(upper, 4);
  });

  it('is exactly 0 below without events and exactly 1 above when all have one', () => {
    expect(proportion(0, 13).lower).toBe(0);
    expect(proportion(2097148, 2097148).upper).toBe(1);
    expect(proportion(13, 13, { multiplier: 100 }).upper).toBe(100);
  });

  it('covers the whole range at level 1', () => {
    expect(proportion(3, 4, { confidenceLevel: 1, multiplier: 100 })).toMatchObject({ lower: 0, upper: 100 });
  });

  it('says why there is no value, and never zero for what is missing', () => {
    expect(proportion(null, 10)).toEqual({
      value: null,
      lower: null,
      upper: null,
      method: 'Wilson',
      reason: 'not-available',
    });
    expect(proportion(5, null).reason).toBe('not-available');
    expect(proportion(0, 0).reason).toBe('denominator-zero');
  });

  it('refuses what no answer fits', () => {
    expect(() => proportion(-1, 10)).toThrow(refused);
    expect(() => proportion(11, 10)).toThrow(refused);
    expect(() => proportion(Number.NaN, 10)).toThrow(refused);
    expect(() => proportion(1, Number.POSITIVE_INFINITY)).toThrow(refused);
    expect(() => proportion(1, 10, { confidenceLevel: 95 })).toThrow(
      'proportion: confidenceLevel must be a proportion',
    );
    expect(() => proportion(1, 10, { confidenceLevel: 0.5 })).toThrow(AppError);
  });

  it('gives a column’s rows a status each, in place of a value', () => {
    const out = intervalColumns(5);
    out.status.fill(99);
    const numerator = Float64Array.of(1, Number.NaN, 3, 3, -1);
    proportionColumns({ numerator, denominator: Float64Array.of(2, 2, 0, 2, 2), multiplier: 100, out });
    expect([...out.status]).toEqual([0, 12, 8, 11, 15]);
    expect([...out.value]).toEqual([50, Number.NaN, Number.NaN, Number.NaN, Number.NaN]);
  });

  it('leaves out the outer limits where no array is given, and rows outside the range', () => {
    const out = intervalColumns(3, false);
    const columns = { numerator: Float64Array.of(1, 1, 1), denominator: Float64Array.of(2, 2, 2), out, from: 1, to: 2 };
    proportionColumns(columns);
    expect([...out.value]).toEqual([0, 0.5, 0]);
    expect(out.lower998).toBeUndefined();
  });
});
