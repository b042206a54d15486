import { dateFromSerial } from './date-serial.ts';
import { parseAddress, type SheetCell, type SheetRow, sheetColumns } from './sheet.ts';
import { decodeEscapes, StringText, type WorkbookParts } from './xlsx-parts.ts';
import { xmlPieces } from './xml.ts';

/** The rows of one sheet of an .xlsx workbook, as they stream out of the archive. @see ECMA-376 part 1, 18.3 */
export async function* xlsxRows(bytes: AsyncIterable<Buffer>, parts: WorkbookParts): AsyncGenerator<SheetRow> {
  const rows: SheetRow[] = [];
  let row: SheetRow = { line: 0, cells: [] };
  let cell: WrittenCell | null = null;
  let column = 0;
  let inValue = false;
  const inline = new StringText();
  const pieces = xmlPieces(bytes, {
    open(name, attributes) {
      if (name === 'row') {
        row = { line: attributes.r ? rowNumber(attributes.r, row.line) : row.line + 1, cells: [] };
        column = 0;
      } else if (name === 'c') {
        column = attributes.r ? parseAddress(attributes.r).column : column + 1;
        if (column > sheetColumns || row.cells.length >= sheetColumns)
          throw new Error(`its row ${row.line} has more than ${sheetColumns} cells`);
        cell = { column, type: attributes.t ?? 'n', style: Number(attributes.s ?? 0), formula: false, value: null };
      } else if (name === 'f' && cell) cell.formula = true;
      else if (name === 'v' && cell) {
        inValue = true;
        cell.value = '';
      } else inline.open(name);
    },
    text(text) {
      if (inValue && cell) cell.value += text;
      else inline.add(text);
    },
    close(name) {
      if (name === 'v') inValue = false;
      else if (name === 'is' && cell) cell.value = inline.take();
      else if (name === 'c' && cell) {
        const read = readCell(cell, parts);
        if (read) row.cells.push(read);
        cell = null;
      } else if (name === 'row') rows.push(row);
      else inline.close(name);
    },
  });
  for await (const _ of pieces) yield* rows.splice(0);
}

interface WrittenCell {
  column: number;
  /** n number, s shared string, str formula's text, inlineStr, b truth value, e error, d ISO date. */
  type: string;
  style: number;
  formula: boolean;
  value: string | null;
}

function readCell({ column, type, style, formula, value }: WrittenCell, parts: WorkbookParts): SheetCell | null {
  if (value === null) return formula ? { column, text: null, formula: 'not-calculated' } : null;
  const cell: SheetCell = { column, text: null, ...(formula ? { formula: 'calculated' as const } : {}) };
  if (type === 'e') return { ...cell, error: value };
  if (type === 's') cell.text = sharedText(value, parts.strings);
  else if (type === 'str' || type === 'inlineStr') cell.text = decodeEscapes(value);
  else if (type === 'b') cell.text = value === '0' ? 'FALSE' : 'TRUE';
  else if (type === 'd') cell.text = value.replace(/T00:00:00(\.0+)?Z?$/, '');
  else cell.text = numberText(value, parts.dateStyles[style] === true, parts.from1904);
  return cell;
}

/** Rows stand in their order; one that does not would come out under the line of another. */
function rowNumber(written: string, before: number): number {
  const line = Number(written);
  if (!Number.isInteger(line) || line <= before) throw new Error(`its row ${before} is followed by a row ${written}`);
  return line;
}

function sharedText(number: string, strings: readonly string[]): string {
  const text = strings[Number(number)];
  if (text === undefined) throw new Error(`a cell names its text ${number}, and it has ${strings.length} texts`);
  return text;
}

function numberText(value: string, isDate: boolean, from1904: boolean): string {
  const number = Number(value);
  if (!Number.isFinite(number)) return value;
  return isDate && number >= 0 && number < 2_958_466 ? dateFromSerial(number, from1904) : String(number);
}
