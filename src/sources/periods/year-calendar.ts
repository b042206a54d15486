import { wholeMonths } from './calendar.ts';
import type { PeriodPattern } from './period-pattern.ts';

/** A calendar year: `2019`. */
export const yearCalendar: PeriodPattern = {
  name: 'calendar-year',
  examples: [['2019', '2019-01-01', '2019-12-31']],
  parse(text) {
    const found = /^(\d{4})$/.exec(text);
    const dates = found && wholeMonths(Number(found[1]), 1, 12);
    return dates ? { ...dates, kind: 'year' } : null;
  },
};
