import { expect, it } from 'vitest';
import { bandReasons } from '#rating/bands.ts';
import { reasonWords } from '#vocabulary/messages/english/reasons.ts';
import { messagesFor } from '#vocabulary/messages/messages.ts';

const words = messagesFor('en-GB');

it('say of the band that takes what is left where it lies', () => {
  const told = (bands: Parameters<typeof bandReasons>[0]) =>
    bandReasons(bands).map((reason) => reasonWords(words.reasons, reason));
  expect(told([{ atLeast: 0.5 }, { above: 0 }, {}])).toEqual(['0.5 or more', 'above 0', '0 or less']);
  expect(told([{ below: 1 }, { atMost: 2 }, {}])).toEqual(['below 1', '2 or less', 'above 2']);
  expect(told([{ atLeast: -0.5 }, {}])).toEqual(['-0.5 or more', 'below -0.5']);
});

it('begin sentences with a capital, and count one thing as one', () => {
  const { persistence, ratingRules, frameworks } = words;
  for (const state of ['excused', 'watched'] as const)
    expect(persistence.sentence[state]('Low', persistence.whole, 'Good', 1, 'Summer', 'releases')).toMatch(
      /^The rating of the whole has been worse than “Good” for 1 release in a row/,
    );
  expect(persistence.sentence.triggered('Low', persistence.whole, 'Good', 3, 'Summer', 'periods')).toMatch(
    /^Low: the rating/,
  );
  expect(ratingRules.finish.digits('1')).toBe('The result is rounded to 1 decimal.');
  expect(ratingRules.finish.digits('0')).toBe('The result is rounded to a whole number.');
  expect(ratingRules.finish.minimum('1', '50%', 'parts')).toBe('A result needs at least 1 part and 50% of the weight.');
  expect(frameworks.atLeast(1, 'measures', '“Worse”')).toBe('at least 1 of its measures is “Worse”');
});
