import { type CsvRecord, RecordParser } from '#sources/formats/csv/record-parser.ts';
import { AppError } from '#vocabulary/errors/app-error.ts';

export type RowFormat = 'csv' | 'ndjson';

/** One row of a table that arrives as text. */
export interface StreamedRow {
  line: number;
  /** The row by column name; the text of the line where it cannot be read. */
  row: Record<string, unknown>;
  /** Why the row cannot be read. */
  unreadable?: string;
}

/** A table as it is read: for CSV its header is known before the first row. */
export interface RowStream {
  format: RowFormat;
  columns: readonly string[] | null;
  rows: AsyncIterable<StreamedRow[]>;
}

/** Opens rows of CSV or NDJSON; without a format, text that begins with a brace is NDJSON. */
export async function openRows(
  text: AsyncIterable<string>,
  format: RowFormat | undefined,
  file: string,
): Promise<RowStream> {
  const pieces = text[Symbol.asyncIterator]();
  let first = '';
  let ended = false;
  while (!ended && first.trim() === '') {
    const next = await pieces.next();
    ended = next.done === true;
    if (!next.done) first += next.value;
  }
  const whole = withFirst(first.replace(/^\uFEFF/, ''), pieces);
  const chosen = format ?? (first.trimStart().startsWith('{') ? 'ndjson' : 'csv');
  return chosen === 'csv' ? openCsv(whole, file) : { format: chosen, columns: null, rows: readNdjson(whole, file) };
}

async function* withFirst(first: string, rest: AsyncIterator<string>): AsyncGenerator<string> {
  if (first !== '') yield first;
  for (;;) {
    const next = await rest.next();
    if (next.done) return;
    yield next.value;
  }
}

async function openCsv(text: AsyncGenerator<string>, file: string): Promise<RowStream> {
  const parser = new RecordParser({ delimiter: ',', quote: '"' });
  const batches = csvBatches(text, parser, file);
  const first = await batches.next();
  if (first.done) throw new AppError('STATISTIC_INPUT_UNREADABLE', { file, problem: 'it is empty' });
  const [header, ...rest] = first.value;
  const columns = (header?.cells ?? []).map((cell) => (cell ?? '').trim());
  const twice = columns.find((column, i) => column === '' || columns.indexOf(column) !== i);
  if (twice !== undefined) {
    const problem = twice === '' ? 'a column has no name' : `two columns are called ${twice}`;
    throw new AppError('STATISTIC_INPUT_UNREADABLE', { file, problem });
  }
  return { format: 'csv', columns, rows: csvRows(columns, rest, batches) };
}

async function* csvBatches(
  text: AsyncGenerator<string>,
  parser: RecordParser,
  file: string,
): AsyncGenerator<CsvRecord[]> {
  const parse = (piece: string, last: boolean): CsvRecord[] => {
    const records: CsvRecord[] = [];
    parser.push(piece, last, (record) => records.push(record));
    return records;
  };
  for await (const piece of text) {
    const records = parse(piece, false);
    if (records.length > 0) yield records;
    if (parser.unclosedQuoteLine !== null) break;
  }
  if (parser.unclosedQuoteLine === null) {
    const last = parse('', true);
    if (last.length > 0) yield last;
  }
  if (parser.unclosedQuoteLine !== null) {
    const problem = `the quote opened on line ${parser.unclosedQuoteLine} is never closed`;
    throw new AppError('STATISTIC_INPUT_UNREADABLE', { file, problem });
  }
}

async function* csvRows(
  columns: string[],
  first: CsvRecord[],
  rest: AsyncGenerator<CsvRecord[]>,
): AsyncGenerator<StreamedRow[]> {
  yield first.filter(notBlank).map((record) => csvRow(columns, record));
  for await (const records of rest) yield records.filter(notBlank).map((record) => csvRow(columns, record));
}

function notBlank({ cells }: CsvRecord): boolean {
  return cells.length > 1 || cells[0] !== null;
}

function csvRow(columns: string[], { cells, line, problem }: CsvRecord): StreamedRow {
  const row = Object.fromEntries(columns.map((column, i) => [column, cells[i] ?? null]));
  if (problem !== undefined) return { line, row, unreadable: `its text is damaged (${problem})` };
  if (cells.length === columns.length) return { line, row };
  const extra = cells.slice(columns.length).map((cell) => cell ?? '');
  const rest = extra.length > 0 ? `; beyond the header: ${extra.join(',')}` : '';
  return { line, row, unreadable: `it has ${cells.length} cells where the header has ${columns.length}${rest}` };
}

/** Characters of one line: a longer one is no row, and would fill the memory. */
const lineLimit = 8_000_000;

/** @throws STATISTIC_INPUT_UNREADABLE for a line without end */
async function* readNdjson(text: AsyncGenerator<string>, file: string): AsyncGenerator<StreamedRow[]> {
  let rest = '';
  let line = 0;
  for await (const piece of text) {
    if (!piece.includes('\n') && rest.length + piece.length <= lineLimit) {
      rest += piece;
      continue;
    }
    const lines = (rest + piece).split('\n');
    rest = lines.pop() as string;
    if (rest.length > lineLimit || (lines[0]?.length ?? 0) > lineLimit) {
      const problem = `line ${line + 1 + (rest.length > lineLimit ? lines.length : 0)} is longer than ${lineLimit} characters`;
      throw new AppError('STATISTIC_INPUT_UNREADABLE', { file, problem });
    }
    const rows = lines.map((content) => ndjsonRow(content, ++line)).filter((row) => row !== null);
    if (rows.length > 0) yield rows;
  }
  const last = ndjsonRow(rest, line + 1);
  if (last) yield [last];
}

function ndjsonRow(content: string, line: number): StreamedRow | null {
  const text = content.trim();
  if (text === '') return null;
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) {
      return { line, row: value as Record<string, unknown> };
    }
    return { line, row: { text }, unreadable: 'it is not a JSON object' };
  } catch (error) {
    return { line, row: { text }, unreadable: (error as Error).message };
  }
}

/** Writes rows of CSV or NDJSON; lists in a CSV cell are separated by semicolons. */
export class RowWriter {
  readonly #format: RowFormat;
  readonly #columns: readonly string[];

  constructor(format: RowFormat, columns: readonly string[]) {
    this.#format = format;
    this.#columns = columns;
  }

  header(): string {
    return this.#format === 'csv' ? `${this.#columns.map(csvCell).join(',')}\n` : '';
  }

  row(row: Record<string, unknown>): string {
    if (this.#format === 'ndjson') return `${JSON.stringify(row)}\n`;
    return `${this.#columns.map((column) => csvCell(row[column])).join(',')}\n`;
  }
}

function csvCell(value: unknown): string {
  if (value === null || value === undefined) return '';
  if (Array.isArray(value)) return csvCell(value.map((entry) => (entry === null ? '' : String(entry))).join(';'));
  const text = typeof value === 'object' ? JSON.stringify(value) : String(value);
  return /[",\n\r]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
