import ExcelJS from 'exceljs';
import { describe, expect, it } from 'vitest';
import type { SourceInput } from '../../fixtures/small-project.ts';
import { countHeader, countsSource } from '../../fixtures/small-project.ts';
import { ingested, ingestRows, ingestText, type Ingested } from './ingested.ts';

type Pattern = NonNullable<SourceInput['period']['pattern']>;

const smokers = (found: Ingested) => found.facts.filter((fact) => fact.startsWith('smokers'));

async function workbook(sheets: Record<string, (string | number | null)[][]>): Promise<Uint8Array> {
  const made = new ExcelJS.Workbook();
  for (const [name, rows] of Object.entries(sheets)) made.addWorksheet(name).addRows(rows);
  return new Uint8Array(await made.xlsx.writeBuffer());
}

describe('periods as publishers write them', () => {
  it.each<[Pattern, string, string]>([
    ['financial-year', '2016/17', '2016-04-01'],
    ['financial-year', '2016-17', '2016-04-01'],
    ['financial-quarter', 'Q1 2019/20', '2019-04-01'],
    ['month-name', 'Apr-19', '2019-04-01'],
    ['month-name', 'July 2022', '2022-07-01'],
    ['month-number', '201904', '2019-04-01'],
    ['month-first-day', '2019-04-01', '2019-04-01'],
    ['day', '2019-04-01', '2019-04-01'],
    ['rolling-years', '2016/17 - 18/19', '2016-04-01'],
    ['rolling-years', '2015 - 17', '2015-01-01'],
    ['months-to', '12 months to March 2019', '2018-04-01'],
  ])('%s: %s becomes facts, declared or told by its look', async (pattern, text, start) => {
    const row = [`P01,${text},20,200`, 'P02,not a period,1,9'];
    const declared = await ingestRows(row, { source: { period: { column: 'Year', pattern } } });
    expect(smokers(declared)).toEqual([`smokers P01 ${start} 20.0`]);
    expect(declared.rejects).toMatchObject([{ line: 3, code: 'INGEST_PERIOD_INVALID', raw: 'not a period' }]);
    const told = await ingestRows(row, { source: { period: { column: 'Year' } } });
    expect(smokers(told)).toEqual(smokers(declared));
  });

  it('leaves what could be a month or a financial year to the source', async () => {
    const rows = ['P01,2010-11,20,200', 'P01,2010-12,30,300'];
    const told = await ingestRows(rows, { source: { period: { column: 'Year' } } });
    expect(told.rejects).toMatchObject([{ line: 2, code: 'INGEST_PERIOD_INVALID', raw: '2010-11' }]);
    const months = await ingestRows(rows, { source: { period: { column: 'Year', pattern: 'month-number' } } });
    expect(smokers(months)).toEqual(['smokers P01 2010-11-01 20.0', 'smokers P01 2010-12-01 30.0']);
  });

  it('reads a text that is no period as the one that the source maps it to', async () => {
    const period = { column: 'Year', pattern: 'financial-year' as const, map: { latest: '2023/24' } };
    expect(smokers(await ingestRows(['P01,latest,20,200'], { source: { period } }))).toEqual([
      'smokers P01 2023-04-01 20.0',
    ]);
  });
});

describe('tables as publishers lay them out', () => {
  it('has notes above the header and below the table, rows counted on both sides', async () => {
    const text = `Smoking by practice\nCounts, as of June\n\n${countHeader}\nP01,2023/24,20,200\nP02,2023/24,30,300\nSource: the Office,,,\n`;
    const found = await ingestText(text, { headerRows: [4], until: '^Source:' });
    expect(smokers(found)).toEqual(['smokers P01 2023-04-01 20.0', 'smokers P02 2023-04-01 30.0']);
    expect(found.account).toEqual({ read: 2, accepted: 2, rejected: 0, aside: 0 });
    expect(found.codes).toEqual(['SOURCE_NOTES_SKIPPED', 'SOURCE_NOTES_SKIPPED']);
  });

  it('joins several header rows, and turns a wide table into a long one', async () => {
    const bytes = await workbook({
      Wide: [
        ['Area', '2022/23', null, '2023/24', null],
        ['', 'Smokers', 'Adults', 'Smokers', 'Adults'],
        ['P01', 20, 200, 21, 201],
        ['P02', 30, 300, '*', 301],
      ],
    });
    const found = await ingested({
      sources: [
        {
          ...countsSource,
          files: ['wide.xlsx'],
          format: 'xlsx',
          headerRows: [1, 2],
          unpivot: { columns: '/ Smokers$', name: 'Heading', value: 'Count' },
          area: { ...countsSource.area, column: 'Area' },
          period: {
            column: 'Heading',
            pattern: 'financial-year',
            map: { '2022/23 / Smokers': '2022/23', '2023/24 / Smokers': '2023/24' },
          },
          missing: { '*': 'suppressed' },
          measures: [{ measure: 'smokers', column: 'Count' }],
          numeratorWithin: [],
        },
      ],
      data: { 'wide.xlsx': bytes },
    });
    expect(found.facts).toEqual([
      'smokers P01 2022-04-01 20.0',
      'smokers P01 2023-04-01 21.0',
      'smokers P02 2022-04-01 30.0',
      'smokers P02 2023-04-01 suppressed',
    ]);
    expect(found.account).toEqual({ read: 4, accepted: 4, rejected: 0, aside: 0 });
  });

  it('stands in several sheets, columns in another order in the second', async () => {
    const bytes = await workbook({
      Cover: [['Nothing here']],
      'North (1)': [countHeader.split(','), ['P01', '2023/24', 20, 200]],
      'South (1)': [
        ['Adults', 'Smokers', 'Year', 'Practice'],
        [300, 30, '2023/24', 'P02'],
      ],
    });
    const found = await ingested({
      sources: [{ ...countsSource, files: ['two.xlsx'], format: 'xlsx', sheets: ['North (1)', 'South (1)'] }],
      data: { 'two.xlsx': bytes },
    });
    expect(smokers(found)).toEqual(['smokers P01 2023-04-01 20.0', 'smokers P02 2023-04-01 30.0']);
    expect(found.account).toMatchObject({ read: 2, accepted: 2 });
  });

  it('tells what stood in cells that are no plain values, though the rows stream by', async () => {
    const made = new ExcelJS.Workbook();
    const sheet = made.addWorksheet('Counts');
    sheet.addRows([countHeader.split(','), ['P01', '2023/24', 20, 200]]);
    sheet.addRow([
      'P02',
      '2023/24',
      { formula: 'A1/0', result: { error: '#DIV/0!' } },
      { formula: '1+299', result: 300 },
    ]);
    sheet.addRow(['P03', '2023/24', 40, 400]);
    sheet.mergeCells('C4:D4');
    const found = await ingested({
      sources: [{ ...countsSource, files: ['odd.xlsx'], format: 'xlsx' }],
      data: { 'odd.xlsx': new Uint8Array(await made.xlsx.writeBuffer()) },
    });
    expect(found.codes).toEqual(['SOURCE_CELLS_MERGED', 'SOURCE_FORMULAS', 'SOURCE_FORMULA_ERROR']);
    expect(found.issues.map(({ where }) => where.line)).toEqual(expect.arrayContaining([3, 4]));
    expect(found.account).toMatchObject({ read: 3, accepted: 3 });
  });
});

describe('values as publishers write them', () => {
  it('has a marker for each kind of missing, and never takes one for zero', async () => {
    const missing = { '*': 'suppressed', ':': 'not-submitted', z: 'not-applicable', '': 'not-available' } as const;
    const cells = ['*', ':', 'z', '', '0', '5.0%', '"1,234"'];
    const rows = cells.map((cell, i) => `P0${i + 1},2023/24,${cell},2000`);
    const found = await ingestRows(rows, { source: { missing } });
    expect(smokers(found).map((fact) => fact.split(' ')[3])).toEqual([
      'suppressed',
      'not-submitted',
      'not-applicable',
      'not-available',
      '0.0',
      '5.0',
      '1234.0',
    ]);
    expect(found.account).toEqual({ read: 7, accepted: 7, rejected: 0, aside: 0 });
  });

  it('rejects a marker that is not declared, with its place and what to do', async () => {
    const found = await ingestRows(['P01,2023/24,n/k,200', 'P02,2023/24,1,200']);
    expect(found.rejects).toMatchObject([
      {
        line: 2,
        column: 'Smokers',
        raw: 'n/k',
        code: 'INGEST_NOT_A_NUMBER',
        remedy: expect.stringContaining('`missing`'),
      },
    ]);
  });

  it('corrects a cell as declared, says so, and says when it is no longer needed', async () => {
    const corrections = [
      { column: 'Smokers', from: '2O', to: '20', because: 'The letter O was typed.' },
      { column: 'Adults', from: '9999', to: '', because: 'A filler.' },
    ];
    const found = await ingestRows(['P01,2023/24,2O,200'], { source: { corrections } });
    expect(smokers(found)).toEqual(['smokers P01 2023-04-01 20.0']);
    expect(found.codes).toEqual(['INGEST_CORRECTED', 'INGEST_CORRECTION_UNUSED']);
  });
});

describe('the account of a file', () => {
  /** Records after the header as anyone would count them: line ends outside quotes, blank lines left out. */
  function recordsOf(text: string): number {
    let quoted = false;
    let plain = '';
    for (const character of text) {
      if (character === '"') quoted = !quoted;
      plain += quoted && /[\r\n]/.test(character) ? ' ' : character;
    }
    return plain.split(/\r\n|\r|\n/).filter((line) => line.trim() !== '').length - 1;
  }

  it.each([
    ['regular', `${countHeader}\nP01,2023/24,20,200\nP02,2023/24,30,300\n`],
    ['without a last line end', `${countHeader}\nP01,2023/24,20,200\nP02,2023/24,30,300`],
    ['with mixed line ends', `${countHeader}\r\nP01,2023/24,20,200\nP02,2023/24,30,300\rP03,2023/24,1,9\r\n`],
    ['ragged', `${countHeader}\nP01,2023/24,20\nP02,2023/24,30,300\nP03,2023/24,1,9,\n`],
    ['with blank lines', `${countHeader}\n\nP01,2023/24,20,200\n\n\nP02,2023/24,30,300\n`],
    ['with line ends inside quotes', `${countHeader}\n"P01",2023/24,20,200\n"P\n99",2023/24,1,9\nP02,2023/24,30,300\n`],
    [
      'with bad cells, repeats and unknown areas',
      `${countHeader}\nP01,2023/24,x,200\nP02,2023/24,30,300\nP02,2023/24,30,300\nP77,2023/24,1,9\n`,
    ],
    ['with NUL', `${countHeader}\nP0\x001,2023/24,20,200\nP02,2023/24,30,300\n`],
  ])('adds up to the records that the file has: %s', async (_, text) => {
    const { account } = await ingestText(text);
    expect(account.read).toBe(recordsOf(text));
    expect(account.read).toBe(account.accepted + account.rejected + account.aside);
    expect(account.read).toBeGreaterThan(0);
  });
});
