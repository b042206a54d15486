import ExcelJS from 'exceljs';
import { describe, expect, it } from 'vitest';
import { openTable } from '#sources/formats/open-table.ts';
import type { TableOptions } from '#sources/formats/raw-table.ts';
import { makeZip } from './make-zip.ts';
import { codes, rowsOf, scratchFolder } from './read-table.ts';

const scratch = scratchFolder();
let files = 0;

/** A workbook written by exceljs, whose cells `fill` sets. */
async function xlsx(fill: (book: ExcelJS.Workbook) => void, options: TableOptions = {}) {
  const book = new ExcelJS.Workbook();
  fill(book);
  const path = await scratch.write(`book-${++files}.xlsx`, new Uint8Array(await book.xlsx.writeBuffer()));
  const table = await openTable(path, options);
  return { path, table, rows: await rowsOf(table) };
}

const date = (text: string) => new Date(`${text}Z`);

describe('an .xlsx workbook', () => {
  it('gives text, numbers in full, dates as ISO text and truth values, with the rows of the sheet', async () => {
    const { table, rows } = await xlsx((book) => {
      const sheet = book.addWorksheet('Data');
      sheet.addRow(['area', 'period', 'value', 'closed']);
      sheet.addRow(['E1', date('2019-04-01T00:00:00'), 0.1 + 0.2, true]);
      sheet.addRow([
        { richText: [{ text: 'E' }, { font: { bold: true }, text: '2 & <3' }] },
        date('2019-12-31T13:30:00'),
        1e21,
        false,
      ]);
      sheet.addRow(['E3', '', null, '']);
    });
    expect(table.columns).toEqual(['area', 'period', 'value', 'closed']);
    expect(rows).toEqual([
      [2, 'E1', '2019-04-01', '0.30000000000000004', 'TRUE'],
      [3, 'E2 & <3', '2019-12-31T13:30:00', '1e+21', 'FALSE'],
      [4, 'E3', null, null, null],
    ]);
    expect(table.issues).toEqual([]);
  });

  it('gives the saved values of formulas, counted, and reports errors cell by cell', async () => {
    const { table, rows } = await xlsx((book) => {
      const sheet = book.addWorksheet('Data');
      sheet.addRow(['a', 'b', 'c']);
      sheet.addRow([1, { formula: 'A2*2', result: 2 }, { formula: 'A2&"x"', result: '1x' }]);
      sheet.addRow([
        { error: '#REF!' },
        { formula: '1/0', result: { error: '#DIV/0!' } },
        { formula: 'DATE(2019,4,1)', result: date('2019-04-01T00:00:00') },
      ]);
      sheet.getCell('C3').numFmt = 'dd/mm/yyyy';
      sheet.addRow([1, { formula: 'A2*3' }, 5]);
    });
    expect(rows).toEqual([
      [2, '1', '2', '1x'],
      [3, null, null, '2019-04-01'],
      [4, '1', null, '5'],
    ]);
    expect(table.issues).toMatchObject([
      { code: 'SOURCE_FORMULA_ERROR', where: { line: 3, column: 1 }, input: '#REF!' },
      { code: 'SOURCE_FORMULA_ERROR', where: { line: 3, column: 2 }, input: '#DIV/0!' },
      { code: 'SOURCE_FORMULA_NOT_CALCULATED', where: { line: 4, column: 2 } },
      { code: 'SOURCE_FORMULAS', severity: 'informs' },
    ]);
    expect(table.issues[3]!.message).toContain('of the sheet Data that are formulas: 4;');
  });

  it('lists a hundred cells with problems and counts the rest', async () => {
    const { table } = await xlsx((book) => {
      const sheet = book.addWorksheet('Data');
      sheet.addRow(['a', 'b']);
      for (let row = 0; row < 130; row++) sheet.addRow([row, { error: '#N/A' }]);
    });
    expect(table.issues).toHaveLength(101);
    expect(table.issues[100]).toMatchObject({
      code: 'SOURCE_CELL_ISSUES_MORE',
      message: 'More cells of the sheet Data with problems of the kinds listed: 30.',
    });
  });

  it('fills merged headers, joins two header rows, and reports merged data cells without filling them', async () => {
    const { table, rows } = await xlsx(
      (book) => {
        const sheet = book.addWorksheet('Data');
        sheet.addRow(['Beds by trust']);
        sheet.mergeCells('A1:E1');
        sheet.addRow([]);
        sheet.addRow(['area', '2019', null, null, 'note']);
        sheet.addRow([null, 'count', 'rate', 'free', null]);
        sheet.addRow(['E1', 1, 2, 3, 'x']);
        sheet.addRow(['E2', 4, 5, 6, 'y']);
        sheet.mergeCells('A3:A4');
        sheet.mergeCells('B3:C3');
        sheet.mergeCells('B5:B6');
      },
      { headerRow: [3, 4] },
    );
    expect(table.columns).toEqual(['area', '2019 / count', '2019 / rate', 'free', 'note']);
    expect(rows).toEqual([
      [5, 'E1', '1', '2', '3', 'x'],
      [6, 'E2', null, '5', '6', 'y'],
    ]);
    expect(table.notes.above).toEqual(['Beds by trust']);
    expect(table.issues).toMatchObject([
      { code: 'SOURCE_NOTES_SKIPPED' },
      { code: 'SOURCE_CELLS_MERGED', where: { line: 5, column: 2 }, message: expect.stringContaining('B5:B6') },
    ]);
  });

  it('finds the header below a title by itself, passes over blank rows, and rejects cells beyond the header', async () => {
    const { table, rows } = await xlsx((book) => {
      const sheet = book.addWorksheet('Data');
      sheet.addRow(['Title']);
      sheet.addRow([]);
      sheet.addRow(['a', 'b']);
      sheet.addRow(['E1', 1]);
      sheet.addRow([]);
      sheet.addRow(['E2', 2, 'beyond']);
      sheet.addRow(['E3', 3, null, '']);
    });
    expect(rows).toEqual([
      [4, 'E1', '1'],
      [7, 'E3', '3'],
    ]);
    expect(table.rejected).toMatchObject([{ line: 6, issue: { code: 'SOURCE_ROW_TOO_LONG' } }]);
    expect(codes(table)).toEqual(['SOURCE_NOTES_SKIPPED', 'SOURCE_ROWS_BLANK']);
  });

  it('ends the table where the source says so', async () => {
    const fill = (book: ExcelJS.Workbook) => {
      const sheet = book.addWorksheet('Data');
      sheet.addRows([['a', 'b'], ['E1', 1], [], ['Source: returns']]);
    };
    for (const until of ['blank-row', { pattern: '^Source' }] as const) {
      const { table, rows } = await xlsx(fill, { until });
      expect(rows).toEqual([[2, 'E1', '1']]);
      expect(table.notes.below).toEqual(['Source: returns']);
      expect(table.rejected).toEqual([]);
    }
  });

  it('starts with the first sheet that a person sees', async () => {
    const fill = (hidden: ExcelJS.WorksheetState) => (book: ExcelJS.Workbook) => {
      const lists = book.addWorksheet('Lists', { state: hidden });
      lists.addRow(['x', 'y']);
      lists.addRow([3, 4]);
      const seen = book.addWorksheet('Data');
      seen.addRow(['a', 'b']);
      seen.addRow([1, 2]);
    };
    for (const state of ['hidden', 'veryHidden'] as const)
      expect((await xlsx(fill(state))).rows).toEqual([[2, '1', '2']]);
    expect((await xlsx(fill('hidden'), { sheet: 'Lists' })).rows).toEqual([[2, '3', '4']]);
  });

  it('reads the sheets that are asked for, one under another, columns by name', async () => {
    const fill = (book: ExcelJS.Workbook) => {
      book.addWorksheet('Notes').addRow(['Read me first']);
      book.addWorksheet('2019').addRows([
        ['area', 'value'],
        ['E1', 1],
      ]);
      book.addWorksheet('2020').addRows([['Title'], ['value', 'area'], [2, 'E2']]);
    };
    const expected = [
      [2, 'E1', '1'],
      [3, 'E2', '2'],
    ];
    expect((await xlsx(fill, { sheet: ['2019', '2020'] })).rows).toEqual(expected);
    expect((await xlsx(fill, { sheet: { pattern: '^20' } })).rows).toEqual(expected);
    expect((await xlsx(fill, { sheet: 3 })).rows).toEqual([[3, '2', 'E2']]);
    expect((await xlsx(fill, { sheet: '2020' })).table.columns).toEqual(['value', 'area']);
  });

  it('is refused when a sheet is not there, or later sheets have other columns', async () => {
    const fill = (book: ExcelJS.Workbook) => {
      book.addWorksheet('2019').addRows([
        ['area', 'value'],
        ['E1', 1],
      ]);
      book.addWorksheet('2020').addRows([
        ['area', 'rate'],
        ['E2', 2],
      ]);
    };
    for (const sheet of ['2018', 9, { pattern: 'x' }])
      expect(codes((await xlsx(fill, { sheet })).table)).toEqual(['SOURCE_SHEET_MISSING']);
    const { table } = await xlsx(fill, { sheet: ['2019', '2020'] });
    expect(table.issues).toMatchObject([{ code: 'SOURCE_SHEET_COLUMNS_DIFFER', severity: 'blocks', input: '2020' }]);
  });

  it('is refused when it is empty or has no header', async () => {
    expect(codes((await xlsx((book) => void book.addWorksheet('Data'))).table)).toEqual(['SOURCE_FILE_EMPTY']);
    const { table } = await xlsx((book) => void book.addWorksheet('Data').addRow(['only a title']));
    expect(codes(table)).toEqual(['SOURCE_HEADER_MISSING']);
  });

  it('counts days from 1904 where the workbook says so', async () => {
    const { rows } = await xlsx((book) => {
      book.properties.date1904 = true;
      const sheet = book.addWorksheet('Data');
      sheet.addRows([
        ['a', 'day'],
        ['E1', date('2019-04-01T00:00:00')],
      ]);
    });
    expect(rows).toEqual([[2, 'E1', '2019-04-01']]);
  });

  it('stops at its limits of rows and time, and when it is damaged', async () => {
    const fill = (book: ExcelJS.Workbook) => {
      const sheet = book.addWorksheet('Data');
      sheet.addRow(['a', 'b']);
      for (let row = 0; row < 5000; row++) sheet.addRow([row, 1]);
    };
    const rows = await xlsx(fill, { limits: { spreadsheetRows: 100 } });
    expect(rows.table.issues.at(-1)).toMatchObject({ code: 'SOURCE_SPREADSHEET_TOO_LARGE', where: { line: 101 } });
    const time = await xlsx(fill, { limits: { spreadsheetMilliseconds: -1 }, clock: () => performance.now() });
    expect(time.table.issues.at(-1)).toMatchObject({ code: 'SOURCE_SPREADSHEET_TOO_LARGE' });
    const other = makeZip([{ name: 'hello.txt', content: 'hello' }]);
    expect(codes(await openTable(await scratch.write('other.xlsx', other)))).toEqual(['SOURCE_SPREADSHEET_BROKEN']);
    expect(codes(await openTable(await scratch.write('html.xlsx', '<html></html>')))).toEqual([
      'SOURCE_SPREADSHEET_BROKEN',
    ]);
  });

  it('cannot make its XML grow by entities', async () => {
    const bomb =
      '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><Relationships>&b;</Relationships>';
    const path = await scratch.write('entities.xlsx', makeZip([{ name: '_rels/.rels', content: bomb }]));
    expect(codes(await openTable(path))).toEqual(['SOURCE_SPREADSHEET_BROKEN']);
  });
});
