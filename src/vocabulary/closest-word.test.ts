import { expect, it } from 'vitest';
import { closestWord } from './closest-word.ts';

const known = ['files', 'title', 'scheme', 'setAside', 'seen within two weeks'];

it.each([
  ['fies', 'files'],
  ['Files', 'files'],
  ['shceme', 'scheme'],
  ['setaside', 'setAside'],
  ['Seen within 2 weeks', 'seen within two weeks'],
  ['tilte', 'title'],
])('takes %s for %s', (written, meant) => {
  expect(closestWord(written, known)).toBe(meant);
});

it.each(['', 'x', 'publisher', 'area', 'x'.repeat(5000)])('guesses nothing for %s', (written) => {
  expect(closestWord(written, known)).toBeUndefined();
});
