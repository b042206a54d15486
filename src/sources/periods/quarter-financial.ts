import { wholeMonths } from './calendar.ts';
import type { PeriodPattern } from './period-pattern.ts';
import { follows } from './year-financial.ts';

const forms = [
  /^(?<first>\d{4}) ?[/-] ?(?<second>\d{2}|\d{4})[ ,:-]? ?Q(?<quarter>[1-4])$/i,
  /^Q(?<quarter>[1-4])[ ,:-]? ?(?<first>\d{4}) ?[/-] ?(?<second>\d{2}|\d{4})$/i,
];

/** A quarter of a financial year: `Q1 2019/20`, `2019-20 Q1`. The first begins with the financial year. */
export const quarterFinancial: PeriodPattern = {
  name: 'financial-quarter',
  examples: [
    ['Q1 2019/20', '2019-04-01', '2019-06-30'],
    ['2019-20 Q1', '2019-04-01', '2019-06-30'],
    ['2019/20 Q4', '2020-01-01', '2020-03-31'],
  ],
  parse(text, { yearStartMonth }) {
    const found = forms.map((form) => form.exec(text)?.groups).find((groups) => groups);
    if (!found || !follows(found.first!, found.second!)) return null;
    const months = yearStartMonth - 1 + (Number(found.quarter) - 1) * 3;
    const dates = wholeMonths(Number(found.first) + Math.floor(months / 12), (months % 12) + 1, 3);
    return dates ? { ...dates, kind: 'quarter' } : null;
  },
};
