import type { TableRelation } from '../raw-table.ts';
import { recordBytesLimit } from './record-parser.ts';

/** How a text file is to be read; everything is said, nothing left for DuckDB to guess. */
export interface CsvDialect {
  delimiter: string;
  quote: string | null;
  lineEnd: '\n' | '\r\n';
  /** Lines before the first data row. */
  skip: number;
}

/** SQL for a file that is regular: line n of the file is record n minus the lines skipped. */
export function regularFileRelation(path: string, width: number, dialect: CsvDialect): TableRelation {
  const settings = csvSettings(columnNames(width), dialect, true);
  return {
    kind: 'query',
    path,
    sql: `SELECT row_number() OVER () + ${dialect.skip} AS line, * FROM ${readCsv(path, settings)}`,
    bulk: { path: sqlText(sqlPath(path)), settings, firstLine: dialect.skip + 1 },
  };
}

/**
 * SQL for a file that was rewritten with the line number as its first column.
 *
 * @param innerLineEnds whether cells hold line ends, which only a reader that starts at the beginning can tell from those of rows
 */
export function rewrittenFileRelation(path: string, width: number, innerLineEnds: boolean): TableRelation {
  const names = columnNames(width);
  const dialect = { delimiter: ',', quote: '"', lineEnd: '\n', skip: 0 } as const;
  const settings = csvSettings(['line', ...names], dialect, !innerLineEnds);
  return {
    kind: 'query',
    path,
    sql: `SELECT line::BIGINT AS line, ${names.join(', ')} FROM ${readCsv(path, settings)}`,
  };
}

export function columnNames(width: number): string[] {
  return Array.from({ length: width }, (_, index) => `c${index + 1}`);
}

export function sqlText(value: string): string {
  return `'${value.replaceAll("'", "''")}'`;
}

function readCsv(path: string, settings: string): string {
  return `read_csv(${sqlText(sqlPath(path))}, ${settings})`;
}

function csvSettings(columns: readonly string[], dialect: CsvDialect, parallel: boolean): string {
  const quote = sqlText(dialect.quote ?? '');
  return [
    'auto_detect = false',
    `columns = {${columns.map((name) => `${name}: 'VARCHAR'`).join(', ')}}`,
    `delim = ${sqlText(dialect.delimiter)}`,
    `quote = ${quote}`,
    `escape = ${quote}`,
    "comment = ''",
    'header = false',
    `skip = ${dialect.skip}`,
    `new_line = ${dialect.lineEnd === '\n' ? "'\\n'" : "'\\r\\n'"}`,
    // No `strict_mode`: said together with `\r\n` and `skip`, DuckDB 1.5.6 answers no rows at all, without an error.
    "nullstr = ''",
    `max_line_size = ${2 * recordBytesLimit}`,
    `parallel = ${parallel}`,
  ].join(', ');
}

/** A path as DuckDB wants it: its file functions take `*`, `?` and brackets for a pattern. */
export function sqlPath(path: string): string {
  return path.replace(/[*?[\]]/g, (character) => `[${character}]`);
}
