/** Kinds of period; both ends are inclusive. */
export const periodKinds = ['year', 'financial-year', 'quarter', 'month', 'day', 'week', 'rolling', 'point'] as const;
export type PeriodKind = (typeof periodKinds)[number];

/** Ways in which sources write periods, in the order in which `auto` tries them; each is a file of `sources/periods`. */
export const periodPatternNames = [
  'calendar-year',
  'financial-year',
  'financial-quarter',
  'calendar-quarter',
  'month-name',
  'month-number',
  'months-to',
  'rolling-years',
  'day',
  'month-first-day',
  'week-ending',
] as const;
export type PeriodPatternName = (typeof periodPatternNames)[number];

/** A stretch of time. Dates are ISO `YYYY-MM-DD`, both inclusive. */
export interface Period {
  start: string;
  end: string;
  kind: PeriodKind;
}

/** Names of the months in English, as publishers write them. */
export const monthNames = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
];

/** Short words for a period as people write it: `2019/20`, `2019`, `March 2019`, `April to June 2019`, `2017/18 to 2019/20`. */
export function formatPeriod({ start, end, kind }: Period): string {
  const [startYear, startMonth] = start.split('-').map(Number) as [number, number];
  const [endYear, endMonth] = end.split('-').map(Number) as [number, number];
  const monthName = (month: number) => monthNames[month - 1] as string;
  const wholeYear = (endYear - startYear) * 12 + endMonth - startMonth === 11;
  if (kind === 'month') return `${monthName(startMonth)} ${startYear}`;
  if (kind === 'day' || kind === 'point') return longDate(start);
  if (kind === 'week') return `week to ${longDate(end)}`;
  if (wholeYear && startMonth === 1) return String(startYear);
  if (wholeYear && kind === 'financial-year') return `${startYear}/${String(endYear % 100).padStart(2, '0')}`;
  if (kind === 'quarter' && startYear === endYear)
    return `${monthName(startMonth)} to ${monthName(endMonth)} ${startYear}`;
  if (wholeYear) return `12 months to ${monthName(endMonth)} ${endYear}`;
  return `${monthName(startMonth)} ${startYear} to ${monthName(endMonth)} ${endYear}`;
}

/** `1 April 2024` from `2024-04-01`. */
export function longDate(date: string): string {
  const [year, month, day] = date.split('-').map(Number) as [number, number, number];
  return `${day} ${monthNames[month - 1]} ${year}`;
}
