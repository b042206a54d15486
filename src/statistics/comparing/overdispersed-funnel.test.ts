import { describe, expect, it } from 'vitest';
import { dispersionOf, truncatedScores, winsorisedScores } from './dispersion.ts';
import { overdispersedFunnel } from './overdispersed-funnel.ts';

const refused = expect.objectContaining({ code: 'STATISTIC_ARGUMENT_INVALID' });

describe('dispersion of scores', () => {
  it('follows DerSimonian and Laird by hand', () => {
    // Weights 4 and 1: Σw − Σw²/Σw = 5 − 17/5; squares 4 + 9, less one degree of freedom.
    const { phi, tauSquared } = dispersionOf(Float64Array.of(2, -3), Float64Array.of(0.5, 1));
    expect(phi).toBe(6.5);
    expect(tauSquared).toBeCloseTo(12 / 1.6, 12);
  });

  it('finds none where areas differ no more than by chance, where there is one area, and where there is none', () => {
    expect(dispersionOf(Float64Array.of(0.1, -0.2), Float64Array.of(1, 1)).tauSquared).toBe(0);
    expect(dispersionOf(Float64Array.of(9), Float64Array.of(1))).toEqual({ phi: 81, tauSquared: 0 });
    expect(dispersionOf(Float64Array.of(Number.NaN), Float64Array.of(1))).toEqual({ phi: null, tauSquared: 0 });
  });

  it('brings extreme scores in, or drops the outer groups', () => {
    const scores = Float64Array.of(0, 1, 2, 3, 100);
    expect([...winsorisedScores(scores, 0.25)]).toEqual([1, 1, 2, 3, 3]);
    expect([...truncatedScores(scores, 0.25)]).toEqual([Number.NaN, 1, 2, 3, Number.NaN]);
  });
});

describe('funnel with overdispersion', () => {
  it('scores and limits a ratio on the square-root scale', () => {
    const { target, areas } = overdispersedFunnel([121, 100, 100], [100, 100, 100], { scale: 'root-ratio', trim: 0 });
    expect(target).toBe(1);
    expect(areas[0]?.score).toBeCloseTo(2, 12);
    // Squares 4 + 0 + 0 less two degrees of freedom, over 3 × 400 − 400.
    const reach = 1.959963984540054 * Math.sqrt(1 / 400 + 2 / 800);
    expect(areas[0]?.adjustedLimits.upper95).toBeCloseTo((1 + reach) ** 2, 12);
    expect(areas[0]?.adjustedLimits.lower95).toBeCloseTo((1 - reach) ** 2, 12);
  });

  it('widens limits where areas differ more than by chance, and says by which to judge', () => {
    const numerators = [10, 60, 20, 90, 30, 80];
    const funnel = overdispersedFunnel(numerators, [100, 100, 100, 100, 100, 100], { scale: 'proportion' });
    expect(funnel.overdispersed).toBe(true);
    expect(funnel.phi).toBeGreaterThan(10);
    expect(funnel.areas[0]).toMatchObject({ flag: 'low-998', adjustedFlag: 'not-significant' });
    const even = overdispersedFunnel([50, 51, 49], [100, 100, 100], { scale: 'proportion' });
    expect(even).toMatchObject({ overdispersed: false, tauSquared: 0, target: 0.5 });
    expect(even.areas[0]?.adjustedLimits).toEqual(even.areas[0]?.limits);
  });

  it('leaves out areas without numbers, and scores no logarithm of 0', () => {
    const { areas } = overdispersedFunnel([0, null, 12, 9, 11], [10, 10, 0, 10, 10], { scale: 'log-ratio' });
    expect(areas[1]).toBeNull();
    expect(areas[2]).toBeNull();
    expect(areas[0]).toMatchObject({ value: 0, score: null, adjustedScore: null, flag: 'low-998' });
  });

  it('has no target without areas, or without any event where a logarithm is needed', () => {
    expect(overdispersedFunnel([], [], { scale: 'proportion' })).toMatchObject({ target: null, areas: [] });
    expect(overdispersedFunnel([0, 0], [5, 5], { scale: 'count-ratio' })).toMatchObject({
      target: null,
      areas: [null, null],
    });
    const none = overdispersedFunnel([0, 0], [5, 5], { scale: 'proportion' });
    expect(none.areas[0]).toMatchObject({ value: 0, score: 0, flag: 'not-significant' });
  });

  it('refuses negative counts, proportions above 1, other lengths and odd shares', () => {
    const run = (x: number[], n: number[], trim = 0.1) => overdispersedFunnel(x, n, { scale: 'proportion', trim });
    expect(() => run([-1], [2])).toThrow(refused);
    expect(() => run([3], [2])).toThrow(refused);
    expect(() => run([1, 2], [2])).toThrow(refused);
    expect(() => run([1], [2], 0.5)).toThrow(refused);
    expect(() => overdispersedFunnel([1], [2], { scale: 'linear' as 'proportion' })).toThrow(refused);
  });
});
