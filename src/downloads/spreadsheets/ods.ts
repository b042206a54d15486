import { type Sheet, type SheetCell, xmlText } from './sheet.ts';
import { ZipFile } from './zip-file.ts';

const declaration = '<?xml version="1.0" encoding="UTF-8"?>\n';
const media = 'application/vnd.oasis.opendocument.spreadsheet';
const space = 'urn:oasis:names:tc:opendocument:xmlns';

/** Writes an OpenDocument spreadsheet. Rows stream: what is held is one batch. The same sheets give the same bytes. @see ISO/IEC 26300 */
export async function writeOds(path: string, sheets: readonly Sheet[]): Promise<void> {
  const zip = await ZipFile.create(path);
  try {
    // The type comes first and unpacked, so that a program knows the file by its first bytes.
    await zip.add('mimetype', media, true);
    await zip.add(
      'META-INF/manifest.xml',
      `${declaration}<manifest:manifest xmlns:manifest="${space}:manifest:1.0" manifest:version="1.2"><manifest:file-entry manifest:full-path="/" manifest:version="1.2" manifest:media-type="${media}"/><manifest:file-entry manifest:full-path="content.xml" manifest:media-type="text/xml"/></manifest:manifest>`,
    );
    await zip.add('content.xml', content(sheets));
    await zip.close();
  } catch (error) {
    await zip.abandon();
    throw error;
  }
}

async function* content(sheets: readonly Sheet[]): AsyncGenerator<string> {
  yield `${declaration}<office:document-content xmlns:office="${space}:office:1.0" xmlns:table="${space}:table:1.0" xmlns:text="${space}:text:1.0" xmlns:style="${space}:style:1.0" xmlns:fo="${space}:xsl-fo-compatible:1.0" office:version="1.2"><office:automatic-styles><style:style style:name="head" style:family="table-cell"><style:text-properties fo:font-weight="bold"/></style:style></office:automatic-styles><office:body><office:spreadsheet>`;
  for (const { name, header, batches } of sheets) {
    yield `<table:table table:name="${xmlText(name)}"><table:table-column table:number-columns-repeated="${Math.max(1, header.length)}"/><table:table-header-rows><table:table-row>${header
      .map((text) => textCell(text, ' table:style-name="head"'))
      .join('')}</table:table-row></table:table-header-rows>`;
    for await (const rows of batches) {
      let text = '';
      for (const row of rows) text += `<table:table-row>${row.map(cell).join('')}</table:table-row>`;
      yield text;
    }
    yield '</table:table>';
  }
  yield '</office:spreadsheet></office:body></office:document-content>';
}

function cell(value: SheetCell): string {
  if (value === null || (typeof value === 'number' && !Number.isFinite(value))) return '<table:table-cell/>';
  if (typeof value === 'number') {
    return `<table:table-cell office:value-type="float" office:value="${value}"><text:p>${value}</text:p></table:table-cell>`;
  }
  return textCell(String(value), '');
}

const textCell = (text: string, style: string) =>
  `<table:table-cell${style} office:value-type="string"><text:p>${lines(text)}</text:p></table:table-cell>`;

/** Line ends, runs of spaces and spaces at an end are elements of their own, else programs take them for one space. */
function lines(text: string): string {
  return xmlText(text)
    .replace(/ {2,}|^ | $/gm, (run) => `<text:s text:c="${run.length}"/>`)
    .replaceAll('\t', '<text:tab/>')
    .replace(/\r\n|\r|\n/g, '</text:p><text:p>');
}
