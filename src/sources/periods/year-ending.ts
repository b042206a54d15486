import { fullYear, monthNumber, monthPattern, wholeMonths } from './calendar.ts';
import type { PeriodPattern } from './period-pattern.ts';

const lengths: Record<string, number> = { year: 12, quarter: 3 };
const form = new RegExp(
  `^(?:(?<months>\\d{1,2}) months?|(?<unit>year|quarter)) (?:to|ending|ended)(?: the end of)? ?(?:\\d{1,2} )?(?<month>${monthPattern})[ -](?<year>\\d{4}|\\d{2})$`,
  'i',
);

/** Months up to and with one: `12 months to March 2019`, `year ending March 2019`, `3 months to June 2020`. */
export const yearEnding: PeriodPattern = {
  name: 'months-to',
  examples: [
    ['12 months to March 2019', '2018-04-01', '2019-03-31'],
    ['Year ending December 2019', '2019-01-01', '2019-12-31'],
    ['3 months to Jan 2020', '2019-11-01', '2020-01-31'],
  ],
  parse(text) {
    const found = form.exec(text)?.groups;
    const month = found && monthNumber(found.month!);
    if (!found || !month) return null;
    const months = found.months ? Number(found.months) : lengths[found.unit!.toLowerCase()]!;
    const first = fullYear(found.year!) * 12 + month - months;
    const dates = months < 1 ? null : wholeMonths(Math.floor(first / 12), (first % 12) + 1, months);
    return dates ? { ...dates, kind: months === 3 && found.unit ? 'quarter' : 'rolling' } : null;
  },
};
