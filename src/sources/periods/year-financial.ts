import { fullYear, wholeMonths } from './calendar.ts';
import type { PeriodPattern } from './period-pattern.ts';

/** A financial year: `2016/17`, `2016-17`, `2016/2017`, `FY 2016/17`, `FY2016`. The second year must follow the first. */
export const yearFinancial: PeriodPattern = {
  name: 'financial-year',
  examples: [
    ['2016/17', '2016-04-01', '2017-03-31'],
    ['2016-17', '2016-04-01', '2017-03-31'],
    ['2016/2017', '2016-04-01', '2017-03-31'],
    ['1999/00', '1999-04-01', '2000-03-31'],
    ['FY2016/17', '2016-04-01', '2017-03-31'],
  ],
  parse(text, { yearStartMonth }) {
    const found = /^(?:fy ?)?(\d{4}) ?[/-] ?(\d{2}|\d{4})$/i.exec(text);
    if (!found || !follows(found[1]!, found[2]!)) return null;
    const dates = wholeMonths(Number(found[1]), yearStartMonth, 12);
    return dates ? { ...dates, kind: 'financial-year' } : null;
  },
};

/** Whether the second year, of two or four digits, is the one after the first. */
export function follows(first: string, second: string): boolean {
  const next = fullYear(first) + 1;
  return second.length === 2 ? next % 100 === Number(second) : next === Number(second);
}
