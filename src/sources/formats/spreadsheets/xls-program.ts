/**
 * What the worker runs that reads .xls: plain JavaScript as text, so that it runs the same from source and from a bundle.
 * It answers `{ names }` with no sheets, or `{ sheets }` as `Sheet` without its async part, or `{ failure }`.
 */
export const xlsProgram = `
'use strict';
const { parentPort, workerData } = require('node:worker_threads');
const XLSX = require(workerData.reader);

function isoDate(value, from1904) {
  const date = XLSX.SSF.parse_date_code(value, { date1904: from1904 });
  if (!date) return String(value);
  const two = (number) => String(number).padStart(2, '0');
  const clock = two(date.H) + ':' + two(date.M) + ':' + two(Math.floor(date.S));
  if (value < 1 && !from1904) return clock;
  const day = String(date.y).padStart(4, '0') + '-' + two(date.m) + '-' + two(date.d);
  return clock === '00:00:00' ? day : day + 'T' + clock;
}

function readCell(cell, column, from1904) {
  const read = { column, text: null };
  if (cell.f !== undefined) read.formula = cell.v === undefined ? 'not-calculated' : 'calculated';
  if (cell.t === 'e') read.error = cell.w || XLSX.SSF.format('General', cell.v) || '#ERROR!';
  else if (cell.t === 'b') read.text = cell.v ? 'TRUE' : 'FALSE';
  else if (cell.t === 'n') read.text = XLSX.SSF.is_date(cell.z || '') ? isoDate(cell.v, from1904) : String(cell.v);
  else if (cell.t !== 'z' && cell.v !== undefined) read.text = String(cell.v);
  return read.text === null && !read.formula && !read.error ? null : read;
}

function readSheet(sheet, name, from1904) {
  const rows = [];
  const range = sheet['!ref'] ? XLSX.utils.decode_range(sheet['!ref']) : { s: { r: 0, c: 0 }, e: { r: -1, c: -1 } };
  for (let line = range.s.r; line <= range.e.r; line++) {
    const written = (Array.isArray(sheet) ? sheet : sheet['!data'])[line] || [];
    const cells = [];
    for (let column = range.s.c; column <= range.e.c; column++) {
      const cell = written[column] && readCell(written[column], column + 1, from1904);
      if (cell) cells.push(cell);
    }
    if (cells.length > 0) rows.push({ line: line + 1, cells });
  }
  const merges = (sheet['!merges'] || []).map(({ s, e }) => ({ top: s.r + 1, left: s.c + 1, bottom: e.r + 1, right: e.c + 1 }));
  return { name, merges, rows };
}

try {
  const { path, sheets, rows } = workerData;
  const options = { dense: true, cellFormula: true, cellHTML: false, cellNF: true, cellText: true, cellDates: false, sheetRows: rows + 1 };
  if (!sheets) options.bookSheets = true;
  else options.sheets = sheets;
  const book = XLSX.readFile(path, options);
  if (!sheets) parentPort.postMessage({ names: book.SheetNames });
  else {
    const from1904 = Boolean(book.Workbook && book.Workbook.WBProps && book.Workbook.WBProps.date1904);
    parentPort.postMessage({ sheets: sheets.map((name) => readSheet(book.Sheets[name], name, from1904)) });
  }
} catch (error) {
  parentPort.postMessage({ failure: String((error && error.message) || error) });
}
`;
