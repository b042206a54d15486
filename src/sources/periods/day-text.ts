import { fullYear, isoDate, monthNumber, monthPattern } from './calendar.ts';

const time = '(?:[T ]00:00(?::00(?:\\.0+)?)?Z?)?';
const forms = [
  new RegExp(`^(?<year>\\d{4})[-/.](?<month>\\d{1,2})[-/.](?<day>\\d{1,2})${time}$`),
  /^(?<year>\d{4})(?<month>\d{2})(?<day>\d{2})$/,
  new RegExp(`^(?<day>\\d{1,2})[-/.](?<month>\\d{1,2})[-/.](?<year>\\d{4})${time}$`),
  new RegExp(`^(?<day>\\d{1,2})(?:st|nd|rd|th)?[ -](?<month>${monthPattern})[ ,-]{1,2}(?<year>\\d{4}|\\d{2})$`, 'i'),
  new RegExp(`^(?<month>${monthPattern}) (?<day>\\d{1,2}),? (?<year>\\d{4})$`, 'i'),
];

/**
 * The date that a text is: `2019-04-01`, `20190401`, `01/04/2019` (day first), `1 April 2019`, `1-Apr-19`, `April 1, 2019`; a time of
 * midnight after it is let be.
 *
 * @returns ISO date, or `null` for other forms and for days that do not exist
 */
export function dateIn(text: string): string | null {
  const found = forms.map((form) => form.exec(text)?.groups).find((groups) => groups);
  if (!found) return null;
  const month = /^\d+$/.test(found.month!) ? Number(found.month) : monthNumber(found.month!);
  return isoDate(fullYear(found.year!), month ?? 0, Number(found.day));
}
