import { wholeMonths } from './calendar.ts';
import type { PeriodPattern } from './period-pattern.ts';
import { dateIn } from './day-text.ts';

/** A month that is written as its first day: `2019-04-01`, `01/04/2019`, `20190401`. Any other day of the month is refused. */
export const monthFirstDay: PeriodPattern = {
  name: 'month-first-day',
  examples: [
    ['2019-04-01', '2019-04-01', '2019-04-30'],
    ['01/04/2019', '2019-04-01', '2019-04-30'],
  ],
  parse(text) {
    const date = dateIn(text);
    if (!date?.endsWith('-01')) return null;
    const dates = wholeMonths(Number(date.slice(0, 4)), Number(date.slice(5, 7)), 1);
    return dates ? { ...dates, kind: 'month' } : null;
  },
};
