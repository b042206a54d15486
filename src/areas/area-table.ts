import { isUtf8 } from 'node:buffer';
import { readFileSync, statSync } from 'node:fs';
import { type CsvRecord, RecordParser, recordBytesLimit } from '#sources/formats/csv/record-parser.ts';
import { contentThatIsNoText } from '#sources/formats/content-kind.ts';
import { markedEncoding } from '#sources/formats/csv/text-encoding.ts';
import { headerNames } from '#sources/formats/header-names.ts';
import { type Issue, issue } from '#vocabulary/issue.ts';

/** A file of areas as rows of cells; `lines[i]` is the line on which row i begins. */
export interface AreaTable {
  name: string;
  columns: string[];
  rows: (string | null)[][];
  lines: number[];
  issues: Issue[];
}

/** Bytes of a file of areas or boundaries that is read: it is held in memory as one text, and no text is longer. */
export const mostAreaBytes = 500_000_000;

/**
 * Reads a comma-separated (or, when its name ends in `.tsv`, tab-separated) file of areas whole.
 *
 * Rows that have another number of cells than the header are left out, each with an issue. Without a byte order mark the
 * text is UTF-8, or Windows-1252 where it cannot be UTF-8.
 *
 * @param headerless names of the columns of a file that has no header row
 */
export function readAreaTable(path: string, name: string, headerless?: readonly string[]): AreaTable {
  const { size } = statSync(path);
  if (size > mostAreaBytes) {
    const details = { size: inMegabytes(size), most: inMegabytes(mostAreaBytes) };
    return { name, columns: [], rows: [], lines: [], issues: [issue('AREAS_FILE_TOO_LARGE', { file: name }, details)] };
  }
  const bytes = readFileSync(path);
  const other = contentThatIsNoText(bytes.subarray(0, 512));
  if (other) {
    const issues = [issue('SOURCE_CONTENT_OTHER', { file: name }, { found: other, expected: 'a table as text' })];
    return { name, columns: [], rows: [], lines: [], issues };
  }
  const mark = markedEncoding(bytes);
  const encoding = mark?.encoding ?? (isUtf8(bytes) ? 'utf-8' : 'windows-1252');
  const text = new TextDecoder(encoding).decode(mark ? bytes.subarray(mark.bytes) : bytes);
  const parser = new RecordParser({ delimiter: /\.tsv$/i.test(name) ? '\t' : ',', quote: '"' });
  const records: CsvRecord[] = [];
  parser.push(text, true, (record) => records.push(record));
  const table: AreaTable = { name, columns: [], rows: [], lines: [], issues: [] };
  if (parser.unclosedQuoteLine !== null) {
    const line = parser.unclosedQuoteLine;
    table.issues.push(issue('SOURCE_QUOTE_UNCLOSED', { file: name, line }, { line }));
    return table;
  }
  const header = headerless ? undefined : records.shift();
  if (headerless) table.columns = [...headerless];
  else if (header) {
    const named = headerNames([header.cells], { file: name, line: header.line });
    table.columns = named.columns;
    table.issues.push(...named.issues);
  }
  if (!headerless && !header) table.issues.push(issue('SOURCE_FILE_EMPTY', { file: name }));
  if (records.length === 0 && table.issues.length === 0) table.issues.push(issue('SOURCE_NO_ROWS', { file: name }));
  const expected = table.columns.length;
  for (const { cells, line, problem } of records) {
    if (cells.every((cell) => cell === null || cell.trim() === '')) continue;
    const found = cells.length;
    const code = problem ?? (found > expected ? 'SOURCE_ROW_TOO_LONG' : found < expected ? 'SOURCE_ROW_TOO_SHORT' : '');
    if (code) table.issues.push(issue(code, { file: name, line }, { found, expected, limit: recordBytesLimit }));
    else {
      table.rows.push(cells);
      table.lines.push(line);
    }
  }
  return table;
}

const inMegabytes = (bytes: number) => `${Math.ceil(bytes / 1e6).toLocaleString('en-GB')} MB`;

/** A cell without white space around it and with single spaces inside; an empty one is empty text. */
export function cellText(row: readonly (string | null)[], index: number): string {
  const cell = row[index];
  if (!cell) return '';
  return /^\s|\s$|\s\s|[\t\r\n\u00a0]/.test(cell) ? cell.replace(/\s+/g, ' ').trim() : cell;
}
