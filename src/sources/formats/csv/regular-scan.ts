import { isUtf8 } from 'node:buffer';
import { open } from 'node:fs/promises';
import { recordBytesLimit } from './record-parser.ts';

const lineFeed = 10;
const carriageReturn = 13;

/** What a scan looks for and where it starts. */
export interface ScanOptions {
  /** Byte after the header's line end. */
  from: number;
  delimiter: string;
  quote: string | null;
  /** Cells that every row must have. */
  width: number;
  /** Default 1 MiB. Grows when a row is longer. */
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
  try {
    let buffer = Buffer.allocUnsafe(options.chunkBytes ?? 1 << 20);
    let kept = 0;
    let position = options.from;
    for (;;) {
      const { bytesRead } = await file.read(buffer, kept, buffer.length - kept - 1, position);
      position += bytesRead;
      let filled = kept + bytesRead;
      if (bytesRead === 0) {
        if (filled === 0) break;
        buffer[filled++] = lineFeed;
        scan.unended = true;
      }
      const end = buffer.lastIndexOf(lineFeed, filled - 1) + 1;
      const lines = buffer.subarray(0, end);
      if (!isUtf8(lines)) return { regular: false, reason: 'encoding' };
      if (lines.indexOf(0) >= 0) return { regular: false, reason: 'nul' };
      const trouble = scan.lines(buffer, end);
      if (trouble) return { regular: false, reason: trouble };
      if (bytesRead === 0) break;
      kept = filled - end;
      if (kept > recordBytesLimit) return { regular: false, reason: 'oversize' };
      if (kept > buffer.length / 2) {
        const larger = Buffer.allocUnsafe(buffer.length * 2);
        buffer.copy(larger, 0, end, filled);
        buffer = larger;
      } else buffer.copyWithin(0, end, filled);
    }
    return scan.result();
  } finally {
    await file.close();
  }
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
  lines(bytes: Uint8Array, end: number): 'ragged' | 'blank-row' | 'quote' | 'line-end' | null {
    const { delimiter, quote, delimiters } = this;
    const top = Math.max(delimiter, quote, carriageReturn);
    let found = 0;
    let lineStart = 0;
    let crlf = 0;
    let records = 0;
    for (let i = 0; i < end; i++) {
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
