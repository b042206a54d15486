import { describe, expect, it } from 'vitest';
import { Document } from 'yaml';
import { readDeclarations } from '../../declaration.ts';
import { frameworkSchema } from '../framework.ts';

const sound = {
  id: 'f',
  version: '1',
  name: 'f',
  about: 'x',
  source: 'x',
  classes: [
    { id: 'good', name: 'g', meaning: 'x', look: 'better' },
    { id: 'bad', name: 'b', meaning: 'x', look: 'worse-95' },
    { id: 'none', name: 'n', meaning: 'x', look: 'no-data', counted: false },
  ],
  wordings: [{ id: 'old', name: 'o', words: { good: 'Fine', bad: 'Poor' } }],
  scorer: {
    kind: 'bands',
    bands: [
      { atLeast: 1, class: 'good', score: 1 },
      { class: 'bad', score: 0 },
    ],
    missing: 'none',
  },
  combiner: { kind: 'mean' },
  inputs: ['deficit'],
  nodes: [
    { id: 'one', name: '1', indicators: ['a', { indicator: 'b', weight: 2 }] },
    {
      id: 'two',
      name: '2',
      children: [{ id: 'three', name: '3', indicators: ['c'] }],
      limits: [
        { id: 'l', when: 'parts["three"].score < 1.0 && indicators["deficit"].value == 1.0', cap: 'bad', because: 'x' },
      ],
    },
  ],
};

type Change = [path: string, value: unknown];

/** Messages of the framework with values put in at paths (undefined takes one away), each with the line at which it stands. */
function problems(...changes: Change[]): string[] {
  const document = new Document(sound);
  for (const [at, value] of changes) {
    const path = at.split('.').map((step) => (/^\d+$/.test(step) ? Number(step) : step));
    if (value === undefined) document.deleteIn(path);
    else document.setIn(path, document.createNode(value));
  }
  const text = document.toString({ lineWidth: 0 });
  const { issues } = readDeclarations(text, 'f.yaml', frameworkSchema);
  return issues.map(({ message, where }) => {
    expect(where.column).toBeGreaterThan(0);
    return `${text.split('\n')[(where.line as number) - 1]?.trim()} → ${message}`;
  });
}

const own = 'nodes.0.combiner';
const grid = (by: string[], is: string[]) => ({ kind: 'grid', by, cells: [{ is, class: 'good' }], otherwise: 'none' });
const reader = (when: string) => [{ id: 'x', when, cap: 'bad', because: 'x' }];

describe('a framework that holds together', () => {
  it('has no mistakes', () => {
    expect(problems()).toEqual([]);
  });
});

describe('a mistake in a framework is found where it stands', () => {
  it.each<[what: string, change: Change, message: RegExp]>([
    ['a class that there is not', ['scorer.missing', 'gone'], /^missing: gone → There is no class “gone”/],
    [
      'a class in an order',
      ['combiner', { kind: 'worst', order: ['bad', 'gone'], otherwise: 'none' }],
      /^- gone → There is no class/,
    ],
    [
      'a class that is counted',
      [own, { kind: 'counts', rules: [{ class: 'bad', when: [{ classes: ['gone'], atLeast: 1 }] }], otherwise: 'bad' }],
      /^- gone → There is no class/,
    ],
    ['a class in a limit', ['nodes.1.limits.0.cap', 'gone'], /^cap: gone → There is no class/],
    ['a class of a wording', ['wordings.0.words.gone', 'Gone'], /^gone: Gone → There is no class/],
    ['a class that is worth something', ['nodes.0.worth', { gone: 1 }], /^gone: 1 → There is no class/],
    [
      'a class by outcome',
      ['scorer', { kind: 'significance', classes: { similar: 'gone' }, missing: 'none' }],
      /^similar: gone → There is no class/,
    ],
    ['a class that nothing gives', ['scorer.bands.0.class', 'bad'], /^- id: good → No rule gives the class “good”/],
    ['a class twice', ['classes.3', sound.classes[0]], /^- id: good → There is a class of this name already/],
    ['a part twice', ['nodes.1.children.0.id', 'one'], /^- id: one → There is a part of this name/],
    [
      'an indicator called as a part beside it',
      ['nodes.1.indicators', ['three']],
      /^- three → This part has a part or/,
    ],
    ['an indicator twice in a part', ['nodes.0.indicators.2', 'a'], /^- a → This part has a part or an indicator/],
    ['a part of nothing', ['nodes.0.indicators', undefined], /^- id: one → A part is made of something/],
    ['a cell of another width', [own, grid(['a', 'b'], ['good'])], /^- good → A cell needs a class for each of the 2/],
    ['a table by a part that there is not', [own, grid(['c'], ['good'])], /^- c → “c” is no part or indicator/],
    [
      'a step that nobody climbs',
      [own, { kind: 'criteria', start: { score: 0 }, steps: [{ of: ['a', 'b'], atLeast: 3, score: 1 }] }],
      /^atLeast: 3 → Nobody climbs this step/,
    ],
    [
      'scores of too few quantiles',
      ['nodes.0.scorer', { kind: 'quantiles', count: 4, scores: [1, 2] }],
      /^- 1 → There must be one entry for each of the 4 quantiles/,
    ],
    [
      'starts of too many clusters',
      ['label', { kind: 'k-means', classes: ['bad', 'good'], starts: [1, 2, 3] }],
      /^- 1 → There must be one start for each of the 2 classes/,
    ],
    [
      'two clusters of one class',
      ['label', { kind: 'k-means', classes: ['bad', 'good', 'bad'] }],
      /^- bad → A cluster has this class already/,
    ],
    [
      'two clusters with one start',
      ['label', { kind: 'k-means', classes: ['bad', 'good'], starts: [1, 1] }],
      /^- 1 → Two clusters that start at the same score would be one/,
    ],
    ['an indicator that is not read', ['inputs', []], /^when: .* → The indicator “deficit” is neither in a part/],
    ['a part that there is not', ['nodes.1.limits', reader("parts['gone'].score > 1.0")], /→ There is no part “gone”/],
    ['a part named with a dot', ['nodes.1.limits', reader('parts.gone.score > 1.0')], /→ There is no part “gone”/],
    [
      'an indicator named with a dot',
      ['nodes.1.limits', reader('indicators.gone.value > 1.0')],
      /→ The indicator “gone” is neither/,
    ],
    ['a class that nobody can have', ['nodes.1.limits', reader("class == 'wurst'")], /→ There is no class “wurst”/],
    ['a condition that is a number', ['nodes.1.limits', reader('1')], /→ A condition is true or false/],
    ['a condition that compares nothing', ['nodes.1.limits', reader('score')], /→ A condition is true or false/],
    [
      'an expression that is a text',
      ['nodes.0.combiner', { kind: 'expression', of: "'abc'" }],
      /→ This must come to a number/,
    ],
    [
      'a search by pattern',
      ['nodes.1.limits', reader("'aaaa'.matches('^(a+)+$')")],
      /→ The condition could take too long: a search by pattern/,
    ],
    [
      'lists walked in lists in lists',
      ['nodes.1.limits', reader('[1, 2].all(a, [1, 2].all(b, [1, 2].all(c, c > a)))')],
      /→ The condition could take too long: it walks/,
    ],
    [
      'a part that comes later',
      ['nodes.1.children.0.limits', reader('parts["two"].score > 1.0')],
      /^when: .* → The part “two” is worked out after this/,
    ],
    [
      'a condition that cannot be read',
      ['nodes.1.limits.0.when', 'score >'],
      /^when: .* → The condition cannot be read/,
    ],
    [
      'a condition of too many brackets',
      ['nodes.1.limits.0.when', `${'('.repeat(3000)}true${')'.repeat(3000)}`],
      /→ The condition cannot be read: it nests more than 250 levels deep, the most that is read;/,
    ],
    [
      'a condition of too many signs',
      ['nodes.1.limits.0.when', `${'!'.repeat(9000)}true`],
      /→ The condition cannot be read: it nests more than 250 levels deep, the most that is read;/,
    ],
    [
      'a condition of more signs than brackets may be, wherever they stand',
      ['nodes.1.limits.0.when', `score < 1.0 || [${'!'.repeat(126)}(false || ${'!'.repeat(125)}true)][0]`],
      /→ The condition cannot be read: it nests more than 250 levels deep, the most that is read;/,
    ],
    [
      'a name that there is not',
      [own, { kind: 'expression', of: 'scores + 1.0' }],
      /^of: .* → The condition cannot be/,
    ],
    [
      'bands that nothing reaches',
      ['scorer.bands', [{ class: 'bad' }, { below: 1, class: 'good' }]],
      /^- below: 1 → No value reaches this band/,
    ],
  ])('%s', (_what, change, message) => {
    const found = problems(change);
    expect(found.filter((line) => message.test(line))).toHaveLength(1);
  });

  it('and signs may be as many as brackets', () => {
    expect(problems(['nodes.1.limits.0.when', `${'!'.repeat(250)}true`])).toEqual([]);
  });

  it('says of a framework without parts that it has none, and nothing more', () => {
    expect(problems(['nodes', []])).toEqual([expect.stringMatching(/^nodes: \[\] → /)]);
  });

  it('but a part may be called as its only indicator', () => {
    expect(problems(['nodes.0', { id: 'a', name: '1', indicators: ['a'] }])).toEqual([]);
  });

  it('but conditions of a framework with tags may read whatever the project tags', () => {
    expect(problems(['inputs', []], ['nodes.2', { id: 'four', name: '4', tagged: { kind: 'x' } }])).toEqual([]);
  });
});
