/** A column of a downloadable table. */
export interface CsvColumn<T> {
  key: string;
  value: (row: T) => string | number | null | undefined;
}

/**
 * Rows as CSV text (RFC 4180: comma, CRLF, quotes doubled), empty where missing.
 *
 * Text that a spreadsheet would run as a formula (it begins with = + - @, a tab or a line end) gets an apostrophe before it, so that
 * a name in the data can never act on the reader's machine. Numbers are written as they are, with all their digits.
 *
 * @see OWASP, CSV injection
 */
export function csvText<T>(columns: readonly CsvColumn<T>[], rows: Iterable<T>): string {
  const lines = [columns.map((column) => csvCell(column.key)).join(',')];
  for (const row of rows) lines.push(columns.map((column) => csvCell(column.value(row))).join(','));
  return `${lines.join('\r\n')}\r\n`;
}

/** One cell, neutralised and quoted where it must be. */
export function csvCell(value: string | number | null | undefined): string {
  if (value === null || value === undefined) return '';
  if (typeof value === 'number') return Number.isFinite(value) ? String(value) : '';
  const safe = /^[=+\-@\t\r\n]/.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
