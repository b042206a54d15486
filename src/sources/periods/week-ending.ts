import { addDays } from './calendar.ts';
import { dateIn } from './day-text.ts';
import type { PeriodPattern } from './period-pattern.ts';

/** The seven days to a date: `week ending 07/04/2019`, `w/e 7 April 2019`, or the date alone where the source declares it. */
export const weekEnding: PeriodPattern = {
  name: 'week-ending',
  examples: [
    ['week ending 07/04/2019', '2019-04-01', '2019-04-07'],
    ['w/e 7 Apr 2019', '2019-04-01', '2019-04-07'],
    ['2019-04-07', '2019-04-01', '2019-04-07'],
  ],
  parse(text) {
    const date = dateIn(text.replace(/^(week ending|week to|w\/e|w\.e\.|we):? ?/i, ''));
    return date ? { start: addDays(date, -6), end: date, kind: 'week' } : null;
  },
};
