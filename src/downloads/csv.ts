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

/** The line of labels. */
export function csvHeader(columns: readonly CsvColumn[]): string {
  return `${columns.map((column) => csvCell(column.label)).join(',')}\r\n`;
}

/** Rows as lines that end in CR LF. */
export function csvLines(columns: readonly CsvColumn[], rows: Iterable<Record<string, CsvCell>>): string {
  let text = '';
  for (const row of rows) text += `${columns.map((column) => csvCell(row[column.key])).join(',')}\r\n`;
  return text;
}

/** A table as CSV (RFC 4180): labels, then rows. */
export function writeCsv(columns: readonly CsvColumn[], rows: Iterable<Record<string, CsvCell>>): string {
  return csvHeader(columns) + csvLines(columns, rows);
}
