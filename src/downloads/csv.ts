export interface CsvColumn {
  key: string;
  label: string;
}

export type CsvCell = string | number | boolean | null | undefined;

/**
 * Text that no spreadsheet takes for a formula: one that begins with = + - @, tab or carriage return gets an apostrophe before it.
 *
 * @see OWASP, CSV Injection
 */
export function safeText(text: string): string {
  return /^[=+\-@\t\r\n]/.test(text) ? `'${text}` : text;
}

/** A cell of a CSV for spreadsheets. Numbers are written as they are. */
export function csvCell(value: CsvCell): string {
  if (value === null || value === undefined) return '';
  if (typeof value === 'number') return Number.isFinite(value) ? String(value) : '';
  if (typeof value === 'boolean') return value ? 'true' : 'false';
  const safe = safeText(value);
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
