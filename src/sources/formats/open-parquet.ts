import { issue } from '#vocabulary/issue.ts';
import { columnNames, sqlPath, sqlText } from './csv/read-csv-sql.ts';
import { headerNames } from './header-names.ts';
import { readParquetFooter } from './parquet-footer.ts';
import type { RawTable } from './raw-table.ts';
import { noRows, refusedTable } from './refused-table.ts';

/**
 * Opens a Parquet file. Every column comes as text, as DuckDB writes it (dates as ISO text); `line` is the row's number from 1.
 *
 * @param file name to use in issues
 */
export async function openParquet(path: string, file: string): Promise<RawTable> {
  try {
    const footer = await readParquetFooter(path);
    const { columns, issues } = headerNames([footer.columns], { file });
    if (issues.some(({ severity }) => severity === 'blocks')) return refusedTable('parquet', file, issues);
    const lowerCase = new Set(footer.columns.map((name) => name.toLowerCase()));
    if (lowerCase.size < footer.columns.length) throw new Error('two of its columns differ in case only');
    if (footer.rows === 0) issues.push(issue('SOURCE_NO_ROWS', { file }));
    const names = columnNames(columns.length);
    const cells = footer.columns.map(
      (name, index) => `NULLIF(CAST(${quoted(name)} AS VARCHAR), '') AS ${names[index]}`,
    );
    const sql = `SELECT file_row_number + 1 AS line, ${cells.join(', ')} FROM read_parquet(${sqlText(sqlPath(path))}, file_row_number = true)`;
    const relation = footer.rows === 0 ? noRows() : ({ kind: 'query', path, sql } as const);
    return { ...refusedTable('parquet', file, issues), columns, relation, recordCount: footer.rows };
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    return refusedTable('parquet', file, [issue('SOURCE_PARQUET_BROKEN', { file }, { reason })]);
  }
}

function quoted(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}
