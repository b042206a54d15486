import { mkdtemp, open, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Issue } from '#vocabulary/issue.ts';
import { issue } from '#vocabulary/issue.ts';
import { contentThatIsNoText } from '../content-kind.ts';
import { headerNames } from '../header-names.ts';
import { readLimits, type RawTable, type TableFormat, type TableOptions, type TextEncoding } from '../raw-table.ts';
import { noRows, refusedTable } from '../refused-table.ts';
import { TableShape } from '../table-shape.ts';
import { detectDelimiter } from './delimiter.ts';
import { regularFileRelation, rewrittenFileRelation } from './read-csv-sql.ts';
import { type CsvRecord, RecordParser } from './record-parser.ts';
import { scanRegular } from './regular-scan.ts';
import { rewriteCsv } from './rewrite.ts';
import { isUtf8File, markedEncoding, unmarkedUtf16, wholeCharacters } from './text-encoding.ts';

const headBytes = 256 * 1024;

/**
 * Opens a delimited text file.
 *
 * A regular file (see `scanRegular`) is handed to DuckDB as it is. Any other is read record by record and rewritten into a
 * temporary file, with line numbers, rejects and notes kept apart.
 *
 * @param path file on disk, already unpacked
 * @param options.file name to use in issues; default `path`
 */
export async function openCsv(path: string, options: TableOptions & { file?: string } = {}): Promise<RawTable> {
  const file = options.file ?? path;
  const format = options.format ?? 'csv';
  const quote = options.quote === undefined ? '"' : options.quote;
  const head = await readHead(path);
  if (head.length === 0) return refusedTable(format, file, [issue('SOURCE_FILE_EMPTY', { file })]);
  const other = contentThatIsNoText(head);
  if (other)
    return refusedTable(format, file, [
      issue('SOURCE_CONTENT_OTHER', { file }, { found: other, expected: 'a table as text' }),
    ]);
  const marked = markedEncoding(head);
  const declared = declaredEncoding(options.encoding, head);
  const likely = marked?.encoding ?? declared ?? unmarkedUtf16(head) ?? 'utf-8';
  const sample = new TextDecoder(likely).decode(
    head.subarray(0, likely === 'utf-8' ? wholeCharacters(head) : head.length),
  );
  const declaredDelimiter = options.delimiter ?? (format === 'tsv' ? '\t' : undefined);
  const { delimiter, width } = detectDelimiter(sample, quote, declaredDelimiter);

  const header =
    likely === 'utf-8' ? plainHeader(head, marked?.bytes ?? 0, { delimiter, quote, width }, options) : null;
  if (header) {
    const { columns, issues } = headerNames([header.cells], { file, line: 1 });
    if (issues.some(({ severity }) => severity === 'blocks')) return refusedTable(format, file, issues);
    const scan = await scanRegular(path, { from: header.bytes, delimiter, quote, width: columns.length });
    if (scan.regular && (scan.records === 0 || scan.lineEnd === header.lineEnd)) {
      if (scan.records === 0) issues.push(issue('SOURCE_NO_ROWS', { file }));
      const dialect = { delimiter, quote, lineEnd: scan.lineEnd, skip: 1 };
      const relation = scan.records === 0 ? noRows() : regularFileRelation(path, columns.length, dialect);
      return { ...refusedTable(format, file, issues), columns, relation, recordCount: scan.records };
    }
  }
  const encoding = marked || likely !== 'utf-8' || (await isUtf8File(path)) ? likely : (declared ?? 'windows-1252');
  return openIrregular(path, { ...options, file, format, quote, delimiter, width, encoding });
}

async function openIrregular(
  path: string,
  options: TableOptions & {
    file: string;
    format: TableFormat;
    quote: string | null;
    delimiter: string;
    width: number;
    encoding: TextEncoding;
  },
): Promise<RawTable> {
  const { file, format, encoding } = options;
  const shape = new TableShape({ ...options, rejects: options.limits?.rejects ?? readLimits.rejects, padded: false });
  const folder = await mkdtemp(join(options.temporaryFolder ?? tmpdir(), 'coxcomb-table-'));
  const cleanup = () => rm(folder, { recursive: true, force: true });
  const target = join(folder, 'rows.csv');
  try {
    const rewritten = await rewriteCsv(path, target, options, shape);
    const issues = [...aboutText(file, encoding, rewritten.lineEnds), ...shape.issues];
    const refused = { ...refusedTable(format, file, issues), notes: shape.notes, rejected: shape.rejected };
    if (rewritten.unclosedQuoteLine !== null) {
      await cleanup();
      const line = rewritten.unclosedQuoteLine;
      return refusedTable(format, file, [issue('SOURCE_QUOTE_UNCLOSED', { file, line }, { line })]);
    }
    if (shape.refused || shape.recordCount === 0) {
      await cleanup();
      return shape.refused ? refused : { ...refused, columns: shape.columns };
    }
    return {
      ...refused,
      columns: shape.columns,
      relation: rewrittenFileRelation(target, shape.columns.length, rewritten.innerLineEnds),
      recordCount: shape.recordCount,
      cleanup,
    };
  } catch (error) {
    await cleanup();
    // TextDecoder's answer to bytes that the encoding does not have.
    if (error instanceof TypeError && (error as { code?: string }).code === 'ERR_ENCODING_INVALID_ENCODED_DATA')
      return refusedTable(format, file, [issue('SOURCE_ENCODING_INVALID', { file }, { value: encoding })]);
    throw error;
  }
}

/** The header, when it is the first line, plain and within the head; `null` leaves the work to the slower reader. */
function plainHeader(
  head: Buffer,
  markBytes: number,
  { delimiter, quote, width }: { delimiter: string; quote: string | null; width: number },
  options: TableOptions,
): { cells: (string | null)[]; bytes: number; lineEnd: '\n' | '\r\n' } | null {
  if (options.headerless || (options.headerRow !== undefined && options.headerRow !== 1)) return null;
  if ((options.skipAbove ?? 0) > 0 || typeof options.until === 'object') return null;
  const end = head.indexOf(10);
  const bytes = end < 0 ? head.length : end + 1;
  const lineEnd = end > 0 && head[end - 1] === 13 ? '\r\n' : '\n';
  const line = head
    .subarray(markBytes, bytes)
    .toString('utf8')
    .replace(/\r?\n$/, '');
  if (end < 0 && head.length === headBytes) return null;
  if (line.includes('\r') || line.includes('\0')) return null;
  const parser = new RecordParser({ delimiter, quote });
  const records: CsvRecord[] = [];
  parser.push(line, true, (found) => records.push(found));
  const [record, ...more] = records;
  if (!record || record.problem || more.length > 0 || parser.unclosedQuoteLine !== null) return null;
  const filled = record.cells.filter((cell) => cell !== null && cell.trim() !== '').length;
  if (filled === 0 || (filled === 1 && width > 1)) return null;
  return { cells: record.cells, bytes, lineEnd };
}

function declaredEncoding(encoding: TableOptions['encoding'], head: Uint8Array): TextEncoding | undefined {
  if (encoding === 'utf-16') return unmarkedUtf16(head) ?? 'utf-16le';
  return encoding === 'auto' ? undefined : encoding;
}

function aboutText(file: string, encoding: TextEncoding, ends: RecordParser['lineEnds']): Issue[] {
  const issues: Issue[] = [];
  if (encoding !== 'utf-8') issues.push(issue('SOURCE_ENCODING_CONVERTED', { file }, { value: encoding }));
  const kinds = Object.entries(ends).filter(([, count]) => count > 0);
  if (kinds.length > 1) {
    const value = kinds.map(([kind, count]) => `${count} ${kind.toUpperCase()}`).join(', ');
    issues.push(issue('SOURCE_LINE_ENDS_MIXED', { file }, { value }));
  }
  return issues;
}

async function readHead(path: string): Promise<Buffer> {
  const file = await open(path, 'r');
  try {
    const buffer = Buffer.alloc(headBytes);
    const { bytesRead } = await file.read(buffer, 0, headBytes, 0);
    return buffer.subarray(0, bytesRead);
  } finally {
    await file.close();
  }
}
