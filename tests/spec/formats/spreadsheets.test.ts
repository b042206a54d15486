import { describe, expect, it } from 'vitest';
import * as XLSX from 'xlsx';
import { openTable } from '#sources/formats/open-table.ts';
import type { TableOptions } from '#sources/formats/raw-table.ts';
import { makeZip } from './make-zip.ts';
import { codes, rowsOf, scratchFolder } from './read-table.ts';

const scratch = scratchFolder();
let files = 0;

/** A workbook in a format that SheetJS writes. */
async function sheetjs(format: 'ods' | 'xls', sheet: XLSX.WorkSheet, options: TableOptions = {}, name = 'Sheet1') {
  const book = XLSX.utils.book_new();
  XLSX.utils.book_append_sheet(book, sheet, name);
  const bytes = XLSX.write(book, { type: 'buffer', bookType: format === 'xls' ? 'biff8' : 'ods' }) as Buffer;
  const path = await scratch.write(`book-${++files}.${format}`, bytes);
  const table = await openTable(path, options);
  return { path, table, rows: await rowsOf(table) };
}

describe.each(['ods', 'xls'] as const)('an .%s workbook', (format) => {
  it('gives text, numbers and truth values', async () => {
    const sheet = XLSX.utils.aoa_to_sheet([
      ['area', 'value', 'closed'],
      ['E1', 0.1 + 0.2, true],
      ['E2', 12345678, false],
      ['E3', null, 'x'],
    ]);
    const { table, rows } = await sheetjs(format, sheet);
    expect(table.issues).toEqual([]);
    expect(table.columns).toEqual(['area', 'value', 'closed']);
    expect(rows).toEqual([
      [2, 'E1', '0.30000000000000004', 'TRUE'],
      [3, 'E2', '12345678', 'FALSE'],
      [4, 'E3', null, 'x'],
    ]);
  });

  it('reports merged data cells', async () => {
    const sheet = XLSX.utils.aoa_to_sheet([
      ['a', 'b'],
      ['E1', 2],
      ['E2', null],
    ]);
    sheet['!merges'] = [XLSX.utils.decode_range('B2:B3')];
    const { table, rows } = await sheetjs(format, sheet);
    expect(codes(table)).toEqual(['SOURCE_CELLS_MERGED']);
    expect(rows).toEqual([
      [2, 'E1', '2'],
      [3, 'E2', null],
    ]);
  });

  it('takes a table of one column', async () => {
    const { rows } = await sheetjs(format, XLSX.utils.aoa_to_sheet([['code'], ['E1']]), { headerRow: 1 });
    expect(rows).toEqual([[2, 'E1']]);
  });

  it('is refused beyond its limits, without the sheet, or when it is something else', async () => {
    const sheet = XLSX.utils.aoa_to_sheet(Array.from({ length: 3000 }, (_, row) => [`E${row}`, row]));
    const { path } = await sheetjs(format, sheet);
    const limited = async (limits: TableOptions['limits']) => {
      const table = await openTable(path, { limits, clock: () => performance.now() });
      await rowsOf(table);
      return codes(table).at(-1);
    };
    if (format === 'xls') expect(await limited({ spreadsheetBytes: 1000 })).toBe('SOURCE_SPREADSHEET_TOO_LARGE');
    expect(await limited({ spreadsheetMilliseconds: -1 })).toBe('SOURCE_SPREADSHEET_TOO_LARGE');
    expect(await limited({ spreadsheetRows: 100 })).toBe('SOURCE_SPREADSHEET_TOO_LARGE');
    expect(codes(await openTable(path, { sheet: 'None' }))).toEqual(['SOURCE_SHEET_MISSING']);
  });

  it('is refused when it is something else', async () => {
    const others = [
      Buffer.from('<html><table><tr><td>a</td></tr></table></html>'),
      Buffer.from('d0cf11e0a1b11ae100', 'hex'),
    ];
    for (const bytes of others) {
      const [code] = codes(await openTable(await scratch.write(`broken-${++files}.${format}`, bytes)));
      expect(code).toBe('SOURCE_SPREADSHEET_BROKEN');
    }
  });
});

describe('dates', () => {
  const expected = [
    [2, 'E1', '2019-04-01'],
    [3, 'E2', '2019-04-01T13:30:00'],
  ];

  it('of an .xls workbook come as ISO text', async () => {
    const sheet = XLSX.utils.aoa_to_sheet([
      ['area', 'day'],
      ['E1', { t: 'n', v: 43556, z: 'yyyy-mm-dd' }],
      ['E2', { t: 'n', v: 43556.5625, z: 'yyyy-mm-dd hh:mm' }],
    ]);
    expect((await sheetjs('xls', sheet)).rows).toEqual(expected);
  });

  it('of an .ods workbook come as ISO text, in every time zone', async () => {
    const row = (cells: string) => `<table:table-row>${cells}</table:table-row>`;
    const words = (word: string) =>
      `<table:table-cell office:value-type="string"><text:p>${word}</text:p></table:table-cell>`;
    const day = (value: string) =>
      `<table:table-cell office:value-type="date" office:date-value="${value}"><text:p>1 Apr</text:p></table:table-cell>`;
    const spaces = ['office', 'table', 'text'].map(
      (name) => `xmlns:${name}="urn:oasis:names:tc:opendocument:xmlns:${name}:1.0"`,
    );
    const content = `<?xml version="1.0"?><office:document-content ${spaces.join(' ')}><office:body><office:spreadsheet>
      <table:table table:name="Data">${row(words('area') + words('day'))}${row(words('E1') + day('2019-04-01'))}${row(
        words('E2') + day('2019-04-01T13:30:00'),
      )}</table:table></office:spreadsheet></office:body></office:document-content>`;
    const mimetype = { name: 'mimetype', content: 'application/vnd.oasis.opendocument.spreadsheet', stored: true };
    const path = await scratch.write('dates.ods', makeZip([mimetype, { name: 'content.xml', content }]));
    for (const zone of ['UTC', 'America/New_York', 'Asia/Tokyo']) {
      const before = process.env.TZ;
      process.env.TZ = zone;
      const table = await openTable(path);
      expect(await rowsOf(table)).toEqual(expected);
      process.env.TZ = before;
    }
  });
});

describe('an .ods workbook as office programmes write it', () => {
  it('writes out what is repeated, keeps spaces, leaves out comments, reports merges, formulas and their errors', async () => {
    const text = (inner: string, more = '') =>
      `<table:table-cell office:value-type="string" ${more}><text:p>${inner}</text:p></table:table-cell>`;
    const number = (value: string, more = '') =>
      `<table:table-cell office:value-type="float" office:value="${value}" ${more}><text:p>shown</text:p></table:table-cell>`;
    const row = (cells: string, more = '') => `<table:table-row ${more}>${cells}</table:table-row>`;
    const names = ['office', 'table', 'text'].map(
      (name) => `xmlns:${name}="urn:oasis:names:tc:opendocument:xmlns:${name}:1.0"`,
    );
    const content = `<?xml version="1.0"?><office:document-content ${names.join(' ')} xmlns:calcext="urn:calcext"><office:body>
      <office:spreadsheet><table:table table:name="Notes">${row(text('read me') + text('now'))}</table:table>
      <table:table table:name="Data">
      ${row(text('area') + text('2019', 'table:number-columns-spanned="2"') + '<table:covered-table-cell/>' + text('note'))}
      ${row('<table:table-cell/>' + text('count') + text('rate') + '<table:table-cell/>')}
      ${row(text('E1') + number('1', 'table:number-columns-repeated="2"') + text('a<text:s text:c="2"/>b<office:annotation><text:p>hidden</text:p></office:annotation>'), 'table:number-rows-repeated="2"')}
      ${row('<table:table-cell table:number-columns-repeated="1024"/>', 'table:number-rows-repeated="3"')}
      ${row(text('E2') + number('2', 'table:formula="of:=[.B3]*2"') + text('#REF!', 'table:formula="of:=1" calcext:value-type="error"') + text('x', 'table:number-rows-spanned="2"'))}
      ${row('<table:table-cell table:number-columns-repeated="1024"/>', 'table:number-rows-repeated="1048000"')}
      </table:table></office:spreadsheet></office:body></office:document-content>`;
    const path = await scratch.write('office.ods', makeZip([{ name: 'content.xml', content }]));
    const table = await openTable(path, { sheet: 'Data', headerRow: [1, 2] });
    expect(table.columns).toEqual(['area', '2019 / count', '2019 / rate', 'note']);
    expect(await rowsOf(table)).toEqual([
      [3, 'E1', '1', '1', 'a  b'],
      [4, 'E1', '1', '1', 'a  b'],
      [8, 'E2', '2', null, 'x'],
    ]);
    expect(table.issues).toMatchObject([
      { code: 'SOURCE_ROWS_BLANK' },
      { code: 'SOURCE_FORMULA_ERROR', where: { line: 8, column: 3 }, input: '#REF!' },
      { code: 'SOURCE_CELLS_MERGED', where: { line: 8, column: 4 }, message: expect.stringContaining('D8:D9') },
      { code: 'SOURCE_FORMULAS' },
    ]);
  });
});

describe('a workbook that is read at once', () => {
  it('gives their saved values and reports errors', async () => {
    const sheet = XLSX.utils.aoa_to_sheet([
      ['a', 'b'],
      [1, null],
      [2, null],
    ]);
    sheet.B2 = { t: 'n', v: 2, f: 'A2*2' };
    sheet.B3 = { t: 'e', v: 0x17, w: '#REF!' };
    sheet['!ref'] = 'A1:B3';
    const { table, rows } = await sheetjs('xls', sheet);
    expect(rows).toEqual([
      [2, '1', '2'],
      [3, '2', null],
    ]);
    expect(table.issues).toMatchObject([{ code: 'SOURCE_FORMULA_ERROR', input: '#REF!' }]);
  });

  it('is refused when its archive is a bomb', async () => {
    const path = await scratch.write(
      'bomb.ods',
      makeZip([{ name: 'content.xml', content: Buffer.alloc(20_000_000, ' ') }]),
    );
    expect(codes(await openTable(path))).toEqual(['SOURCE_ARCHIVE_TOO_LARGE']);
  });
});
