import { describe, expect, it } from 'vitest';
import { label as labelSchema } from '#project/schema/framework/label.ts';
import { ratingEvidence } from '../../tests/fixtures/rating-evidence.ts';
import { classesOf, ratingFrame, rulesOf } from '../../tests/fixtures/rating-frame.ts';
import { quantileMedians } from './labels/k-means.ts';
import { labelled } from './labels.ts';

const names = ['a', 'b', 'c'];

function labels(declared: object, scores: (number | null)[], kinds: string[] = [], better: 1 | -1 = 1) {
  const attributes = scores.map((_, i): Record<string, string> => (kinds[i] === undefined ? {} : { kind: kinds[i] }));
  const evidence = ratingEvidence({}, attributes);
  const score = Float64Array.from(scores, (value) => value ?? Number.NaN);
  return labelled(labelSchema.parse(declared), score, ratingFrame(evidence, names, better));
}
const classes = (...given: Parameters<typeof labels>) => classesOf(labels(...given), names);

describe('cut-points', () => {
  it('give each end to one side, and nothing to a missing score or one in no band', () => {
    const grades = labels(
      {
        kind: 'cut-points',
        bands: [
          { below: 1, class: 'c' },
          { atMost: 2, class: 'b' },
        ],
      },
      [0.99, 1, 2, 2.01, null],
    );
    expect(classesOf(grades, names)).toEqual(['c', 'b', 'b', null, null]);
    expect(rulesOf(grades)).toEqual(['band-below', 'band-atMost', 'band-atMost', null, null]);
  });
});

describe('quantiles of areas', () => {
  const declared = { kind: 'quantiles', classes: ['a', 'b', 'c'] };

  it('start with the best, whichever way that is', () => {
    expect(classes(declared, [1, 2, 3, null])).toEqual(['c', 'b', 'a', null]);
    expect(classes(declared, [1, 2, 3, null], [], -1)).toEqual(['a', 'b', 'c', null]);
  });

  it('are taken within peers; too few peers, or an area without a kind, have none', () => {
    const peers = { ...declared, peers: 'area.kind' };
    expect(classes(peers, [1, 9, 2, 8, 3, 7, 5], ['x', 'y', 'x', 'y', 'x'])).toEqual([
      'c',
      null,
      'b',
      null,
      'a',
      null,
      null,
    ]);
  });
});

describe('clusters of scores', () => {
  it('start at given scores, and name clusters from the lowest to the highest however they started', () => {
    const scores = [0, 1, 10, 11, 20, 21];
    const starts = (list: number[]) => classes({ kind: 'k-means', classes: ['c', 'b', 'a'], starts: list }, scores);
    expect(starts([0, 10, 20])).toEqual(['c', 'c', 'b', 'b', 'a', 'a']);
    expect(starts([20, 0, 10])).toEqual(['c', 'c', 'b', 'b', 'a', 'a']);
  });

  it('have none where there are fewer different scores than classes, and leave out areas without a score', () => {
    const declared = { kind: 'k-means', classes: ['c', 'b', 'a'] };
    expect(classes(declared, [1, 1, 2, 2, null])).toEqual([null, null, null, null, null]);
    expect(classes(declared, [1, 2, 3, null])).toEqual(['c', 'b', 'a', null]);
  });

  it('start at the medians of equal numbers; a bin that equal scores leave empty is stood for by its cut', () => {
    expect(quantileMedians(Float64Array.of(1, 2, 3, 4, 5, 6), 3)).toEqual([1.5, 3.5, 5.5]);
    expect(quantileMedians(Float64Array.of(1, 1, 1, 1, 5, 6), 3)).toEqual([1, 1, 5.5]);
  });
});
