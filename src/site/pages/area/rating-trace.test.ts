import { expect, it } from 'vitest';
import { messagesFor } from '#vocabulary/messages/messages.ts';
import { Formatter } from '../../format.ts';
import { overrideSentence, scoreSentence } from './rating-trace.ts';

it('tells of an area that is left out why it is, once, and of no score or change', () => {
  const site = { messages: messagesFor('en-GB'), format: new Formatter('en-GB') } as Parameters<
    typeof scoreSentence
  >[0];
  const declaration = { classes: [{ id: 'none', name: 'Not rated' }] } as Parameters<typeof scoreSentence>[1];
  const because = 'Small houses are not rated.';
  const rating = {
    score: null,
    className: 'Not rated',
    computedName: 'Not rated',
    why: { rule: { is: 'not-eligible', values: { id: 'small' }, because }, limits: [{ id: 'small', because }] },
  } as unknown as Parameters<typeof scoreSentence>[2];
  expect(scoreSentence(site, declaration, rating)).toBe('');
  expect(overrideSentence(site, declaration, rating)).toBe(because);
});
