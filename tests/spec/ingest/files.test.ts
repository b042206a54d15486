import { cpSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import ExcelJS from 'exceljs';
import { describe, expect, it } from 'vitest';
import { build } from '../../../src/pipeline.ts';
import { countHeader, countsCsv, countsSource, withSmallProject } from '../../fixtures/small-project.ts';
import { ingested, ingestRows, ingestText } from './ingested.ts';

const rows = ['P01,2023/24,20,200', 'P02,2023/24,30,300'];
const facts = [
  'adults P01 2023-04-01 200.0',
  'adults P02 2023-04-01 300.0',
  'smokers P01 2023-04-01 20.0',
  'smokers P02 2023-04-01 30.0',
];
const account = { read: 2, accepted: 2, rejected: 0, aside: 0 };

describe('headers', () => {
  it('takes a declared alternative of a renamed header, whatever its case and spaces', async () => {
    const measures = [
      { measure: 'smokers', column: ['Smokers', 'Current smokers'] },
      { measure: 'adults', column: 'Adults' },
    ];
    const found = await ingestRows(rows, { header: 'Practice,Year, current   SMOKERS,Adults', source: { measures } });
    expect(found).toMatchObject({ facts, account, codes: [] });
  });

  it('blocks on a header that is not there, and names those that are', async () => {
    const found = await ingestRows(rows, { header: 'Practice,Year,Current,Adults' });
    expect(found.issues).toMatchObject([
      { code: 'INGEST_COLUMN_MISSING', severity: 'blocks', where: { file: 'counts.csv', line: 1 }, input: 'Smokers' },
    ]);
    expect(found.issues[0]?.remedy).toContain('Practice, Year, Current, Adults');
    const near = await ingestRows(rows, { header: 'Practice,Year,Smoker,Adults' });
    expect(near.issues[0]?.remedy).toMatch(/^Did you mean Smoker\? /);
    const wide = await ingestText(`${countHeader.replace('Smokers', 'Current')}${',x'.repeat(1000)}\n`);
    expect(wide.issues[0]?.remedy.length).toBeLessThan(500);
    expect(found.facts).toEqual([]);
  });

  it('finds columns by name, so that swapped columns change nothing', async () => {
    const found = await ingestText('Adults,Smokers,Year,Practice\n200,20,2023/24,P01\n300,30,2023/24,P02\n');
    expect(found).toMatchObject({ facts, account, codes: [] });
  });

  it('rejects the rows of a file whose cells, not headers, are swapped', async () => {
    const found = await ingestRows(['P01,2023/24,200,20', 'P02,2023/24,300,30']);
    expect(found.rejects.map(({ line, code }) => [line, code])).toEqual([
      [2, 'INGEST_NUMERATOR_EXCEEDS_DENOMINATOR'],
      [3, 'INGEST_NUMERATOR_EXCEEDS_DENOMINATOR'],
    ]);
  });
});

describe('texts that are not as they should be', () => {
  it('refuses a file whose quote is never closed, and names the line', async () => {
    const found = await ingestRows([rows[0] as string, '"P02,2023/24,30,300', 'P03,2023/24,1,9']);
    expect(found.issues).toMatchObject([
      { code: 'SOURCE_QUOTE_UNCLOSED', severity: 'blocks', where: { file: 'counts.csv', line: 3 } },
    ]);
    expect(found).toMatchObject({ facts: [], account: { read: 0, accepted: 0 } });
  });

  it('reads through a byte order mark', async () => {
    expect(await ingestText(`\uFEFF${countsCsv(rows)}`)).toMatchObject({ facts, account, codes: [] });
  });

  it.each(['auto', 'utf-16'] as const)('reads UTF-16 with encoding %s, and says so', async (encoding) => {
    const content = Buffer.from(`\uFEFF${countsCsv(rows)}`, 'utf16le');
    const found = await ingestText(content, { encoding });
    expect(found).toMatchObject({ facts, account, codes: ['SOURCE_ENCODING_CONVERTED'] });
  });

  it('reads CP1252, with the pound sign in a marker', async () => {
    const content = Buffer.from(countsCsv([rows[0] as string, 'P02,2023/24,£,300']), 'latin1');
    const found = await ingestText(content, { missing: { '£': 'not-submitted' } });
    expect(found.facts).toContain('smokers P02 2023-04-01 not-submitted');
    expect(found.codes).toEqual(['SOURCE_ENCODING_CONVERTED']);
  });

  it('takes mixed line ends, and says so', async () => {
    const found = await ingestText(`${countHeader}\r\n${rows[0]}\n${rows[1]}\r\n`);
    expect(found).toMatchObject({ facts, account, codes: ['SOURCE_LINE_ENDS_MIXED'] });
  });

  it('rejects ragged rows with their lines, and keeps the others', async () => {
    const found = await ingestRows([rows[0] as string, 'P02,2023/24,30', 'P03,2023/24,1,9,extra', rows[1] as string]);
    expect(found.rejects.map(({ line, code }) => [line, code])).toEqual([
      [3, 'SOURCE_ROW_TOO_SHORT'],
      [4, 'SOURCE_ROW_TOO_LONG'],
    ]);
    expect(found).toMatchObject({ facts, account: { read: 4, accepted: 2, rejected: 2, aside: 0 } });
    expect(found.codes).toEqual(['SOURCE_ROW_TOO_LONG', 'SOURCE_ROW_TOO_SHORT']);
    expect(found.issues.map(({ where }) => where.file)).toEqual(['counts.csv', 'counts.csv']);
  });

  it('refuses an empty file', async () => {
    const found = await ingestText('');
    expect(found.issues).toMatchObject([
      { code: 'SOURCE_FILE_EMPTY', severity: 'blocks', where: { file: 'counts.csv' } },
    ]);
  });

  it('takes a file with a header and no rows, with a warning', async () => {
    const found = await ingestText(`${countHeader}\n`);
    expect(found).toMatchObject({ codes: ['SOURCE_NO_ROWS'], account: { read: 0, accepted: 0 } });
  });
});

describe('files', () => {
  it('reads a packed file', async () => {
    const found = await ingested({
      sources: [{ ...countsSource, files: ['counts.csv.gz'] }],
      data: { 'counts.csv.gz': gzipSync(countsCsv(rows)) },
    });
    expect(found).toMatchObject({ facts, account, codes: [] });
  });

  it('reads a workbook, with the rows of its sheet as lines', async () => {
    const workbook = new ExcelJS.Workbook();
    const sheet = workbook.addWorksheet('Counts');
    sheet.addRow(countHeader.split(','));
    for (const row of [...rows, 'P99,2023/24,1,9'])
      sheet.addRow(row.split(',').map((cell, i) => (i > 1 ? Number(cell) : cell)));
    const found = await ingested({
      sources: [{ ...countsSource, files: ['counts.xlsx'], format: 'xlsx', sheets: ['Counts'] }],
      data: { 'counts.xlsx': new Uint8Array(await workbook.xlsx.writeBuffer()) },
    });
    expect(found.facts).toEqual(facts);
    expect(found.rejects).toMatchObject([{ line: 4, column: 'Practice', raw: 'P99', code: 'INGEST_AREA_UNKNOWN' }]);
  });

  it('blocks on a file that is not there, and points at the declaration', async () => {
    const found = await ingested({ sources: [{ ...countsSource, files: ['nothing-*.csv'] }] });
    expect(found.issues).toMatchObject([
      {
        code: 'SOURCE_FILE_MISSING',
        severity: 'blocks',
        input: 'nothing-*.csv',
        where: { file: 'sources/sources.yaml', line: expect.any(Number) },
      },
    ]);
  });

  it('goes on without the files of an optional source', async () => {
    const found = await ingested({ sources: [{ ...countsSource, optional: true, files: ['nothing-*.csv'] }] });
    expect(found.issues).toEqual([]);
  });

  it.each(['../counts.csv', '/etc/passwd', 'a/../../counts.csv'])(
    'refuses the path %s, even of an optional source',
    async (path) => {
      const found = await ingested({ sources: [{ ...countsSource, optional: true, files: [path] }] });
      expect(found.issues).toMatchObject([{ code: 'SOURCE_PATH_OUTSIDE', severity: 'blocks', input: path }]);
      expect(found.facts).toEqual([]);
    },
  );

  it('reads the data from another folder when one is given', async () => {
    await withSmallProject({ framework: null }, async (small) => {
      const elsewhere = join(small.folder, 'elsewhere');
      mkdirSync(elsewhere);
      cpSync(join(small.folder, 'data', 'areas.csv'), join(elsewhere, 'areas.csv'));
      writeFileSync(join(elsewhere, 'counts.csv'), countsCsv(rows));
      const report = await build({ ...small.load(), dataFolder: elsewhere });
      expect(report.problems.filter((found) => found.severity === 'blocks')).toMatchObject([]);
      expect(report.sources).toMatchObject([{ read: 2, accepted: 2 }]);
    });
  });
});

describe('facts that several files state', () => {
  const twice = (second: string[]) => ({
    sources: [{ ...countsSource, files: ['a.csv', 'b.csv'] }],
    data: { 'a.csv': countsCsv(rows), 'b.csv': countsCsv(second) },
  });

  it('keeps one of two that agree', async () => {
    const found = await ingested(twice(rows));
    expect(found).toMatchObject({ facts, account: { read: 4, accepted: 4 } });
    expect(found.issues).toMatchObject([
      { code: 'INGEST_FACT_STATED_BEFORE', severity: 'informs', where: { file: 'b.csv', line: 2 }, input: '4' },
    ]);
  });

  it('blocks when they differ, and names measure and file', async () => {
    const found = await ingested(twice([rows[0] as string, 'P02,2023/24,31,300']));
    expect(found.issues).toMatchObject([
      { code: 'INGEST_FACT_STATED_BEFORE', where: { file: 'b.csv', line: 2 }, input: '3' },
      { code: 'INGEST_FACT_FROM_TWO_SOURCES', severity: 'blocks', where: { file: 'b.csv', line: 3 }, input: 'smokers' },
    ]);
  });

  it('does not let a missing value stand against an amount in silence', async () => {
    const found = await ingested(twice(['P02,2023/24,,300']));
    expect(found.codes).toEqual(['INGEST_FACT_FROM_TWO_SOURCES', 'INGEST_FACT_STATED_BEFORE']);
  });

  it('holds values that publishers state to the same', async () => {
    const stated = (value: number) => ({
      sources: [
        {
          ...countsSource,
          files: ['a.csv', 'b.csv'],
          measures: [],
          numeratorWithin: [],
          published: [{ indicator: 'smoking', value: 'Value' }],
        },
      ],
      data: {
        'a.csv': 'Practice,Year,Value\nP01,2023/24,10\n',
        'b.csv': `Practice,Year,Value\nP01,2023/24,${value}\n`,
      },
    });
    const same = await ingested(stated(10));
    expect(same).toMatchObject({ codes: ['INGEST_FACT_STATED_BEFORE'], published: [{ area: 'P01', value: 10 }] });
    const other = await ingested(stated(11));
    expect(other.issues).toMatchObject([
      { code: 'INGEST_FACT_FROM_TWO_SOURCES', where: { file: 'b.csv', line: 2 }, input: 'smoking' },
    ]);
  });
});
