import { issue } from '#vocabulary/issue.ts';
import {
  type RawTable,
  type ReadLimits,
  type RowBatch,
  readLimits,
  type TableFormat,
  type TableOptions,
} from '../raw-table.ts';
import { Refusal } from '../refusal.ts';
import { refusedTable } from '../refused-table.ts';
import { type Cells, TableShape } from '../table-shape.ts';
import { CellIssues } from './cell-issues.ts';
import type { Sheet, SheetRow } from './sheet.ts';

const batchRows = 2000;

/**
 * Turns sheets into one table: finds header and notes of each, fills merged header cells, reports what cells are not plain values.
 *
 * Rows stream: the header is read before this answers, the rest as `relation.batches` is iterated, which also completes the
 * issues, rejects and notes. The columns of later sheets must be those of the first, in any order.
 */
export async function sheetTable(
  format: TableFormat,
  file: string,
  sheets: AsyncIterable<Sheet>,
  options: TableOptions,
): Promise<RawTable> {
  const table: RawTable = { ...refusedTable(format, file, []), recordCount: null };
  const batches = readSheets(table, sheets, options);
  table.cleanup = async () => {
    await batches.return(undefined);
  };
  const opened = await batches.next();
  if (opened.done) return { ...table, recordCount: 0 };
  table.relation = { kind: 'rows', batches };
  return table;
}

/** The first batch is empty: it says that the first header was found. */
async function* readSheets(
  table: RawTable,
  sheets: AsyncIterable<Sheet>,
  options: TableOptions,
): AsyncGenerator<RowBatch> {
  const limits = { ...readLimits, ...options.limits };
  const { clock = () => 0 } = options;
  const started = clock();
  const isLate = () => clock() - started > limits.spreadsheetMilliseconds;
  try {
    for await (const sheet of sheets) yield* readSheet(table, sheet, options, limits, isLate);
  } catch (error) {
    if (error instanceof Refusal) table.issues.push(error.issue);
    else {
      const reason = error instanceof Error ? error.message : String(error);
      table.issues.push(issue('SOURCE_SPREADSHEET_BROKEN', { file: table.file }, { reason }));
    }
  }
}

async function* readSheet(
  table: RawTable,
  sheet: Sheet,
  options: TableOptions,
  limits: ReadLimits,
  isLate: () => boolean,
): AsyncGenerator<RowBatch> {
  const { file } = table;
  const shape = new TableShape({
    ...options,
    carryRight: () => !mergesHeader(sheet, options),
    file,
    rejects: limits.rejects,
    width: widthOf(sheet, options),
    padded: true,
  });
  const cellIssues = new CellIssues(file, sheet.name);
  let batch: RowBatch = { cells: [], lines: [], sheet: sheet.name };
  let order: number[] | null = null;
  let lastLine = 0;
  for await (const row of sheet.rows) {
    if (row.line > limits.spreadsheetRows) throw tooLarge(file, `${limits.spreadsheetRows} rows`, row.line);
    if (row.line % 1000 === 0 && isLate()) throw tooLarge(file, `${limits.spreadsheetMilliseconds} ms`, row.line);
    if (row.line > lastLine + 1) shape.row([], lastLine + 1);
    lastLine = row.line;
    const hadHeader = shape.hasHeader;
    const cells = shape.row(hadHeader ? plainCells(row) : headerCells(row, sheet), row.line);
    if (shape.hasHeader && order === null) {
      order = columnOrder(table, shape.columns, sheet.name);
      if (shape.columns === table.columns) yield { cells: [], lines: [], sheet: sheet.name };
    }
    if (hadHeader && cells) cellIssues.row(row, sheet.merges, shape.columns.length);
    if (cells && order) {
      batch.cells.push(order.length === 0 ? cells : order.map((column) => cells[column]!));
      batch.lines.push(row.line);
    }
    if (batch.lines.length >= batchRows) {
      yield batch;
      batch = { cells: [], lines: [], sheet: sheet.name };
    }
    if (shape.refused) break;
  }
  shape.finish();
  table.recordCount = (table.recordCount ?? 0) + shape.recordCount;
  table.issues.push(...shape.issues, ...cellIssues.all());
  table.rejected.push(...shape.rejected);
  table.notes.above.push(...shape.notes.above);
  table.notes.below.push(...shape.notes.below);
  if (batch.lines.length > 0) yield batch;
}

/** Where the table's columns stand in this sheet; empty when they stand in the table's own order. */
function columnOrder(table: RawTable, columns: string[], sheet: string): number[] {
  if (table.columns.length === 0) {
    table.columns = columns;
    return [];
  }
  const missing = table.columns.filter((name) => !columns.includes(name));
  const added = columns.filter((name) => !table.columns.includes(name));
  if (missing.length + added.length > 0) {
    const details = { value: sheet, missing: missing.join(', ') || 'none', added: added.join(', ') || 'none' };
    throw new Refusal(issue('SOURCE_SHEET_COLUMNS_DIFFER', { file: table.file }, details));
  }
  return table.columns.map((name) => columns.indexOf(name));
}

function plainCells(row: SheetRow): Cells {
  const cells: Cells = [];
  for (const { column, text } of row.cells) {
    while (cells.length < column - 1) cells.push(null);
    cells[column - 1] = text === '' ? null : text;
  }
  return cells;
}

/** Header cells take the text of the cell that they are merged with on the left; merges downwards leave the lower cell blank. */
function headerCells(row: SheetRow, sheet: Sheet): Cells {
  const cells = plainCells(row);
  for (const { top, left, right } of sheet.merges) {
    const text = top === row.line ? cells[left - 1] : null;
    // A title over the whole table is a note, not the name of every column: it stays in one cell.
    if (!text || row.cells.filter((cell) => cell.text).length === 1) continue;
    for (let column = left + 1; column <= right; column++) {
      while (cells.length < column) cells.push(null);
      cells[column - 1] = text;
    }
  }
  return cells;
}

/** Where header cells are merged, the merges say how far a name reaches, and a blank cell is a blank cell. */
function mergesHeader(sheet: Sheet, { headerRow }: TableOptions): boolean {
  const rows = headerRow === undefined ? [] : typeof headerRow === 'number' ? [headerRow] : headerRow;
  return sheet.merges.some(({ top, left, right }) => right > left && rows.includes(top));
}

/** A sheet tells its width only when it was read at once; a table of one column is then known as such, else by `headerRow`. */
function widthOf(sheet: Sheet, options: TableOptions): number {
  if (options.headerless) return options.headerless.length;
  if (!Array.isArray(sheet.rows)) return 2;
  return Math.max(1, ...(sheet.rows as SheetRow[]).slice(0, 1000).map((row) => row.cells.length));
}

function tooLarge(file: string, limit: string, line: number): Refusal {
  return new Refusal(issue('SOURCE_SPREADSHEET_TOO_LARGE', { file, line }, { limit, line }));
}
