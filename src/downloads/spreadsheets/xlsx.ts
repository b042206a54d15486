import { type Sheet, type SheetCell, xmlText } from './sheet.ts';
import { ZipFile } from './zip-file.ts';

const declaration = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const packaging = 'http://schemas.openxmlformats.org/package/2006';
const media = 'application/vnd.openxmlformats-officedocument.spreadsheetml';

/** Writes a workbook for Excel. Rows stream: what is held is one batch. The same sheets give the same bytes. @see ECMA-376 */
export async function writeXlsx(path: string, sheets: readonly Sheet[]): Promise<void> {
  const zip = await ZipFile.create(path);
  try {
    const numbered = sheets.map((sheet, at) => ({ sheet, id: at + 1 }));
    await zip.add(
      '[Content_Types].xml',
      `${declaration}<Types xmlns="${packaging}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="${media}.sheet.main+xml"/><Override PartName="/xl/styles.xml" ContentType="${media}.styles+xml"/>${numbered
        .map(({ id }) => `<Override PartName="/xl/worksheets/sheet${id}.xml" ContentType="${media}.worksheet+xml"/>`)
        .join('')}</Types>`,
    );
    await zip.add('_rels/.rels', relationships([{ id: 1, type: 'officeDocument', target: 'xl/workbook.xml' }]));
    await zip.add(
      'xl/workbook.xml',
      `${declaration}<workbook xmlns="${main}" xmlns:r="${office}"><sheets>${numbered
        .map(({ sheet, id }) => `<sheet name="${xmlText(sheetName(sheet.name))}" sheetId="${id}" r:id="rId${id}"/>`)
        .join('')}</sheets></workbook>`,
    );
    await zip.add(
      'xl/_rels/workbook.xml.rels',
      relationships([
        ...numbered.map(({ id }) => ({ id, type: 'worksheet', target: `worksheets/sheet${id}.xml` })),
        { id: sheets.length + 1, type: 'styles', target: 'styles.xml' },
      ]),
    );
    await zip.add('xl/styles.xml', styles);
    for (const { sheet, id } of numbered) await zip.add(`xl/worksheets/sheet${id}.xml`, worksheet(sheet));
    await zip.close();
  } catch (error) {
    await zip.abandon();
    throw error;
  }
}

function relationships(entries: { id: number; type: string; target: string }[]): string {
  return `${declaration}<Relationships xmlns="${packaging}/relationships">${entries
    .map(({ id, type, target }) => `<Relationship Id="rId${id}" Type="${office}/${type}" Target="${target}"/>`)
    .join('')}</Relationships>`;
}

/** Style 1 is the bold one of the column names. */
const styles = `${declaration}<styleSheet xmlns="${main}"><fonts count="2"><font><sz val="11"/><name val="Calibri"/></font><font><b/><sz val="11"/><name val="Calibri"/></font></fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders><cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="2"><xf/><xf fontId="1" applyFont="1"/></cellXfs></styleSheet>`;

async function* worksheet({ header, batches }: Sheet): AsyncGenerator<string> {
  yield `${declaration}<worksheet xmlns="${main}"><sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews><sheetFormatPr defaultRowHeight="15"/><cols><col min="1" max="${Math.max(1, header.length)}" width="18" customWidth="1"/></cols><sheetData>`;
  const columns = header.map((_, at) => columnName(at));
  const row = (cells: readonly SheetCell[], number: number, style = '') =>
    `<row r="${number}">${cells.map((value, at) => cell(value, `${columns[at]}${number}`, style)).join('')}</row>`;
  yield row(header, 1, ' s="1"');
  let number = 1;
  for await (const rows of batches) {
    let text = '';
    for (const cells of rows) text += row(cells, ++number);
    yield text;
  }
  yield '</sheetData></worksheet>';
}

/** Some programs want the place of every cell; an empty cell need not be written. */
function cell(value: SheetCell, place: string, style: string): string {
  if (value === null || (typeof value === 'number' && !Number.isFinite(value))) return '';
  if (typeof value === 'number') return `<c r="${place}"><v>${value}</v></c>`;
  return `<c r="${place}" t="inlineStr"${style}><is><t xml:space="preserve">${xmlText(fitting(String(value)))}</t></is></c>`;
}

/** A, B, … Z, AA, … of the column at a place from 0. */
function columnName(at: number): string {
  return `${at >= 26 ? columnName(Math.floor(at / 26) - 1) : ''}${String.fromCharCode(65 + (at % 26))}`;
}

/** A cell of Excel holds no more; what is left out is said. */
const cellLengthAtMost = 32_767;
const cut = ' … (cut: the text is too long for a cell)';
const fitting = (text: string) =>
  text.length <= cellLengthAtMost ? text : text.slice(0, cellLengthAtMost - cut.length - 1) + cut;

/** Names of sheets have at most 31 characters, and not these. */
function sheetName(name: string): string {
  return name.replace(/[[\]:*?/\\]/g, '-').slice(0, 31);
}
