import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { frameworkSchema } from '#project/schema/framework.ts';
import { indicatorSchema } from '#project/schema/indicator.ts';
import { type Outcome, outcomes } from '#vocabulary/outcome.ts';
import { ratingEvidence } from '../../tests/fixtures/rating-evidence.ts';
import { evaluate } from './evaluate.ts';
import { frameworkTree, indicatorsBelow, nodesOf } from './framework-tree.ts';
import { planFramework } from './plan.ts';
import { sharesNotWorse } from './shares.ts';
import { whyRated } from './why.ts';

const classes = {
  'not-compared': 'grey',
  similar: 'amber',
  'better-95': 'green',
  'better-998': 'green',
  'worse-95': 'red',
  'worse-998': 'red',
  'higher-95': 'amber',
  'higher-998': 'amber',
  'lower-95': 'amber',
  'lower-998': 'amber',
};
const order = ['red', 'amber', 'green'];
const ids = ['a', 'b', 'c', 'd', 'e', 'f'];

const declare = (more: object = {}) =>
  frameworkSchema.parse({
    id: 'f',
    version: '1',
    name: 'f',
    about: 'x',
    source: 'x',
    overall: true,
    classes: [
      { id: 'green', name: 'g', meaning: 'x', look: 'better' },
      { id: 'amber', name: 'a', meaning: 'x', look: 'expected' },
      { id: 'red', name: 'r', meaning: 'x', look: 'worse-95', worse: true },
      { id: 'grey', name: 'n', meaning: 'x', look: 'no-data', counted: false },
    ],
    scorer: { kind: 'significance', classes, missing: 'grey' },
    combiner: { kind: 'worst', order, otherwise: 'grey' },
    nodes: [
      { id: 'one', name: '1', indicators: ['a', 'b', 'c'] },
      { id: 'two', name: '2', children: [{ id: 'three', name: '3', indicators: ['d', 'e'] }], indicators: ['f'] },
    ],
    ...more,
  });

const indicator = (id: string, tags: Record<string, string | string[]> = {}) =>
  indicatorSchema.parse({
    id,
    number: 1,
    name: id,
    plainName: id,
    why: 'x',
    definition: 'x',
    method: 'count',
    numerator: { measure: 'm' },
    unit: 'x',
    polarity: 'neither',
    tags,
  });

type Known = Partial<Record<string, Outcome>>;

/** Ratings of one area, the smallest parts first. */
function rated(known: Known, framework = declare()) {
  const evidence = ratingEvidence(Object.fromEntries(ids.map((id) => [id, { outcomes: [known[id]] }])));
  const evaluation = evaluate(planFramework(framework, []), evidence);
  return [...evaluation.nodes.values()].map((result) => {
    const { counted, share } = sharesNotWorse(evaluation, result);
    return {
      node: result.node.id,
      class: evaluation.plan.classNames[result.limited.class[0] as number],
      counted: counted[0],
      shareNotWorse: share[0] as number,
      why: whyRated(evaluation, result, 0),
    };
  });
}
const classOf = (known: Known, node = '', framework = declare()) =>
  rated(known, framework).find((rating) => rating.node === node)?.class as string;

describe('scoring by significance', () => {
  it('gives its declared class to every outcome, and the class of missing to none', () => {
    const one = declare({ nodes: [{ id: 'one', name: '1', indicators: ['a'] }] });
    for (const outcome of outcomes) {
      const [rating] = rated({ a: outcome }, one);
      expect(rating?.why.indicators[0]?.class).toBe(classes[outcome]);
    }
    expect(rated({}, one)[0]?.why.indicators).toEqual([{ indicator: 'a', class: 'grey' }]);
  });
});

describe('the tree of a framework', () => {
  it('finds indicators by id and by all the tags asked for, each once', () => {
    const framework = declare({
      nodes: [{ id: 'n', name: 'n', indicators: ['z'], tagged: { group: 'old', aspect: 'access' } }],
    });
    const tree = frameworkTree(framework, [
      indicator('z', { group: 'old', aspect: 'access' }),
      indicator('y', { group: ['young', 'old'], aspect: 'access' }),
      indicator('x', { group: 'old', aspect: 'quality' }),
      indicator('w'),
    ]);
    expect(indicatorsBelow(tree)).toEqual(['z', 'y']);
    expect(nodesOf(tree).map(({ id }) => id)).toEqual(['', 'n']);
  });
});

describe('evaluating a framework', () => {
  it('rates every part from the smallest up, with what went in', () => {
    const ratings = rated({ a: 'better-95', b: 'similar', d: 'worse-95', e: 'better-998', f: 'similar' });
    expect(ratings.map(({ node, class: name, counted }) => [node, name, counted])).toEqual([
      ['one', 'amber', 2],
      ['three', 'red', 2],
      ['two', 'red', 3],
      ['', 'red', 5],
    ]);
    expect(ratings[2]).toMatchObject({ shareNotWorse: 2 / 3 });
    expect(ratings[2]?.why).toEqual({
      rule: { is: 'worst', values: { of: 2 } },
      coverage: 1,
      indicators: [
        {
          indicator: 'f',
          class: 'amber',
          rule: { is: 'outcome', values: { outcome: 'similar', comparator: 'benchmark' } },
        },
      ],
      parts: [{ node: 'three', class: 'red', rule: { is: 'worst', values: { of: 2 } } }],
      counts: { amber: 1, green: 1, red: 1 },
    });
  });

  it('says that nothing is known of an area without evidence', () => {
    for (const rating of rated({}))
      expect(rating).toMatchObject({ class: 'grey', counted: 0, shareNotWorse: Number.NaN });
  });
});

const judged: Outcome[] = ['worse-998', 'worse-95', 'similar', 'better-95', 'better-998'];
const evidence = fc.record(
  Object.fromEntries(ids.map((id) => [id, fc.option(fc.constantFrom(...judged), { nil: undefined })])),
);
const rank = (name: string | undefined) => order.indexOf(name ?? '');

describe('whatever the evidence', () => {
  it('never rates an area lower for a better outcome', () => {
    fc.assert(
      fc.property(evidence, fc.constantFrom(...ids), fc.constantFrom(...judged), (known, id, other) => {
        const own = known[id];
        fc.pre(own !== undefined && judged.indexOf(other) >= judged.indexOf(own));
        for (const node of ['', 'one', 'two', 'three'])
          expect(rank(classOf({ ...known, [id]: other }, node))).toBeGreaterThanOrEqual(rank(classOf(known, node)));
      }),
    );
  });

  it('never counts what is missing as worse', () => {
    fc.assert(
      fc.property(evidence, fc.constantFrom(...ids), (known, id) => {
        const without = { ...known, [id]: undefined };
        for (const [at, rating] of rated(without).entries()) {
          const before = rated(known)[at];
          const worse = (entry: typeof before) => entry?.why.counts.red ?? 0;
          expect(worse(rating)).toBeLessThanOrEqual(worse(before));
          if (rating.class !== 'grey') expect(rank(rating.class)).toBeGreaterThanOrEqual(rank(before?.class));
          if (!Number.isNaN(rating.shareNotWorse)) expect(rating.shareNotWorse).toBeLessThanOrEqual(1);
        }
      }),
    );
  });

  it('depends on what the indicators say and not on their order', () => {
    fc.assert(
      fc.property(evidence, fc.shuffledSubarray(['a', 'b', 'c'], { minLength: 3 }), (known, shuffled) => {
        const other = declare({
          nodes: [
            { id: 'two', name: '2', children: [{ id: 'three', name: '3', indicators: ['e', 'd'] }], indicators: ['f'] },
            { id: 'one', name: '1', indicators: shuffled },
          ],
        });
        for (const node of ['', 'one', 'two', 'three']) expect(classOf(known, node, other)).toBe(classOf(known, node));
      }),
    );
  });
});
