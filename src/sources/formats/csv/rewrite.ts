import { createWriteStream } from 'node:fs';
import { finished } from 'node:stream/promises';
import type { TextEncoding } from '../raw-table.ts';
import type { TableShape } from '../table-shape.ts';
import { RecordParser, recordBytesLimit } from './record-parser.ts';
import { decodedText } from './text-encoding.ts';

/** What went through the reader that takes any file. */
export interface Rewritten {
  unclosedQuoteLine: number | null;
  lineEnds: RecordParser['lineEnds'];
  /** Whether a cell that was written holds a line end. */
  innerLineEnds: boolean;
}

/**
 * Reads a text file of any condition record by record and writes its data rows as plain UTF-8 CSV: line number first, comma,
 * line feed, quotes where needed. What is a header, a note or a reject is left with `shape`. Memory does not grow with the file.
 */
export async function rewriteCsv(
  path: string,
  target: string,
  options: { encoding: TextEncoding; delimiter: string; quote: string | null },
  shape: TableShape,
): Promise<Rewritten> {
  const parser = new RecordParser(options);
  const output = createWriteStream(target, { flags: 'wx', mode: 0o600 });
  const failed = new Promise<never>((_, reject) => output.once('error', reject));
  failed.catch(() => {});
  let innerLineEnds = false;
  const take = async (piece: string, last: boolean): Promise<void> => {
    let text = '';
    parser.push(piece, last, ({ cells, line, problem, plain }) => {
      const row = shape.row(cells, line, problem, problem === 'SOURCE_ROW_OVERSIZE' ? { limit: recordBytesLimit } : {});
      if (!row) return;
      innerLineEnds ||= plain === undefined && row.some((cell) => cell !== null && /[\r\n]/.test(cell));
      const keepsForm = plain !== undefined && options.delimiter === ',' && !plain.includes('"');
      text += `${line},${keepsForm ? plain : row.map(quoted).join(',')}\n`;
    });
    if (text !== '' && !output.write(text))
      await Promise.race([new Promise<void>((resolve) => output.once('drain', resolve)), failed]);
  };
  try {
    for await (const piece of decodedText(path, options.encoding)) {
      await take(piece, false);
      if (shape.refused || parser.unclosedQuoteLine !== null) break;
    }
    if (!shape.refused && parser.unclosedQuoteLine === null) await take('', true);
    shape.finish();
  } finally {
    output.end();
    await finished(output);
  }
  return { unclosedQuoteLine: parser.unclosedQuoteLine, lineEnds: parser.lineEnds, innerLineEnds };
}

function quoted(cell: string | null): string {
  if (cell === null) return '';
  return /[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
}
