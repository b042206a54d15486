/** Days as whole numbers, counted from 1 January 1970; both ends of an interval are inclusive. */
export interface Interval {
  from: number;
  to: number;
}

/** 0001-01-01 and 9999-12-31: the days that stand for open ends. */
export const firstDay = -719_162;
export const lastDay = 2_932_896;

const millisecondsPerDay = 86_400_000;

/** The day of a text written `2024-04-01` or `20240401`; `null` when it is neither, or not in the calendar. */
export function parseDay(text: string): number | null {
  const parts = /^(\d{4})-?(\d{2})-?(\d{2})$/.exec(text.trim());
  if (!parts) return null;
  const iso = `${parts[1]}-${parts[2]}-${parts[3]}`;
  const date = new Date(`${iso}T00:00:00Z`);
  if (Number.isNaN(date.getTime()) || date.toISOString().slice(0, 10) !== iso) return null;
  return date.getTime() / millisecondsPerDay;
}

/** `2024-04-01`; `null` for an open end. */
export function formatDay(day: number | null): string | null {
  if (day === null || day <= firstDay || day >= lastDay) return null;
  return new Date(day * millisecondsPerDay).toISOString().slice(0, 10);
}

/** The days that two intervals share; `null` when there are none. */
export function intersect(a: Interval, b: Interval): Interval | null {
  const from = Math.max(a.from, b.from);
  const to = Math.min(a.to, b.to);
  return from <= to ? { from, to } : null;
}
