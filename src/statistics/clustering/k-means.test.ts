import { describe, expect, it } from 'vitest';
import { kMeans } from './k-means.ts';

const refused = expect.objectContaining({ code: 'STATISTIC_ARGUMENT_INVALID' });

describe('clusters from given starting centres', () => {
  it('moves centres to the mean of their points until none changes', () => {
    const { cluster, centres, sizes, within, iterations } = kMeans([1, 2, 3, 10, 11, 12], [1, 2]);
    expect([...cluster]).toEqual([0, 0, 0, 1, 1, 1]);
    expect([...centres]).toEqual([2, 11]);
    expect([...sizes]).toEqual([3, 3]);
    expect([...within]).toEqual([2, 2]);
    // Starts 1 and 2: {1}, the rest; then {1, 2, 3}, the rest; then nothing changes.
    expect(iterations).toEqual([3]);
  });

  it('classes a far point in a strict pass without letting it move its centre', () => {
    const passes = [{}, { strict: 2 }];
    const loose = kMeans([0, 1, 10, 11, 20], [0, 11]);
    const strict = kMeans([0, 1, 10, 11, 20], [0, 11], 1, { passes });
    expect([...loose.centres]).toEqual([0.5, 41 / 3]);
    // From 13.7 no point is within 2: the centre stays where the first pass left it, and its points stay in it.
    expect(strict.centres[1]).toBe(41 / 3);
    const nearer = kMeans([0, 1, 10, 11, 20], [0, 11], 1, { passes: [{ strict: 2 }] });
    expect([...nearer.centres]).toEqual([0.5, 10.5]);
    expect([...nearer.cluster]).toEqual([0, 0, 1, 1, 1]);
  });

  it('gives a point as near to two centres to the first, and reads several coordinates', () => {
    expect(kMeans([5], [4, 6], 1, { emptied: 'keep' }).cluster[0]).toBe(0);
    const plane = kMeans([0, 0, 0, 1, 9, 9, 9, 10], [0, 0, 9, 9], 2);
    expect([...plane.centres]).toEqual([0, 0.5, 9, 9.5]);
  });

  it('refuses a centre that loses all its points, or keeps it when told to', () => {
    expect(() => kMeans([1, 2], [1, 50])).toThrow(refused);
    const kept = kMeans([1, 2], [1, 50], 1, { emptied: 'keep' });
    expect([...kept.centres]).toEqual([1.5, 50]);
    expect([...kept.sizes]).toEqual([2, 0]);
    expect([...kept.within]).toEqual([0.5, 0]);
  });

  it('handles no points, one centre and equal points', () => {
    expect(kMeans([], [3])).toMatchObject({ iterations: [1] });
    expect([...kMeans([], [3]).centres]).toEqual([3]);
    expect([...kMeans([1, 2, 9], [0]).centres]).toEqual([4]);
    expect([...kMeans([4, 4, 4], [4, 4], 1, { emptied: 'keep' }).cluster]).toEqual([0, 0, 0]);
  });

  it('stops after the iterations it is given', () => {
    expect(kMeans([1, 2, 3, 10, 11, 12], [1, 2], 1, { passes: [{ iterations: 1 }] }).iterations).toEqual([1]);
  });

  it('refuses what has no distance', () => {
    expect(() => kMeans([1, Number.NaN], [1])).toThrow(refused);
    expect(() => kMeans([1], [Infinity])).toThrow(refused);
    expect(() => kMeans([1, 2, 3], [1, 2], 2)).toThrow(refused);
    expect(() => kMeans([1], [])).toThrow(refused);
    expect(() => kMeans([1], [1], 1, { passes: [{ strict: 0 }] })).toThrow(refused);
  });
});
