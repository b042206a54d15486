import type { Issue } from '#vocabulary/issue.ts';
import { issue } from '#vocabulary/issue.ts';
import { openCsv } from './csv/open-csv.ts';
import type { RawTable, TableOptions } from './raw-table.ts';
import { refusedTable } from './refused-table.ts';

/**
 * Header of the indicator API's data download, 27 columns in this order. Column 23 names the parent area type; column 8 is called
 * Gender in later downloads and is read as Sex.
 */
export const fingertipsColumns = [
  'Indicator ID',
  'Indicator Name',
  'Parent Code',
  'Parent Name',
  'Area Code',
  'Area Name',
  'Area Type',
  'Sex',
  'Age',
  'Category Type',
  'Category',
  'Time period',
  'Value',
  'Lower CI 95.0 limit',
  'Upper CI 95.0 limit',
  'Lower CI 99.8 limit',
  'Upper CI 99.8 limit',
  'Count',
  'Denominator',
  'Value note',
  'Recent Trend',
  'Compared to England value or percentiles',
  'Compared to percentiles',
  'Time period Sortable',
  'New data',
  'Compared to goal',
  'Time period range',
] as const;

const spellings: Readonly<Record<number, RegExp>> = {
  8: /^(Sex|Gender)$/,
  22: /^Compared to .+ value or percentiles$/,
  23: /^Compared to (percentiles|.+ value or percentiles)$/,
};

/**
 * Opens a data download of the Fingertips API. Its columns are checked one by one and come out under the names of
 * `fingertipsColumns`, whatever the parent area type was.
 */
export async function openFingertipsCsv(
  path: string,
  options: TableOptions & { file?: string } = {},
): Promise<RawTable> {
  const table = await openCsv(path, { ...options, format: 'fingertips-csv', delimiter: ',', quote: '"', headerRow: 1 });
  if (table.issues.some(({ severity }) => severity === 'blocks')) return table;
  const wrong = unexpectedColumns(table.columns, table.file);
  if (wrong.length > 0) {
    await table.cleanup();
    return refusedTable('fingertips-csv', table.file, wrong);
  }
  return { ...table, columns: [...fingertipsColumns] };
}

function unexpectedColumns(columns: readonly string[], file: string): Issue[] {
  const count = Math.max(columns.length, fingertipsColumns.length);
  return Array.from({ length: count }, (_, index) => index).flatMap((index) => {
    const expected = fingertipsColumns[index];
    const value = columns[index];
    const fits = value !== undefined && (spellings[index + 1]?.test(value) ?? value === expected);
    if (fits && expected !== undefined) return [];
    const details = { position: index + 1, value: value ?? 'nothing', expected: expected ?? 'no column' };
    return [issue('SOURCE_FINGERTIPS_COLUMNS', { file, line: 1, column: index + 1 }, details)];
  });
}
