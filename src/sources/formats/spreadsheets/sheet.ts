/** What the readers of workbooks hand to `sheetTable`, whatever the file format. */
export interface Sheet {
  name: string;
  merges: CellRange[];
  rows: AsyncIterable<SheetRow> | Iterable<SheetRow>;
}

export interface SheetRow {
  /** The sheet's own row number, from 1. */
  line: number;
  cells: SheetCell[];
}

export interface SheetCell {
  /** From 1. */
  column: number;
  /** Numbers in full precision, dates as ISO text, truth values as TRUE and FALSE; `null` for an error. */
  text: string | null;
  formula?: 'calculated' | 'not-calculated';
  /** Such as `#REF!`. */
  error?: string;
}

/** Rows and columns from 1, all four inclusive. */
export interface CellRange {
  top: number;
  left: number;
  bottom: number;
  right: number;
}

/** Columns that a sheet may have, in every programme that writes them. */
export const sheetColumns = 16_384;

/**
 * `AB12` → column 28, row 12.
 *
 * @throws Error beyond the columns of a sheet: a table laid out for such an address would fill the memory
 */
export function parseAddress(address: string): { column: number; line: number } {
  let column = 0;
  let position = 0;
  for (; position < address.length; position++) {
    const code = address.charCodeAt(position);
    if (code < 65 || code > 90) break;
    column = column * 26 + code - 64;
    if (column > sheetColumns) throw new Error(`it names the cell ${address.slice(0, 20)}, which no sheet has`);
  }
  return { column, line: Number(address.slice(position)) };
}

export function formatAddress(column: number, line: number): string {
  let letters = '';
  for (let rest = column; rest > 0; rest = Math.floor((rest - 1) / 26))
    letters = String.fromCharCode(65 + ((rest - 1) % 26)) + letters;
  return `${letters}${line}`;
}

/** `A1:C2`; one address alone is a range of one cell. */
export function parseRange(text: string): CellRange {
  const [first, last] = text.split(':') as [string, string?];
  const start = parseAddress(first);
  const end = last ? parseAddress(last) : start;
  return { top: start.line, left: start.column, bottom: end.line, right: end.column };
}
