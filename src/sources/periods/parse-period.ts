import { type Period, periodPatternNames } from '#vocabulary/period.ts';
import { day } from './day.ts';
import { monthFirstDay } from './month-first-day.ts';
import { monthNamed } from './month-named.ts';
import { monthNumbered } from './month-number.ts';
import type { PeriodOptions, PeriodPattern } from './period-pattern.ts';
import { quarterCalendar } from './quarter-calendar.ts';
import { quarterFinancial } from './quarter-financial.ts';
import { weekEnding } from './week-ending.ts';
import { yearCalendar } from './year-calendar.ts';
import { yearEnding } from './year-ending.ts';
import { yearFinancial } from './year-financial.ts';
import { yearsRolling } from './years-rolling.ts';

/**
 * Every pattern, in the order in which `auto` tries them; where two read the same text the first wins: a bare date is a day, and a
 * source that means otherwise declares its pattern.
 */
export const periodPatterns: readonly PeriodPattern[] = [
  yearCalendar,
  yearFinancial,
  quarterFinancial,
  quarterCalendar,
  monthNamed,
  monthNumbered,
  yearEnding,
  yearsRolling,
  day,
  monthFirstDay,
  weekEnding,
];

/**
 * The period that a text names.
 *
 * @param text as written; white space and the kind of dash do not matter
 * @param patternName one of `periodPatternNames`, or `auto` to try them all in order; `auto` refuses what could be a month or a
 *   financial year (`2010-11`), and takes `2010/11` for a financial year only
 * @param options.yearStartMonth month in which the financial year begins, 1 to 12; default 4
 * @returns dates, both inclusive, and kind; `null` for text of another form and for dates that do not exist (30 February)
 * @throws RangeError for a pattern that is not known
 */
export function parsePeriod(text: string, patternName: string = 'auto', options: PeriodOptions = {}): Period | null {
  const plain = text
    .trim()
    .replace(/\s+/g, ' ')
    .replace(/[\u2010-\u2015\u2212]/g, '-');
  const full = { yearStartMonth: options.yearStartMonth ?? 4 };
  if (patternName !== 'auto') {
    const pattern = periodPatterns.find(({ name }) => name === patternName);
    if (!pattern)
      throw new RangeError(`No period pattern is called ${patternName}; there are ${periodPatternNames.join(', ')}.`);
    return pattern.parse(plain, full);
  }
  if (readsTwoWays(plain, full)) return null;
  for (const pattern of periodPatterns) {
    if (pattern === monthNumbered && plain.includes('/')) continue;
    const period = pattern.parse(plain, full);
    if (period) return period;
  }
  return null;
}

/** `2010-11` is the month of November in one file and a financial year in the next: nobody but the source can say which. */
function readsTwoWays(plain: string, options: Required<PeriodOptions>): boolean {
  return (
    plain.includes('-') && [monthNumbered, yearFinancial].every((pattern) => pattern.parse(plain, options) !== null)
  );
}
