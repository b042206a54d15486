import { randomBytes } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { openTable } from '#sources/formats/open-table.ts';
import type { RawTable } from '#sources/formats/raw-table.ts';
import { makeZip } from './make-zip.ts';
import { rowsOf, scratchFolder } from './read-table.ts';

const scratch = scratchFolder();

const relations = (...list: [id: string, type: string, target: string][]) =>
  `<Relationships>${list.map(([id, type, target]) => `<Relationship Id="${id}" Type="urn:x/${type}" Target="${target}"/>`).join('')}</Relationships>`;

/** A workbook of one sheet, packed without compression so that nothing but its own limits can stop it. */
function workbook(rows: string, { after = '', strings = '<sst/>' } = {}): Buffer {
  const parts: [string, string][] = [
    ['_rels/.rels', relations(['r0', 'officeDocument', 'xl/workbook.xml'])],
    ['xl/workbook.xml', '<workbook><sheets><sheet name="S" r:id="r1"/></sheets></workbook>'],
    ['xl/_rels/workbook.xml.rels', relations(['r1', 'worksheet', 's.xml'], ['r2', 'sharedStrings', 't.xml'])],
    ['xl/s.xml', `<worksheet><sheetData>${rows}</sheetData>${after}</worksheet>`],
    ['xl/t.xml', strings],
  ];
  return makeZip(parts.map(([name, content]) => ({ name, content, stored: true })));
}

const cell = (address: string, text: string) => `<c r="${address}" t="inlineStr"><is><t>${text}</t></is></c>`;
const good = `<row r="1">${cell('A1', 'area')}${cell('B1', 'value')}</row><row r="2">${cell('A2', 'A')}${cell('B2', '1')}</row>`;

const sheetOf = (rows: string) =>
  makeZip([
    {
      name: 'content.xml',
      content: `<d xmlns:table="t" xmlns:text="x" xmlns:office="o"><table:table table:name="S">${rows}</table:table></d>`,
      stored: true,
    },
  ]);
const written = (text: string, more = '') =>
  `<table:table-cell office:value-type="string" ${more}><text:p>${text}</text:p></table:table-cell>`;
const line = (cells: string, more = '') => `<table:table-row ${more}>${cells}</table:table-row>`;
const plain = line(written('area') + written('value')) + line(written('A') + written('1'));

/** The last problem of a workbook once its rows have gone by, and how many rows did. */
async function read(
  name: string,
  bytes: Uint8Array,
): Promise<{ reason: string; code: string; rows: number; table: RawTable }> {
  const table = await openTable(await scratch.write(name, bytes));
  const rows = (await rowsOf(table)).length;
  const blocking = table.issues.filter(({ severity }) => severity === 'blocks');
  return { reason: blocking[0]?.message ?? '', code: blocking[0]?.code ?? '', rows, table };
}

it('reads the workbook that the others are spoilt from', async () => {
  expect(await read('good.xlsx', workbook(good))).toMatchObject({ code: '', rows: 1, table: { recordCount: 1 } });
  expect(await read('good.ods', sheetOf(plain))).toMatchObject({ code: '', rows: 1, table: { recordCount: 1 } });
});

describe('an .xlsx workbook made to do harm', () => {
  it.each([
    [
      'a cell beyond the columns of a sheet',
      workbook(`${good}<row r="3"><c r="ZZZZZZZ3"><v>1</v></c></row>`),
      'the cell ZZZZZZZ3',
    ],
    [
      'a merged range that is as wide',
      workbook(good, { after: '<mergeCell ref="A1:ZZZZZZZ1"/>' }),
      'the cell ZZZZZZZ1',
    ],
    [
      'a row with cells without end',
      workbook(`${good}<row r="3">${'<c><v>1</v></c>'.repeat(20_000)}</row>`),
      'more than 16384',
    ],
    [
      'a cell written again and again',
      workbook(`${good}<row r="3">${'<c r="A3"><v>1</v></c>'.repeat(20_000)}</row>`),
      'more than 16384',
    ],
    ['a row without a number', workbook(`${good}<row r="x"><c><v>1</v></c></row>`), 'row 2 is followed by a row x'],
    ['rows out of order', workbook(`${good}<row r="1">${cell('A1', 'B')}</row>`), 'row 2 is followed by a row 1'],
    [
      'a text that is not there',
      workbook(`${good}<row r="3"><c r="A3" t="s"><v>7</v></c></row>`),
      'its text 7, and it has 0',
    ],
    ['elements in one another without end', workbook(good + '<a>'.repeat(10_000)), 'more than 256 deep'],
    ['texts without end', workbook(good, { strings: `<sst>${'<si/>'.repeat(17_000_000)}</sst>` }), 'more memory'],
  ])('is refused for %s', async (_, bytes, reason) => {
    const found = await read('harm.xlsx', bytes);
    expect(found.code).toBe('SOURCE_SPREADSHEET_BROKEN');
    expect(found.reason).toContain(reason);
  });

  it('may claim a row number that no sheet has', async () => {
    const found = await read('far.xlsx', workbook(`${good}<row r="99999999999"><c r="A1"><v>1</v></c></row>`));
    expect(found.code).toBe('SOURCE_SPREADSHEET_TOO_LARGE');
  });

  it('may list merged ranges for every row without slowing the rows down', async () => {
    const rows = Array.from({ length: 20_000 }, (_, i) => `<row r="${i + 3}">${cell(`A${i + 3}`, 'B')}</row>`).join('');
    const merges = Array.from({ length: 20_000 }, (_, i) => `<mergeCell ref="A${i + 3}:B${i + 3}"/>`).join('');
    const found = await read('merged.xlsx', workbook(good + rows, { after: `<mergeCells>${merges}</mergeCells>` }));
    expect(found.rows).toBe(20_001);
    expect(found.table.issues.filter(({ code }) => code === 'SOURCE_CELLS_MERGED')).toHaveLength(100);
  });
});

describe('an .ods workbook made to do harm', () => {
  it.each([
    [
      'cells repeated without end',
      plain + line(written('A', 'table:number-columns-repeated="16384"').repeat(50)),
      '16384 cells',
    ],
    [
      'a cell repeated beyond the sheet',
      plain + line(written('A', 'table:number-columns-repeated="2000000000"')),
      '16384 cells',
    ],
    [
      'a row repeated x times',
      plain + line(written('A'), 'table:number-rows-repeated="x"'),
      'repeats something x times',
    ],
    [
      'a row repeated 0 times',
      plain + line(written('A'), 'table:number-rows-repeated="0"'),
      'repeats something 0 times',
    ],
    [
      'a cell repeated -3 times',
      plain + line(written('A', 'table:number-columns-repeated="-3"')),
      'repeats something -3',
    ],
  ])('is refused for %s', async (_, rows, reason) => {
    const found = await read('harm.ods', sheetOf(rows));
    expect(found.code).toBe('SOURCE_SPREADSHEET_BROKEN');
    expect(found.reason).toContain(reason);
  });

  it('is refused when it is protected by a password', async () => {
    const bytes = makeZip([
      { name: 'META-INF/manifest.xml', content: '<manifest><encryption-data/></manifest>' },
      { name: 'content.xml', content: randomBytes(100) },
    ]);
    expect((await read('secret.ods', bytes)).reason).toContain('protected by a password');
  });
});

describe('a workbook that is something else', () => {
  it.each([
    ['protected by a password', Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.alloc(600)])],
    ['begins as text does', Buffer.from('area,value\nA,1\n')],
    ['begins as a web page does', Buffer.from('<html><body>Sign in</body></html>')],
    ['not a zip archive, or its end is missing', workbook(good).subarray(0, -20)],
  ])('is refused as %s', async (reason, bytes) => {
    for (const name of ['other.xlsx', 'other.ods']) {
      const found = await read(name, bytes);
      expect(found.code).toBe('SOURCE_SPREADSHEET_BROKEN');
      expect(found.reason).toContain(reason);
    }
  });

  it.each(['a.xlsx', 'a.ods', 'a.xls', 'a.parquet', 'a.csv', 'a.zip', 'a.csv.gz'])(
    'is refused as empty: %s',
    async (name) => {
      expect((await read(name, Buffer.alloc(0))).code).toBe('SOURCE_FILE_EMPTY');
    },
  );
});
