import type { Issue, Place } from '#vocabulary/issue.ts';
import { issue } from '#vocabulary/issue.ts';
import type { IssueCode } from '#vocabulary/errors/catalogue.ts';
import { headerNames } from './header-names.ts';
import type { RejectedRow, TableOptions } from './raw-table.ts';

export type Cells = (string | null)[];

const notesKept = 200;
/** Text kept of a rejected row. */
const rejectCharacters = 4000;

export interface ShapeOptions extends Pick<TableOptions, 'headerRow' | 'headerless' | 'skipAbove' | 'until'> {
  file: string;
  rejects: number;
  /** Cells that most rows seem to have; a single filled cell is a note above the table unless this is 1. */
  width: number;
  /** Spreadsheets do not store empty cells at the end of a row: short rows are filled up, blank cells beyond the header ignored. */
  padded: boolean;
  /** Whether blank cells in upper header rows take the name on their left, asked when the header is complete. Default true. */
  carryRight?: () => boolean;
}

/**
 * Tells notes, header rows, data rows and notes below apart, row by row, for text files and spreadsheets alike.
 *
 * Feed every row in file order to `row`; it answers the cells of a data row, or `null` for all else. `line` counts rows of the
 * file from 1 (a sheet's own row number in spreadsheets). `refused` turns true when the file must not be used.
 */
export class TableShape {
  columns: string[] = [];
  readonly issues: Issue[] = [];
  readonly rejected: RejectedRow[] = [];
  readonly notes = { above: [] as string[], below: [] as string[] };
  refused = false;
  recordCount = 0;
  private readonly header: Cells[] = [];
  private readonly headerRows: readonly number[] | null;
  private readonly endPattern: RegExp | null;
  private ended = false;
  private rowNumber = 0;
  private blankRows = 0;
  private notesAbove = 0;
  private notesBelow = 0;

  constructor(private readonly options: ShapeOptions) {
    const { headerRow, until } = options;
    this.headerRows = headerRow === undefined ? null : typeof headerRow === 'number' ? [headerRow] : headerRow;
    if (options.headerless) this.columns = [...options.headerless];
    this.endPattern = typeof until === 'object' ? new RegExp(until.pattern, 'u') : null;
  }

  get hasHeader(): boolean {
    return this.columns.length > 0;
  }

  /** @param problem a code that the row's reader found; the row is rejected under it */
  row(cells: Cells, line: number, problem?: IssueCode, details: Record<string, unknown> = {}): Cells | null {
    this.rowNumber++;
    if (this.refused) return null;
    if (this.options.headerless && this.positionOf(line) <= (this.options.skipAbove ?? 0)) return this.above(cells);
    if (!this.hasHeader) return problem ? this.unreadableHeader(problem, line, details) : this.beforeData(cells, line);
    if (this.ended) return this.below(cells);
    if (problem) return this.reject(problem, cells, line, details);
    if (isBlank(cells)) {
      if (this.options.until === 'blank-row') this.ended = true;
      this.blankRows++;
      return null;
    }
    if (this.endPattern?.test(firstFilled(cells))) {
      this.ended = true;
      return this.below(cells);
    }
    return this.dataRow(cells, line);
  }

  /** Call once after the last row. */
  finish(): void {
    const where: Place = { file: this.options.file };
    if (this.refused) return;
    if (!this.hasHeader || this.rowNumber === 0) {
      this.refused = true;
      const code = this.rowNumber === 0 ? 'SOURCE_FILE_EMPTY' : 'SOURCE_HEADER_MISSING';
      this.issues.push(issue(code, where, { where: this.headerRows ? ` at row ${this.headerRows.join(', ')}` : '' }));
      return;
    }
    if (this.recordCount === 0 && this.rejected.length === 0) this.issues.push(issue('SOURCE_NO_ROWS', where));
    if (this.notesAbove > 0)
      this.issues.push(issue('SOURCE_NOTES_SKIPPED', where, { count: this.notesAbove, position: 'above' }));
    if (this.notesBelow > 0)
      this.issues.push(issue('SOURCE_NOTES_SKIPPED', where, { count: this.notesBelow, position: 'below' }));
    if (this.blankRows > 0) this.issues.push(issue('SOURCE_ROWS_BLANK', where, { count: this.blankRows }));
  }

  private beforeData(cells: Cells, line: number): null {
    const position = this.positionOf(line);
    if (position <= (this.options.skipAbove ?? 0)) return this.above(cells);
    if (this.headerRows) {
      if (this.headerRows.includes(position)) this.header.push(cells);
      else if (!isBlank(cells)) this.above(cells);
      if (position >= Math.max(...this.headerRows)) this.nameColumns(line);
      return null;
    }
    const filled = cells.filter(isFilled).length;
    if (filled === 0) return null;
    if (filled === 1 && this.options.width > 1) return this.above(cells);
    this.header.push(cells);
    this.nameColumns(line);
    return null;
  }

  /** Before the header nothing tells a row of the table from any other, so one that cannot be read may be the header. */
  private unreadableHeader(problem: IssueCode, line: number, details: Record<string, unknown>): null {
    const where = { file: this.options.file, line };
    this.refused = true;
    this.issues.push(issue('SOURCE_HEADER_UNREADABLE', where, { reason: issue(problem, where, details).message }));
    return null;
  }

  /** Spreadsheets count rows as the sheet does; in text a line end inside quotes makes no row. */
  private positionOf(line: number): number {
    return this.options.padded ? line : this.rowNumber;
  }

  private nameColumns(line: number): void {
    const rows = this.options.padded ? this.header.map(withoutBlankEnd) : this.header;
    const named = headerNames(rows, { file: this.options.file, line }, this.options.carryRight?.());
    this.columns = named.columns;
    this.issues.push(...named.issues);
    this.refused = named.issues.some(({ severity }) => severity === 'blocks');
  }

  private dataRow(cells: Cells, line: number): Cells | null {
    const expected = this.columns.length;
    const row = this.options.padded ? withoutBlankEnd(cells) : cells;
    if (row.length > expected) return this.reject('SOURCE_ROW_TOO_LONG', cells, line, { found: row.length, expected });
    if (row.length < expected) {
      if (!this.options.padded)
        return this.reject('SOURCE_ROW_TOO_SHORT', cells, line, { found: row.length, expected });
      while (row.length < expected) row.push(null);
    }
    this.recordCount++;
    return row;
  }

  private reject(code: IssueCode, cells: Cells, line: number, details: Record<string, unknown>): null {
    if (this.rejected.length >= this.options.rejects) {
      this.refused = true;
      this.issues.push(
        issue('SOURCE_REJECTS_TOO_MANY', { file: this.options.file, line }, { limit: this.options.rejects }),
      );
      return null;
    }
    this.rejected.push({
      line,
      cells: shortened(cells),
      issue: issue(code, { file: this.options.file, line }, details),
    });
    return null;
  }

  private above(cells: Cells): null {
    if (!isBlank(cells)) this.notesAbove++;
    keepNote(this.notes.above, cells);
    return null;
  }

  private below(cells: Cells): null {
    if (!isBlank(cells)) this.notesBelow++;
    keepNote(this.notes.below, cells);
    return null;
  }
}

/** As many of the first cells, and as much of the last of them, as make up the text that is kept. */
function shortened(cells: Cells): Cells {
  let room = rejectCharacters;
  const kept: Cells = [];
  for (const cell of cells) {
    if (room <= 0) return [...kept, '…'];
    kept.push(cell !== null && cell.length > room ? `${cell.slice(0, room)}…` : cell);
    room -= (cell?.length ?? 0) + 1;
  }
  return kept;
}

function isFilled(cell: string | null): boolean {
  return cell !== null && cell.trim() !== '';
}

function isBlank(cells: Cells): boolean {
  return !cells.some(isFilled);
}

function firstFilled(cells: Cells): string {
  return cells.find(isFilled)?.trim() ?? '';
}

function keepNote(notes: string[], cells: Cells): void {
  if (!isBlank(cells) && notes.length < notesKept) notes.push(cells.filter(isFilled).join(' ').trim());
}

function withoutBlankEnd(cells: Cells): Cells {
  let length = cells.length;
  while (length > 0 && !isFilled(cells[length - 1]!)) length--;
  return cells.slice(0, length);
}
