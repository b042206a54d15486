import { fullYear, wholeMonths } from './calendar.ts';
import type { PeriodPattern } from './period-pattern.ts';
import { follows } from './year-financial.ts';

const financial = /^(\d{4})\/(\d{2}|\d{4}) ?(?:-|to) ?(\d{4}|\d{2})\/(\d{2}|\d{4})$/i;
const calendar = /^(\d{4}) ?(?:-|to) ?(\d{4}|\d{2})$/i;
const longest = 10;

/**
 * Several years pooled: `2016/17 - 18/19` (financial years), `2015 - 17`, `2015 to 2017` (calendar years); two to ten of them.
 * `2016-17` without spaces is a financial year under `auto`, two calendar years only where the source declares this pattern.
 */
export const yearsRolling: PeriodPattern = {
  name: 'rolling-years',
  examples: [
    ['2016/17 - 18/19', '2016-04-01', '2019-03-31'],
    ['2016/17 to 2018/19', '2016-04-01', '2019-03-31'],
    ['2015 - 17', '2015-01-01', '2017-12-31'],
    ['2015 to 2017', '2015-01-01', '2017-12-31'],
  ],
  parse(text, { yearStartMonth }) {
    const pair = financial.exec(text);
    if (pair) {
      if (!follows(pair[1]!, pair[2]!) || !follows(pair[3]!, pair[4]!)) return null;
      return pooled(fullYear(pair[1]!), lastYear(pair[1]!, pair[3]!), yearStartMonth);
    }
    const years = calendar.exec(text);
    return years ? pooled(fullYear(years[1]!), lastYear(years[1]!, years[2]!), 1) : null;
  },
};

/** `17` after `2015` is 2017, `01` after `1999` is 2001. */
function lastYear(first: string, last: string): number {
  if (last.length === 4) return Number(last);
  const year = Math.floor(Number(first) / 100) * 100 + Number(last);
  return year < Number(first) ? year + 100 : year;
}

function pooled(first: number, last: number, startMonth: number): ReturnType<PeriodPattern['parse']> {
  const years = last - first + 1;
  if (years < 2 || years > longest) return null;
  const dates = wholeMonths(first, startMonth, years * 12);
  return dates ? { ...dates, kind: 'rolling' } : null;
}
