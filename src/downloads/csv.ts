export interface CsvColumn {
  key: string;
  label: string;
}

export type CsvCell = string | number | boolean | null | undefined;

/**
 * A cell that no spreadsheet takes for a formula: text that begins with = + - @, tab or carriage return gets an
 * apostrophe before it. Numbers are written as they are.
 *
 * @see OWASP, CSV Injection
 */
export function csvCell(value: CsvCell): string {
  if (value === null || value === undefined) return '';
  if (typeof value === 'number') return Number.isFinite(value) ? String(value) : '';
  if (typeof value === 'boolean') return value ? 'true' : 'false';
  const safe = /^[=+\-@\t\r\n]/.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** A table as CSV (RFC 4180): a header of labels, lines ending in CR LF. */
export function writeCsv(columns: readonly CsvColumn[], rows: Iterable<Record<string, CsvCell>>): string {
  const lines = [columns.map((column) => csvCell(column.label)).join(',')];
  for (const row of rows) lines.push(columns.map((column) => csvCell(row[column.key])).join(','));
  return `${lines.join('\r\n')}\r\n`;
}
