import { wholeMonths } from './calendar.ts';
import type { PeriodPattern } from './period-pattern.ts';

/** A month by number, the year first: `201904`, `2019-04`, `2019/04`. As `auto` only the first form and the dash are read so. */
export const monthNumbered: PeriodPattern = {
  name: 'month-number',
  examples: [
    ['201904', '2019-04-01', '2019-04-30'],
    ['2019-04', '2019-04-01', '2019-04-30'],
    ['2019/04', '2019-04-01', '2019-04-30'],
  ],
  parse(text) {
    const found = /^(\d{4})[-/]?(0[1-9]|1[0-2])$/.exec(text);
    const dates = found && wholeMonths(Number(found[1]), Number(found[2]), 1);
    return dates ? { ...dates, kind: 'month' } : null;
  },
};
