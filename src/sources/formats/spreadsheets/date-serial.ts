const dayMilliseconds = 86_400_000;

/**
 * ISO text for a spreadsheet's day number: `2019-04-01`, with `T13:30:00` when it has a time of day, `13:30:00` below day 1.
 *
 * Edges: the 1900 system counts a 29 February 1900 that never was, so days before it are one off from those after.
 *
 * @param serial days; fractions are times of day, rounded to the second
 * @param from1904 whether the workbook counts from 1 January 1904
 * @see ECMA-376 part 1, 18.17.4
 */
export function dateFromSerial(serial: number, from1904: boolean): string {
  const seconds = Math.round(serial * 86_400);
  const days = Math.floor(seconds / 86_400);
  const clock = new Date((seconds - days * 86_400) * 1000).toISOString().slice(11, 19);
  if (days === 0 && !from1904) return clock;
  const epoch = from1904 ? Date.UTC(1904, 0, 1) : Date.UTC(1899, 11, days < 60 ? 31 : 30);
  const date = new Date(epoch + days * dayMilliseconds).toISOString().slice(0, 10);
  return clock === '00:00:00' ? date : `${date}T${clock}`;
}

/** Number formats that every workbook has and that show dates or times. */
const builtInDateFormats = new Set([14, 15, 16, 17, 18, 19, 20, 21, 22, 45, 46, 47]);

/** Whether a number format shows a date or a time: its code has d, m, y, h or s outside quotes, escapes and brackets. */
export function isDateFormat(id: number, code: string | undefined): boolean {
  if (code === undefined) return builtInDateFormats.has(id) || (id >= 27 && id <= 36) || (id >= 50 && id <= 58);
  const first = code.split(';')[0]!;
  const bare = first.replace(/"[^"]*"|\\.|_.|\*./g, '').replace(/\[(?!h+\]|m+\]|s+\])[^\]]*\]/gi, '');
  return /[dmyhs]/i.test(bare) && !/general/i.test(bare);
}
