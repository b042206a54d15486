import { fullYear, monthNumber, monthPattern, wholeMonths } from './calendar.ts';
import type { PeriodPattern } from './period-pattern.ts';

const forms = [
  new RegExp(`^(?<month>${monthPattern})[ .,/-]{0,2}(?<year>\\d{4}|\\d{2})$`, 'i'),
  new RegExp(`^(?<year>\\d{4})[ .,/-]{0,2}(?<month>${monthPattern})$`, 'i'),
];

/** A month by name: `Apr-19`, `April 2022`, `Apr 2022`, `MAR2019`, `2019 April`. */
export const monthNamed: PeriodPattern = {
  name: 'month-name',
  examples: [
    ['Apr-19', '2019-04-01', '2019-04-30'],
    ['April 2022', '2022-04-01', '2022-04-30'],
    ['Apr 2022', '2022-04-01', '2022-04-30'],
    ['MAR2019', '2019-03-01', '2019-03-31'],
    ['Sept 2020', '2020-09-01', '2020-09-30'],
    ['Feb-2020', '2020-02-01', '2020-02-29'],
  ],
  parse(text) {
    const found = forms.map((form) => form.exec(text)?.groups).find((groups) => groups);
    const month = found && monthNumber(found.month!);
    const dates = month && wholeMonths(fullYear(found.year!), month, 1);
    return dates ? { ...dates, kind: 'month' } : null;
  },
};
