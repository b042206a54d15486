import { describe, expect, it } from 'vitest';
import { csvCell, writeCsv } from './csv.ts';

describe('CSV for spreadsheets', () => {
  it('puts an apostrophe before text that a spreadsheet would run', () => {
    for (const start of ['=', '+', '-', '@', '\t', '\r', '\n'])
      expect(csvCell(`${start}1+1`)).toContain(`'${start}1+1`);
  });

  it('writes numbers as they are, with all their digits and their sign', () => {
    expect(csvCell(-0.1)).toBe('-0.1');
    expect(csvCell(1 / 3)).toBe('0.3333333333333333');
  });

  it('leaves a cell empty where there is no value, and never writes NaN', () => {
    expect([null, undefined, Number.NaN, Number.POSITIVE_INFINITY].map(csvCell)).toEqual(['', '', '', '']);
  });

  it('quotes commas, quotes and line ends, and ends lines with CR LF', () => {
    const columns = [
      { key: 'a', label: 'A, or B' },
      { key: 'b', label: 'B' },
    ];
    expect(writeCsv(columns, [{ a: 'say "hello"', b: 'two\nlines' }])).toBe(
      '"A, or B",B\r\n"say ""hello""","two\nlines"\r\n',
    );
  });
});
