import { expect, it } from 'vitest';
import { parsePeriods } from './parse-periods.ts';

const kinds = (texts: string[], pattern = 'auto') =>
  Object.fromEntries(
    [...parsePeriods(texts, pattern, {})].map(([text, { start, kind }]) => [text, `${kind} ${start}`]),
  );

it('takes 2010-11 for a financial year among financial years', () => {
  expect(kinds(['2009-10', '2010-11', '2012-13'])).toEqual({
    '2009-10': 'financial-year 2009-04-01',
    '2010-11': 'financial-year 2010-04-01',
    '2012-13': 'financial-year 2012-04-01',
  });
});

it('takes 2010-11 for a month among months, and leaves other texts as they are', () => {
  expect(kinds(['2010-10', '2010-11', '2010-12', '2010/11', 'no period'])).toEqual({
    '2010-10': 'month 2010-10-01',
    '2010-11': 'month 2010-11-01',
    '2010-12': 'month 2010-12-01',
    '2010/11': 'financial-year 2010-04-01',
  });
});

it('does as the source declares', () => {
  expect(kinds(['2010-10', '2010-11'], 'financial-year')).toEqual({ '2010-11': 'financial-year 2010-04-01' });
});
