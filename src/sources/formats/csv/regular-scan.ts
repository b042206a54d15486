import { isUtf8 } from 'node:buffer';
import { open } from 'node:fs/promises';
import { recordBytesLimit } from './record-parser.ts';

const lineFeed = 10;
const carriageReturn = 13;
/** Longest part of a line that is carried from one piece to the next. */
const lineRoom = recordBytesLimit;

/** What a scan looks for and where it starts. */
export interface ScanOptions {
  /** Byte after the header's line end. */
  from: number;
  delimiter: string;
  quote: string | null;
  /** Cells that every row must have. */
  width: number;
  /** Bytes read at once; default 1 MiB. */
  chunkBytes?: number;
}

/** `regular`: DuckDB can read the file as it is, and record n stands on line n + header lines. Else why not. */
export type ScanResult =
  | { regular: true; records: number; lineEnd: '\n' | '\r\n' }
  | { regular: false; reason: 'encoding' | 'nul' | 'ragged' | 'blank-row' | 'quote' | 'line-end' | 'oversize' };

/**
 * Whether a text file is so regular that it needs no conversion: valid UTF-8, no NUL, one kind of line end, the same number of
 * cells on every line, no blank line, quotes only around whole cells and never around a line end.
 *
 * Stops at the first irregularity; the slower reader then says what it is and where. One pass over the bytes, made for speed.
 */
export async function scanRegular(path: string, options: ScanOptions): Promise<ScanResult> {
  const scan = new LineScan(options);
  const file = await open(path, 'r');
  const bytes = options.chunkBytes ?? 1 << 20;
  // Each buffer has room in front of what is read for the line that the one before began.
  let [buffer, other] = [Buffer.allocUnsafe(lineRoom + bytes + 1), Buffer.allocUnsafe(lineRoom + bytes + 1)];
  const read = (into: Buffer, position: number) => file.read(into, lineRoom, bytes, position);
  let position = options.from;
  let kept = 0;
  let reading = read(buffer, position);
  try {
    for (;;) {
      const { bytesRead } = await reading;
      position += bytesRead;
      const start = lineRoom - kept;
      let filled = lineRoom + bytesRead;
      if (bytesRead === 0) {
        if (kept === 0) break;
        buffer[filled++] = lineFeed;
        scan.unended = true;
      } else reading = read(other, position);
      const end = buffer.lastIndexOf(lineFeed, filled - 1) + 1;
      if (end > start) {
        const trouble = textTrouble(buffer.subarray(start, end)) ?? scan.lines(buffer, start, end);
        if (trouble) return { regular: false, reason: trouble };
      }
      if (bytesRead === 0) break;
      const from = Math.max(start, end);
      kept = filled - from;
      if (kept > lineRoom) return { regular: false, reason: 'oversize' };
      buffer.copy(other, lineRoom - kept, from, filled);
      [buffer, other] = [other, buffer];
    }
    return scan.result();
  } finally {
    await reading.catch(() => {});
    await file.close();
  }
}

function textTrouble(lines: Buffer): 'encoding' | 'nul' | null {
  if (!isUtf8(lines)) return 'encoding';
  return lines.includes(0) ? 'nul' : null;
}

class LineScan {
  /** The last line had no line end of its own. */
  unended = false;
  private records = 0;
  private crlf = 0;
  private readonly delimiter: number;
  private readonly quote: number;
  private readonly delimiters: number;

  constructor(options: ScanOptions) {
    this.delimiter = options.delimiter.charCodeAt(0);
    this.quote = options.quote === null ? -1 : options.quote.charCodeAt(0);
    this.delimiters = options.width - 1;
  }

  /** Looks at whole lines: `bytes[end - 1]` is a line feed. One branch rules out most bytes, which is what makes it fast. */
  lines(bytes: Uint8Array, start: number, end: number): 'ragged' | 'blank-row' | 'quote' | 'line-end' | null {
    const { delimiter, quote, delimiters } = this;
    const top = Math.max(delimiter, quote, carriageReturn);
    let found = 0;
    let lineStart = start;
    let crlf = 0;
    let records = 0;
    for (let i = start; i < end; i++) {
      const byte = bytes[i]!;
      if (byte > top) continue;
      if (byte === delimiter) found++;
      else if (byte === lineFeed) {
        const ended = i > lineStart && bytes[i - 1] === carriageReturn ? 1 : 0;
        if (i - ended - lineStart === found) return 'blank-row';
        if (found !== delimiters) return 'ragged';
        crlf += ended;
        records++;
        found = 0;
        lineStart = i + 1;
      } else if (byte === quote) {
        if (i !== lineStart && bytes[i - 1] !== delimiter) return 'quote';
        for (;;) {
          do i++;
          while (bytes[i] !== quote && bytes[i] !== lineFeed && bytes[i] !== carriageReturn);
          if (bytes[i] !== quote) return 'quote';
          const next = bytes[i + 1];
          if (next === quote) i++;
          else if (next === delimiter || next === lineFeed || next === carriageReturn) break;
          else return 'quote';
        }
      } else if (byte === carriageReturn && bytes[i + 1] !== lineFeed) return 'line-end';
    }
    this.records += records;
    this.crlf += crlf;
    return null;
  }

  result(): ScanResult {
    // Without a line end of its own the last line says nothing about the kind of line end.
    const ends = this.records - (this.unended ? 1 : 0);
    if (this.crlf !== 0 && this.crlf < ends) return { regular: false, reason: 'line-end' };
    return { regular: true, records: this.records, lineEnd: this.crlf > 0 ? '\r\n' : '\n' };
  }
}
