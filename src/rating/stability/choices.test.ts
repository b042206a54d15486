import { describe, expect, it } from 'vitest';
import { frameworkSchema } from '#project/schema/framework.ts';
import { ratingEvidence } from '../../../tests/fixtures/rating-evidence.ts';
import { evaluate } from '../evaluate.ts';
import { planFramework } from '../plan.ts';
import { weighChoices } from './choices.ts';
import { variationsOf } from './variations.ts';

const planOf = (over: Record<string, unknown> = {}) =>
  planFramework(
    frameworkSchema.parse({
      id: 'choices',
      version: '1',
      name: 'Choices',
      about: 'A test.',
      source: 'None.',
      overall: true,
      classes: [
        { id: 'good', name: 'Good', meaning: 'Good.', look: 'better' },
        { id: 'bad', name: 'Bad', meaning: 'Bad.', look: 'worse-95', worse: true },
      ],
      scorer: { kind: 'given' },
      combiner: { kind: 'mean' },
      label: { kind: 'cut-points', bands: [{ atLeast: 10, class: 'good' }, { class: 'bad' }] },
      nodes: [
        { id: 'one', name: 'One', indicators: ['a', 'b'] },
        { id: 'two', name: 'Two', indicators: ['c'] },
      ],
      certainty: { method: 'none' },
      ...over,
    }),
    ['a', 'b', 'c'].map((id) => ({ id, tags: {} })),
  );

const evidence = ratingEvidence({
  a: { values: [30, 12, 11] },
  b: { values: [30, 12, 11] },
  c: { values: [30, 9, 0] },
});

const quiet = { weights: 0, cutPoints: 0, leaveOut: false, normalisation: false };

describe('declared choices', () => {
  it('are varied one at a time, apart from chance', () => {
    const kinds = variationsOf(planOf()).map(({ kind, of, from, to }) => [kind, of, from, to]);
    expect(kinds).toEqual([
      ['weight', 'one', 1, 0.75],
      ['weight', 'one', 1, 1.25],
      ['weight', 'two', 1, 0.75],
      ['weight', 'two', 1, 1.25],
      ['weight', 'a', 1, 0.75],
      ['weight', 'a', 1, 1.25],
      ['weight', 'b', 1, 0.75],
      ['weight', 'b', 1, 1.25],
      ['cut-point', '', 10, 7.5],
      ['cut-point', '', 10, 12.5],
      ['left-out', 'a', undefined, undefined],
      ['left-out', 'b', undefined, undefined],
      ['left-out', 'c', undefined, undefined],
    ]);
  });

  it('say in which share of variations a class stays, and which moves it most', () => {
    const choices = weighChoices(evaluate(planOf(), evidence)).get('');
    expect(choices?.[0]).toMatchObject({ held: 13, of: 13 });
    // Its mean of 10.5 falls below a cut-point of 12.5, and to 9 … nothing else moves it.
    expect(choices?.[1]).toMatchObject({
      held: 12,
      of: 13,
      most: { kind: 'cut-point', from: 10, to: 12.5, class: 'bad' },
    });
    // Its mean of 5.5 is lifted to 11 by leaving out the worst of it.
    expect(choices?.[2]).toMatchObject({ held: 12, of: 13, most: { kind: 'left-out', of: 'c', class: 'good' } });
  });

  it('moves cut-points by a share of the way to the nearest, and one scale to another', () => {
    const bands = [{ atLeast: 10, class: 'good' }, { atLeast: 8, class: 'bad' }, { class: 'bad' }];
    const label = { kind: 'cut-points', bands };
    const ends = variationsOf(planOf({ label, certainty: { ...quiet, cutPoints: 0.5 } })).map(({ from, to }) => [
      from,
      to,
    ]);
    expect(ends).toEqual([
      [10, 9],
      [10, 11],
      [8, 7],
      [8, 9],
    ]);
    const scales = variationsOf(
      planOf({
        scorer: { kind: 'standardise' },
        label: { kind: 'quantiles', classes: ['good', 'bad'] },
        certainty: { ...quiet, normalisation: true },
      }),
    );
    expect(scales.map(({ kind, from, to }) => [kind, from, to])).toEqual([
      ['normalisation', 'z-score', 'min-max'],
      ['normalisation', 'z-score', 'percentile-rank'],
    ]);
  });

  it('come out as if the whole framework had been declared so', () => {
    const base = evaluate(planOf(), evidence);
    for (const { root, changed, rescored } of variationsOf(planOf())) {
      const varied = { ...base.plan, root };
      const short = evaluate(varied, evidence, { before: base, changed: ({ id }) => changed.has(id), rescored });
      const long = evaluate(varied, evidence);
      for (const [id, { grades, limited }] of long.nodes) {
        expect(short.nodes.get(id)?.grades.score).toEqual(grades.score);
        expect(short.nodes.get(id)?.limited.class).toEqual(limited.class);
      }
    }
  });

  it('do not judge a part by what leaves it empty', () => {
    const choices = weighChoices(evaluate(planOf({ certainty: { ...quiet, leaveOut: true } }), evidence));
    expect(choices.get('two')?.[0]).toEqual({ held: 2, of: 2 });
    expect(choices.get('one')?.[0]?.of).toBe(3);
  });
});
