import { describe, expect, it } from 'vitest';
import { combiner as combinerSchema } from '#project/schema/framework/combiner.ts';
import { type KnownIndicator, ratingEvidence } from '../../tests/fixtures/rating-evidence.ts';
import {
  classedPart,
  classesOf,
  ratingFrame,
  rulesOf,
  scoredPart,
  scoresOf,
} from '../../tests/fixtures/rating-frame.ts';
import type { Part } from './combiners/combiner.ts';
import { combine } from './combiners.ts';

const names = ['good', 'fair', 'poor', 'none'];

function combined(declared: object, parts: Part[], known: Record<string, KnownIndicator> = {}) {
  const areas = parts[0]?.grades.score.length ?? 0;
  const evidence = ratingEvidence(
    known,
    Array.from({ length: areas }, () => ({})),
  );
  return combine(combinerSchema.parse(declared), parts, ratingFrame(evidence, names));
}
const scores = (...given: Parameters<typeof combined>) => scoresOf(combined(...given));
const classes = (...given: Parameters<typeof combined>) => classesOf(combined(...given), names);
const classed = (...lists: (string | null)[][]) => lists.map((list, i) => classedPart(`p${i + 1}`, list, names));

describe('means', () => {
  const parts = [scoredPart('a', [4, 4, null, null]), scoredPart('b', [1, null, 1, null], 3)];

  it('share the weight of what is missing among the others, or have no score', () => {
    expect(scores({ kind: 'mean' }, parts)).toEqual([1.75, 4, 1, null]);
    expect(scores({ kind: 'mean', absent: 'none' }, parts)).toEqual([1.75, null, null, null]);
  });

  it('weigh low scores more the lower the exponent is', () => {
    const of = (declared: object) => scores(declared, parts)[0] as number;
    expect(of({ kind: 'geometric' })).toBeCloseTo(4 ** 0.25, 12);
    expect(of({ kind: 'harmonic' })).toBeCloseTo(1 / (0.25 / 4 + 0.75), 12);
    expect(of({ kind: 'power', exponent: 2 })).toBeCloseTo(Math.sqrt(0.25 * 16 + 0.75), 12);
    expect(of({ kind: 'power', exponent: 1 })).toBeCloseTo(1.75, 12);
  });

  it('have no score without parts', () => {
    expect(scores({ kind: 'mean' }, [])).toEqual([]);
  });
});

describe('sums and points', () => {
  const parts = [scoredPart('a', [2, 2, null]), scoredPart('b', [3, null, null], 2)];

  it('add with weights; a missing part takes the whole away, unless it is skipped', () => {
    expect(scores({ kind: 'sum' }, parts)).toEqual([8, null, null]);
    expect(scores({ kind: 'sum', absent: 'skip' }, parts)).toEqual([8, 2, null]);
  });

  it('count points out of what the parts that are there could have', () => {
    expect(scores({ kind: 'points', most: 4 }, parts)).toEqual([(100 * 8) / 12, 50, null]);
    expect(scores({ kind: 'points', most: 4, outOf: 10 }, parts)[1]).toBe(5);
  });
});

describe('the worst and the best', () => {
  const parts = classed(['good', 'good', 'none', null], ['poor', null, 'good', null], ['fair', 'good', null, 'none']);
  const order = ['poor', 'fair', 'good'];

  it('take classes in the declared order only, and the other class where too few count', () => {
    expect(classes({ kind: 'worst', order, otherwise: 'none' }, parts)).toEqual(['poor', 'good', 'good', 'none']);
    expect(classes({ kind: 'best', order, otherwise: 'none' }, parts)).toEqual(['good', 'good', 'good', 'none']);
    const two = combined({ kind: 'worst', order, otherwise: 'none', minimum: 2 }, parts);
    expect(classesOf(two, names)).toEqual(['poor', 'good', 'none', 'none']);
    expect(rulesOf(two)).toEqual(['worst', 'worst', 'too-few', 'too-few']);
  });
});

describe('counting classes', () => {
  const rules = [
    { class: 'poor', when: [{ classes: ['poor'], atLeast: 2 }] },
    {
      class: 'good',
      when: [
        { classes: ['good', 'fair'], share: 0.5 },
        { classes: ['good'], atLeast: 1 },
      ],
    },
  ];

  it('takes the first rule of which every condition holds; shares are of all parts', () => {
    const parts = classed(
      ['poor', 'good', 'fair', 'good'],
      ['poor', 'fair', 'fair', null],
      ['good', 'poor', 'fair', null],
    );
    const grades = combined({ kind: 'counts', rules, otherwise: 'fair' }, parts);
    expect(classesOf(grades, names)).toEqual(['poor', 'good', 'fair', 'fair']);
    expect(rulesOf(grades)).toEqual(['count-rule', 'count-rule', 'no-rule', 'no-rule']);
  });
});

describe('a table', () => {
  const table = {
    kind: 'grid',
    by: ['p2', 'p1'],
    cells: [
      { is: ['good', 'good'], class: 'good' },
      { is: ['poor', '*'], class: 'poor' },
      { is: ['*', 'good'], class: 'fair' },
    ],
    otherwise: 'none',
  };

  it('reads parts in its own order, takes the first cell that fits, and lets a missing part fit * only', () => {
    const parts = classed(['good', 'poor', 'good', null, null], ['good', 'good', 'poor', 'poor', 'good']);
    expect(classes(table, parts)).toEqual(['good', 'none', 'poor', 'poor', 'none']);
  });
});

describe('criteria', () => {
  const steps = [
    { of: ['a', 'b', 'c'], atLeast: 2, score: 1, class: 'fair' },
    { of: ['d'], atLeast: 1, score: 2, class: 'good' },
  ];
  const known = {
    a: { values: [1, 1, 0, null] },
    b: { values: [1, 1, 1, null] },
    c: { values: [0, null, 0, null] },
    d: { values: [1, 0, 1, null] },
  };

  it('climb steps that need all before them; a criterion without a value is not met', () => {
    const grades = combined(
      { kind: 'criteria', start: { score: 0, class: 'poor' }, steps },
      [scoredPart('x', [1, 1, 1, 1])],
      known,
    );
    expect(scoresOf(grades)).toEqual([2, 1, 0, null]);
    expect(classesOf(grades, names)).toEqual(['good', 'fair', 'poor', null]);
    expect(rulesOf(grades)).toEqual(['step', 'step', 'no-step', null]);
  });
});

describe('rules and expressions', () => {
  const known = { a: { values: [3, 1, null] }, b: { values: [1, 1, 1] } };
  const parts = [scoredPart('a', [3, 1, null])];

  it('give what the first rule gives, to areas of which something is known', () => {
    const rules = [{ when: 'indicators.a.value > 2.0', class: 'good', score: 5, because: 'More than two.' }];
    const grades = combined({ kind: 'rules', rules, otherwise: { class: 'poor' } }, parts, known);
    expect(classesOf(grades, names)).toEqual(['good', 'poor', null]);
    expect(scoresOf(grades)).toEqual([5, null, null]);
    expect(grades.reasons[0]?.because).toBe('More than two.');
  });

  it('work a score out; where a number is missing, or there is no answer, there is none', () => {
    const of = 'indicators["a"].value - indicators["b"].value';
    expect(scores({ kind: 'expression', of }, parts, known)).toEqual([2, 0, null]);
    const ratio = 'indicators["b"].value / (indicators["a"].value - 1.0)';
    expect(scores({ kind: 'expression', of: ratio }, parts, known)).toEqual([0.5, null, null]);
    expect(scores({ kind: 'expression', of: 'indicators["a"].value > 1.0' }, parts, known)).toEqual([null, null, null]);
  });
});

describe('areas set against each other', () => {
  it('count those beaten less those that beat, by the weight of the parts in which each is better', () => {
    const parts = [scoredPart('a', [3, 2, 1, null], 2), scoredPart('b', [1, 2, 3, null])];
    expect(scores({ kind: 'copeland' }, parts)).toEqual([2, 0, -2, null]);
    const reversed = combine(
      combinerSchema.parse({ kind: 'copeland' }),
      parts,
      ratingFrame(ratingEvidence({}, [{}, {}, {}, {}]), names, -1),
    );
    expect(scoresOf(reversed)).toEqual([-2, 0, 2, null]);
  });
});
