import { expect, it } from 'vitest';
import { frameworkSchema } from '#project/schema/framework.ts';
import { settingsOf } from '#release/reader/rating-questions.ts';
import { Formatter } from '#site/format.ts';
import { messagesFor } from '#vocabulary/messages/messages.ts';
import { FieldWords } from './field-words.ts';

const declaration = frameworkSchema.parse({
  id: 'care',
  version: '1',
  name: 'Care',
  about: 'x',
  source: 'x',
  overall: true,
  classes: [
    { id: 'good', name: 'Good', meaning: 'x', look: 'better' },
    { id: 'poor', name: 'Poor', meaning: 'x', look: 'worse-95', worse: true },
  ],
  scorer: {
    kind: 'bands',
    of: 'distance',
    standard: 50,
    bands: [{ atLeast: 10, score: 3 }, { atLeast: 0, score: 2 }, { atLeast: -10, score: 1 }, { score: 0 }],
  },
  combiner: { kind: 'mean' },
  label: { kind: 'cut-points', bands: [{ atLeast: 1, class: 'good' }, { class: 'poor' }] },
  nodes: [
    {
      id: 'access',
      name: 'Access',
      scorer: {
        kind: 'bands',
        bands: [{ above: 5, score: 2, class: 'good' }, { above: 3, score: 1, class: 'good' }, { class: 'poor' }],
      },
      indicators: [
        { indicator: 'calls', scorer: { kind: 'normalise', method: 'goalposts', goalposts: { low: 1, high: 9 } } },
      ],
    },
  ],
});

it('names each number by what it belongs to and what it does, and no two alike', () => {
  const site = { messages: messagesFor('en-GB'), format: new Formatter('en-GB') };
  const release = { indicator: (id: string) => (id === 'calls' ? { plainName: 'Calls answered' } : undefined) };
  const words = new FieldWords(site as never, release as never, { declaration } as never);
  const labels = settingsOf(declaration)
    .filter(({ kind }) => kind === 'cut-point' || kind === 'standard')
    .map((setting) => words.setting(setting));
  expect(labels).toEqual([
    'All measures, what it is held against',
    'All measures, Score 3: at least',
    'All measures, Score 2: at least',
    'All measures, Score 1: at least',
    'Good: at least (The whole)',
    'Calls answered, low end of the scale',
    'Calls answered, high end of the scale',
    'Calls answered, lowest score',
    'Calls answered, highest score',
    'Access, Good, score 2: more than',
    'Access, Good, score 1: more than',
  ]);
  expect(words.address('goals.calls', [])).toBe('Calls answered: goal');
});
