import { wholeMonths } from './calendar.ts';
import type { PeriodPattern } from './period-pattern.ts';

const forms = [/^(?<year>\d{4})[ -]?Q(?<quarter>[1-4])$/i, /^Q(?<quarter>[1-4])[ -]?(?<year>\d{4})$/i];

/** A quarter of a calendar year: `2019 Q3`, `Q3 2019`, `2019Q3`. */
export const quarterCalendar: PeriodPattern = {
  name: 'calendar-quarter',
  examples: [
    ['2019 Q3', '2019-07-01', '2019-09-30'],
    ['Q3 2019', '2019-07-01', '2019-09-30'],
    ['2019Q1', '2019-01-01', '2019-03-31'],
  ],
  parse(text) {
    const found = forms.map((form) => form.exec(text)?.groups).find((groups) => groups);
    const dates = found && wholeMonths(Number(found.year), Number(found.quarter) * 3 - 2, 3);
    return dates ? { ...dates, kind: 'quarter' } : null;
  },
};
