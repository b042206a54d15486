import { type CellRange, type SheetCell, type SheetRow, sheetColumns } from './sheet.ts';
import { xmlPieces } from './xml.ts';

type Attributes = Readonly<Record<string, string>>;

interface WrittenCell {
  column: number;
  repeated: number;
  attributes: Attributes;
  paragraphs: string[];
}

/** What a formula shows in place of a value that it cannot have. */
const errorText = /^(#(REF|DIV\/0|N\/A|NAME|VALUE|NUM|NULL)[!?]?|Err:\d+)$/;

/** Names of the sheets of an .ods workbook, from its `content.xml`. */
export async function odsSheetNames(content: AsyncIterable<Buffer>): Promise<string[]> {
  const names: string[] = [];
  let depth = 0;
  const pieces = xmlPieces(content, {
    open(name, attributes) {
      if (name === 'table' && depth++ === 0) names.push(attributes['table:name'] ?? '');
    },
    close(name) {
      if (name === 'table') depth--;
    },
  });
  for await (const _ of pieces);
  return names;
}

/**
 * The rows of one sheet of an .ods workbook, as its `content.xml` streams by. Blank rows are left out, repeated ones written out.
 *
 * @param merges filled with the ranges of merged cells, each before the row in which it begins
 * @see OpenDocument 1.3 part 3, 9.1 (tables) and 19.385 (office:value-type)
 */
export async function* odsRows(
  content: AsyncIterable<Buffer>,
  sheet: string,
  merges: CellRange[],
): AsyncGenerator<SheetRow> {
  const rows: { row: SheetRow; repeated: number }[] = [];
  let depth = 0;
  let inSheet = false;
  let line = 1;
  let column = 1;
  let row: SheetRow = { line, cells: [] };
  let rowsRepeated = 1;
  let cell: WrittenCell | null = null;
  let inParagraph = false;
  let inNote = 0;
  const pieces = xmlPieces(content, {
    open(name, attributes) {
      if (name === 'table' && depth++ === 0) inSheet = attributes['table:name'] === sheet;
      if (!inSheet) return;
      if (name === 'table-row') {
        row = { line, cells: [] };
        column = 1;
        rowsRepeated = times(attributes['table:number-rows-repeated']);
      } else if (name === 'table-cell' || name === 'covered-table-cell') {
        cell = {
          column,
          repeated: times(attributes['table:number-columns-repeated']),
          attributes,
          paragraphs: [],
        };
        column += cell.repeated;
      } else if (name === 'annotation') inNote++;
      else if (name === 'p' && cell && inNote === 0) {
        inParagraph = true;
        cell.paragraphs.push('');
      } else if (inParagraph && cell) addText(cell, spaceText(name, attributes));
    },
    text(text) {
      if (inParagraph && cell && inNote === 0) addText(cell, text);
    },
    close(name) {
      if (name === 'table' && --depth === 0) inSheet = false;
      if (!inSheet) return;
      if (name === 'annotation') inNote--;
      else if (name === 'p' && inNote === 0) inParagraph = false;
      else if ((name === 'table-cell' || name === 'covered-table-cell') && cell) {
        const range = mergedRange(cell, line);
        if (range) merges.push(range);
        row.cells.push(...readCells(cell));
        cell = null;
      } else if (name === 'table-row') {
        if (row.cells.length > 0) rows.push({ row, repeated: rowsRepeated });
        line += rowsRepeated;
      }
    },
  });
  for await (const _ of pieces)
    for (const { row, repeated } of rows.splice(0))
      for (let copy = 0; copy < repeated; copy++) yield { line: row.line + copy, cells: row.cells };
}

/** How often a row or a cell stands there. */
function times(written = '1'): number {
  const count = Number(written);
  if (!Number.isInteger(count) || count < 1) throw new Error(`it repeats something ${written} times`);
  return count;
}

function addText(cell: WrittenCell, text: string): void {
  cell.paragraphs[cell.paragraphs.length - 1] += text;
}

/** White space that XML would not keep is written as elements. */
function spaceText(name: string, attributes: Attributes): string {
  if (name === 's') return ' '.repeat(Math.min(Number(attributes['text:c'] ?? 1), 1000));
  return name === 'tab' ? '\t' : name === 'line-break' ? '\n' : '';
}

function mergedRange({ column, attributes }: WrittenCell, line: number): CellRange | null {
  const columns = Math.min(times(attributes['table:number-columns-spanned']), sheetColumns);
  const rows = times(attributes['table:number-rows-spanned']);
  if (columns === 1 && rows === 1) return null;
  return { top: line, left: column, bottom: line + rows - 1, right: column + columns - 1 };
}

function readCells(written: WrittenCell): SheetCell[] {
  const { column, repeated, attributes, paragraphs } = written;
  const type = attributes['office:value-type'];
  const formula = attributes['table:formula'] !== undefined;
  const shown = paragraphs.join('\n');
  if (type === undefined && !formula) return [];
  const cell: SheetCell = { column, text: null };
  if (formula) cell.formula = type === undefined ? 'not-calculated' : 'calculated';
  const isError =
    attributes['calcext:value-type'] === 'error' || (formula && type === 'string' && errorText.test(shown));
  if (isError) cell.error = shown || '#ERROR!';
  else cell.text = valueText(type, attributes, shown);
  // A cell repeated to the edge of the sheet is a filled row; the table's width decides what of it counts.
  if (column + repeated - 1 > sheetColumns) throw new Error(`a row of it has more than ${sheetColumns} cells`);
  return Array.from({ length: repeated }, (_, index) => ({ ...cell, column: column + index }));
}

function valueText(type: string | undefined, attributes: Attributes, shown: string): string | null {
  if (type === 'float' || type === 'percentage' || type === 'currency') {
    const number = Number(attributes['office:value']);
    return Number.isFinite(number) ? String(number) : (attributes['office:value'] ?? null);
  }
  if (type === 'date') return attributes['office:date-value']?.replace(/T00:00:00(\.0+)?$/, '') ?? null;
  if (type === 'time') return attributes['office:time-value']?.replace(/^PT(\d+)H(\d+)M(\d+).*$/, '$1:$2:$3') ?? null;
  if (type === 'boolean') return attributes['office:boolean-value'] === 'true' ? 'TRUE' : 'FALSE';
  return attributes['office:string-value'] ?? shown;
}
