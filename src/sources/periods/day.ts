import { dateIn } from './day-text.ts';
import type { PeriodPattern } from './period-pattern.ts';

/** One day: `2019-04-01`, `01/04/2019` (day first), `1 April 2019`. */
export const day: PeriodPattern = {
  name: 'day',
  examples: [
    ['2019-04-01', '2019-04-01', '2019-04-01'],
    ['01/04/2019', '2019-04-01', '2019-04-01'],
    ['20190401', '2019-04-01', '2019-04-01'],
    ['1 April 2019', '2019-04-01', '2019-04-01'],
    ['29-Feb-20', '2020-02-29', '2020-02-29'],
    ['2019-04-01 00:00:00', '2019-04-01', '2019-04-01'],
  ],
  parse(text) {
    const date = dateIn(text);
    return date ? { start: date, end: date, kind: 'day' } : null;
  },
};
