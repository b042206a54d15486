import { describe, expect, it } from 'vitest';
import { frameworkSchema } from '#project/schema/framework.ts';
import { whatIf } from '#rating/what-if/what-if.ts';
import { frameworkTree, nodesOf } from '#rating/framework-tree.ts';
import { ratingEvidence } from '../../fixtures/rating-evidence.ts';

const declared = {
  id: 'small',
  version: '1',
  name: 'Small',
  about: 'Small.',
  source: 'Made for tests.',
  classes: [
    { id: 'good', name: 'Good', meaning: 'Good.', look: 'better' },
    { id: 'bad', name: 'Bad', meaning: 'Bad.', look: 'worse-95', worse: true },
    { id: 'none', name: 'None', meaning: 'None.', look: 'no-data', counted: false },
  ],
  scorer: { kind: 'significance', classes: { similar: 'good', 'worse-95': 'bad' }, missing: 'none' },
  combiner: { kind: 'worst', order: ['bad', 'good'], otherwise: 'none' },
};
const problems = (nodes: object[], change: object = {}) => {
  const result = frameworkSchema.safeParse({ ...declared, nodes, ...change });
  return result.success ? [] : result.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`);
};
const part = (id: string, more: object = {}) => ({ id, name: id, indicators: [`${id}-one`], ...more });

describe('levels of what is found by tags', () => {
  it('may be said of a part as well as of the whole', () => {
    const tagged = { id: 'tagged', name: 'Tagged', tagged: { topic: 'a' } };
    const levels = { headline: 'headline', otherwise: 'everything' };
    expect(problems([part('a'), { ...tagged, taggedDetail: levels }])).toEqual([]);
    expect(problems([part('a'), tagged], { taggedDetail: levels })).toEqual([]);
  });
});

describe('a level of detail that nobody reaches', () => {
  it('is refused: of a part or an indicator before the part above', () => {
    expect(
      problems([part('a', { detail: 'broader', indicators: [{ indicator: 'one', detail: 'headline' }] }), part('b')]),
    ).toEqual([
      'nodes.0.indicators.0.detail: “headline” is never reached: the part that it stands in is shown from “broader” on only',
    ]);
    const group = { id: 'g', name: 'g', detail: 'everything', children: [part('a', { detail: 'broader' })] };
    expect(problems([group, part('b')])).toEqual([
      'nodes.0.children.0.detail: “broader” is never reached: the part that it stands in is shown from “everything” on only',
    ]);
  });

  it('is refused: a headline without anything, unless the whole is rated', () => {
    const late = [part('a', { detail: 'broader' })];
    expect(problems(late)[0]).toMatch(/^nodes\.0\.detail: No part stands at `headline`/);
    expect(problems(late, { overall: true })).toEqual([]);
  });

  it('is none where levels go down the tree', () => {
    expect(
      problems([part('a', { detail: 'headline', indicators: ['x', { indicator: 'y', detail: 'everything' }] })]),
    ).toEqual([]);
  });
});

describe('a part that is dropped on trial', () => {
  it('does not make the others ones that nobody sees: levels rate nothing', () => {
    const framework = frameworkSchema.parse({ ...declared, nodes: [part('a'), part('b', { detail: 'broader' })] });
    const indicators = ['a-one', 'b-one'].map((id) => ({ id, tags: {} }));
    const evidence = ratingEvidence({ 'a-one': { outcomes: ['similar'] }, 'b-one': { outcomes: ['worse-95'] } });
    const answer = whatIf({ framework, indicators, evidence, changes: { set: [], drop: ['part:a'], add: [] } });
    expect(answer.parts.map((one) => one.part)).toEqual(['b']);
  });
});

describe('the level of a part', () => {
  const levels = (nodes: object[], more: object = {}) => {
    const framework = frameworkSchema.parse({ ...declared, nodes, ...more });
    const indicators = [
      { id: 'first', tags: { kind: 'x' }, headline: true },
      { id: 'second', tags: { kind: 'x' }, headline: false },
    ];
    return nodesOf(frameworkTree(framework, indicators)).flatMap(({ id, detail, entries }) => [
      [id, detail],
      ...entries.map((entry) => [entry.indicator, entry.detail]),
    ]);
  };

  it('is that of the part above, and the headline at the top', () => {
    const group = { id: 'g', name: 'g', detail: 'broader', children: [part('a')] };
    expect(levels([group, part('b')])).toEqual([
      ['', 'headline'],
      ['g', 'broader'],
      ['a', 'broader'],
      ['a-one', 'broader'],
      ['b', 'headline'],
      ['b-one', 'headline'],
    ]);
  });

  it('of what is found by tag tells headline indicators from others, where declared', () => {
    const found = { id: 'g', name: 'g', tagged: { kind: 'x' } };
    expect(levels([found]).slice(2)).toEqual([
      ['first', 'headline'],
      ['second', 'headline'],
    ]);
    expect(levels([found], { taggedDetail: {} }).slice(2)).toEqual([
      ['first', 'headline'],
      ['second', 'broader'],
    ]);
    const late = { ...found, detail: 'everything' };
    expect(levels([late, part('b')], { taggedDetail: {} }).slice(2, 4)).toEqual([
      ['first', 'everything'],
      ['second', 'everything'],
    ]);
  });
});
