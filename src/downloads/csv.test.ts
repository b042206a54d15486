import { describe, expect, it } from 'vitest';
import { csvCell, csvText } from './csv.ts';

describe('CSV for spreadsheets', () => {
  it('neutralises text that a spreadsheet would run as a formula', () => {
    for (const text of ['=1+1', '+1', '-1', '@SUM(A1)', '\t=1', '\r=1'])
      expect(csvCell(text).replaceAll('"', '')).toMatch(/^'/);
  });
  it('leaves negative numbers as numbers', () => {
    expect(csvCell(-1.5)).toBe('-1.5');
  });
  it('quotes commas, quotes and line ends, and writes missing as empty', () => {
    const columns = [{ key: 'name', value: (row: { name: string | null }) => row.name }];
    expect(csvText(columns, [{ name: 'A, "B"\nC' }, { name: null }])).toBe('name\r\n"A, ""B""\nC"\r\n\r\n');
  });
  it('writes no number that is not one', () => {
    expect(csvCell(Number.NaN)).toBe('');
    expect(csvCell(Number.POSITIVE_INFINITY)).toBe('');
  });
});
