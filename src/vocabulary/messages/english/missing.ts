import type { Status, StatusFamily } from '../../status.ts';

/** Why there is no number: a few words for a cell of a table, and a sentence for a reader. */
export const missing = {
  short: {
    ok: '',
    'suppressed-small': 'hidden: small number',
    'suppressed-complementary': 'hidden: protects another',
    'suppressed-by-publisher': 'hidden by publisher',
    'not-submitted': 'no data from here',
    'not-yet-published': 'not out yet',
    'area-closed': 'area closed',
    'coverage-too-low': 'too little data',
    'denominator-zero': 'nobody to count',
    'too-few-events': 'too few to judge',
    'denominator-too-small': 'too few people',
    'numerator-exceeds-denominator': 'error in data',
    'not-available': 'not available',
    'not-collected-here': 'not collected here',
    'not-applicable': 'does not apply',
    'cannot-be-calculated': 'cannot be worked out',
    suppressed: 'hidden: protects people',
  } satisfies Record<Status, string>,
  sentence: {
    ok: '',
    'suppressed-small': 'The number of people is so small that showing it could identify someone.',
    'suppressed-complementary': 'Showing this number would let someone work out another number that must stay hidden.',
    'suppressed-by-publisher': 'The organisation that publishes the data has hidden this number.',
    'not-submitted': 'The data we were given hold nothing from here.',
    'not-yet-published': 'The data for this are not published yet.',
    'area-closed': 'The area or organisation had closed by then.',
    'coverage-too-low': 'Too few organisations here sent in data for the number to be fair.',
    'denominator-zero': 'There was nobody to count, so there is nothing to divide by.',
    'too-few-events': 'It happened too few times to work out a number we could trust.',
    'denominator-too-small': 'Too few people were counted to work out a number we could trust.',
    'numerator-exceeds-denominator':
      'The data say that more people were counted than there were, so we do not use them.',
    'not-available': 'There is no number in the data we were given.',
    'not-collected-here': 'This is not collected for this kind of area.',
    'not-applicable': 'This does not apply here.',
    'cannot-be-calculated': 'The number cannot be worked out from the data we were given.',
    suppressed:
      'The number of people is so small that showing it could identify someone, or it would give away such a number elsewhere.',
  } satisfies Record<Status, string>,
  families: {
    value: 'A number',
    suppressed: 'Hidden to protect people',
    'not-available': 'Not available',
    'not-applicable': 'Does not apply',
  } satisfies Record<StatusFamily, string>,
};
