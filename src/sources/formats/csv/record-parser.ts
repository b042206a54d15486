import type { IssueCode } from '#vocabulary/errors/catalogue.ts';

export interface CsvRecord {
  /** Empty cells are `null`. */
  cells: (string | null)[];
  /** Line of the file on which the record begins, counted from 1. */
  line: number;
  /** Why the record cannot be trusted. */
  problem?: IssueCode;
  /** The record as it was written, when no cell of it was quoted. */
  plain?: string;
}

/** Longest record that is read on; DuckDB's own limit is of the same size. */
export const recordBytesLimit = 2_000_000;
/** Text kept while waiting for a record to end. A quoted cell longer than this counts as a quote that was never closed. */
const pendingLimit = 8_000_000;

const lineFeed = 10;
const carriageReturn = 13;

/**
 * Reads records out of text that arrives in pieces.
 *
 * A quote opens a cell only as its first character; two quotes inside stand for one. `\n`, `\r\n` and a lone `\r` all end a
 * record. Text after a closing quote spoils the record, and when the quoted cell ran over several lines, it is the sign of a
 * quote that was never closed: `unclosedQuoteLine` then names the line where it opened and parsing stops.
 */
export class RecordParser {
  unclosedQuoteLine: number | null = null;
  /** How many records ended in each way. */
  readonly lineEnds = { lf: 0, crlf: 0, cr: 0 };
  private readonly delimiter: number;
  private readonly quote: number;
  private readonly quoteText: string;
  private rest = '';
  private line = 1;
  private skipping = false;
  private mayHoldNul = false;

  constructor(dialect: { delimiter: string; quote: string | null }) {
    this.delimiter = dialect.delimiter.charCodeAt(0);
    this.quote = dialect.quote === null ? -1 : dialect.quote.charCodeAt(0);
    this.quoteText = dialect.quote ?? '';
  }

  /**
   * Hands on the records that are complete with this piece, one by one, so that none need be kept. Pass `last` with the final
   * piece (which may be empty).
   */
  push(piece: string, last: boolean, take: (record: CsvRecord) => void): void {
    const text = this.rest + piece;
    this.mayHoldNul = text.includes('\0');
    let position = this.skipping ? this.skipLine(text, 0, last) : 0;
    while (position < text.length && !this.skipping && this.unclosedQuoteLine === null) {
      const next = this.record(text, position, last, take);
      if (next >= 0) position = next;
      else if (this.unclosedQuoteLine !== null || text.length - position <= pendingLimit) break;
      else {
        take({ cells: [], line: this.line, problem: 'SOURCE_ROW_OVERSIZE' });
        position = this.skipLine(text, position, last);
      }
    }
    this.rest = position === 0 ? text : text.slice(position);
  }

  /** Reads one record from `start`; answers where the next begins, or -1 when the text ends before the record does. */
  private record(text: string, start: number, last: boolean, take: (record: CsvRecord) => void): number {
    const cells: (string | null)[] = [];
    const line = this.line;
    const length = text.length;
    let innerLines = 0;
    let problem: IssueCode | undefined;
    let quoted = false;
    let position = start;
    for (;;) {
      let cell: string;
      if (position < length && text.charCodeAt(position) === this.quote) {
        const content = this.quoted(text, position + 1);
        quoted = true;
        if (content === null) {
          if (last || length - position > pendingLimit) this.unclosedQuoteLine = line + innerLines;
          return -1;
        }
        if (content.end >= length && !last) return -1;
        cell = content.cell;
        position = content.end;
        const code = position < length ? text.charCodeAt(position) : lineFeed;
        if (code !== this.delimiter && code !== lineFeed && code !== carriageReturn) {
          if (content.lines > 0) {
            this.unclosedQuoteLine = line + innerLines;
            return -1;
          }
          problem = 'SOURCE_ROW_QUOTE_STRAY';
          const end = this.plainEnd(text, position);
          cell += text.slice(position, end);
          position = end;
        }
        innerLines += content.lines;
      } else {
        const end = this.plainEnd(text, position);
        cell = text.slice(position, end);
        position = end;
      }
      if (this.mayHoldNul && problem === undefined && cell.includes('\0')) problem = 'SOURCE_ROW_NUL';
      cells.push(cell === '' ? null : cell);
      if (position >= length) {
        if (!last) return -1;
        break;
      }
      if (text.charCodeAt(position) !== this.delimiter) break;
      position++;
    }
    if (position - start > recordBytesLimit) problem = 'SOURCE_ROW_OVERSIZE';
    const next = this.lineEnd(text, position, last);
    if (next < 0) return -1;
    this.line += 1 + innerLines;
    if (problem !== undefined) take({ cells, line, problem });
    else take(quoted ? { cells, line } : { cells, line, plain: text.slice(start, position) });
    return next;
  }

  /** Passes over the rest of a line that is too long to keep. */
  private skipLine(text: string, from: number, last: boolean): number {
    const end = text.indexOf('\n', from);
    this.skipping = end < 0 && !last;
    if (end < 0) return text.length;
    this.line++;
    return end + 1;
  }

  /** Where a cell without quotes ends. */
  private plainEnd(text: string, from: number): number {
    const length = text.length;
    for (let position = from; position < length; position++) {
      const code = text.charCodeAt(position);
      if (code === this.delimiter || code === lineFeed || code === carriageReturn) return position;
    }
    return length;
  }

  /** A quoted cell whose text begins at `from`: its content, the place after its closing quote, the line ends inside. */
  private quoted(text: string, from: number): { cell: string; end: number; lines: number } | null {
    let cell = '';
    let begin = from;
    for (;;) {
      const quote = text.indexOf(this.quoteText, begin);
      if (quote < 0) return null;
      cell += text.slice(begin, quote);
      if (text.charCodeAt(quote + 1) !== this.quote) return { cell, end: quote + 1, lines: countLines(cell) };
      cell += this.quoteText;
      begin = quote + 2;
    }
  }

  private lineEnd(text: string, position: number, last: boolean): number {
    if (position >= text.length) return position;
    if (text.charCodeAt(position) === lineFeed) {
      this.lineEnds.lf++;
      return position + 1;
    }
    if (position + 1 >= text.length && !last) return -1;
    if (text.charCodeAt(position + 1) === lineFeed) {
      this.lineEnds.crlf++;
      return position + 2;
    }
    this.lineEnds.cr++;
    return position + 1;
  }
}

function countLines(cell: string): number {
  let lines = 0;
  for (let position = 0; position < cell.length; position++) {
    const code = cell.charCodeAt(position);
    if (code === lineFeed || (code === carriageReturn && cell.charCodeAt(position + 1) !== lineFeed)) lines++;
  }
  return lines;
}
