import { monthNames } from '#vocabulary/period.ts';

/** Arithmetic with calendar dates as ISO text; no time zone enters. */

const months = monthNames.map((name) => name.toLowerCase());

/** Text for a regular expression that finds a month by its full or three-letter name (`Sept` too). */
export const monthPattern = `(${months.map((name) => `${name}|${name.slice(0, 3)}`).join('|')}|sept)`;

/** 1 to 12 for `Apr`, `april`, `SEPT`; `null` for all else. */
export function monthNumber(name: string): number | null {
  const found = months.findIndex((month) => month.startsWith(name.toLowerCase()));
  return name.length < 3 || found < 0 ? null : found + 1;
}

export function daysInMonth(year: number, month: number): number {
  return new Date(Date.UTC(year, month, 0)).getUTCDate();
}

/** ISO text of a date that exists between 1800 and 2199; `null` for all others, such as 30 February. */
export function isoDate(year: number, month: number, day: number): string | null {
  if (year < 1800 || year > 2199 || month < 1 || month > 12 || day < 1 || day > daysInMonth(year, month)) return null;
  return `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
}

export function addDays(date: string, days: number): string {
  const [year, month, day] = date.split('-').map(Number) as [number, number, number];
  return new Date(Date.UTC(year, month - 1, day + days)).toISOString().slice(0, 10);
}

/** `15` is 2015 and `98` is 1998: two-digit years reach from 1950 to 2049. */
export function fullYear(text: string): number {
  const year = Number(text);
  if (text.length > 2) return year;
  return year < 50 ? 2000 + year : 1900 + year;
}

/** First and last day of `months` whole months from the first of `month`; `null` when the year is out of range. */
export function wholeMonths(year: number, month: number, months: number): { start: string; end: string } | null {
  const last = month - 1 + months - 1;
  const endYear = year + Math.floor(last / 12);
  const endMonth = (last % 12) + 1;
  const start = isoDate(year, month, 1);
  const end = isoDate(endYear, endMonth, 1) && isoDate(endYear, endMonth, daysInMonth(endYear, endMonth));
  return start && end ? { start, end } : null;
}
