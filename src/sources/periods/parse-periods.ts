import type { Period } from '#vocabulary/period.ts';
import { parsePeriod } from './parse-period.ts';
import type { PeriodOptions } from './period-pattern.ts';

/** `2010-11` alone is a financial year by its look, and the month of November 2010 in a column of months. */
const eitherWay = /^\d{4}[-\u2010-\u2015]\d{2}$/;

/**
 * The periods of the different texts of one column. With the pattern `auto` the column decides about texts that could be a
 * month or a financial year: where one of them can only be a month (`2010-10`), all of them are.
 *
 * @returns the period of each text; texts that are none are left out
 */
export function parsePeriods(
  texts: readonly string[],
  patternName: string,
  options: PeriodOptions,
): Map<string, Period> {
  const read = (text: string, pattern: string) => parsePeriod(text, pattern, options);
  const isEither = (text: string) => patternName === 'auto' && eitherWay.test(text.trim());
  const months = texts.some((text) => isEither(text) && read(text, 'auto')?.kind === 'month');
  return new Map(
    texts.flatMap((text) => {
      const period = read(text, months && isEither(text) ? 'month-number' : patternName);
      return period ? [[text, period] as const] : [];
    }),
  );
}
