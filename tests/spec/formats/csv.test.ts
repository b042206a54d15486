import { readdir } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { openCsv } from '#sources/formats/csv/open-csv.ts';
import type { TableOptions } from '#sources/formats/raw-table.ts';
import { codes, query, rowsOf, scratchFolder } from './read-table.ts';

const scratch = scratchFolder();
let files = 0;

async function read(bytes: string | Uint8Array, options: TableOptions = {}) {
  const path = await scratch.write(`table-${++files}.csv`, bytes);
  const table = await openCsv(path, options);
  return { path, table, rows: await rowsOf(table) };
}

describe('a text file in good order', () => {
  it('is read in place, with line numbers and empty cells as null', async () => {
    const { path, table, rows } = await read('area,period,value\nE1,2019,1.5\nE2,2019,\n');
    expect(table.relation).toMatchObject({ kind: 'query', path });
    expect(table.columns).toEqual(['area', 'period', 'value']);
    expect(table.recordCount).toBe(2);
    expect(rows).toEqual([
      [2, 'E1', '2019', '1.5'],
      [3, 'E2', '2019', null],
    ]);
    expect(table.issues).toEqual([]);
  });

  it.each([
    ['Windows line ends', 'a,b\r\n1,2\r\n3,4\r\n'],
    ['no line end after the last row', 'a,b\n1,2\n3,4'],
    ['Windows line ends and none after the last row', 'a,b\r\n1,2\r\n3,4'],
    ['a byte order mark', '\uFEFFa,b\n1,2\n3,4\n'],
    ['quotes around every cell', '"a","b"\n"1","2"\n"3","4"\n'],
    ['tabs', 'a\tb\n1\t2\n3\t4\n'],
    ['semicolons', 'a;b\n1;2\n3;4\n'],
    ['bars', 'a|b\n1|2\n3|4\n'],
  ])('may have %s', async (_, text) => {
    const { path, table, rows } = await read(text);
    expect(table.columns).toEqual(['a', 'b']);
    expect(table.relation).toMatchObject({ kind: 'query', path });
    expect(rows).toEqual([
      [2, '1', '2'],
      [3, '3', '4'],
    ]);
  });

  it('keeps commas and doubled quotes inside quotes, spaces, and text that looks like a comment or a null', async () => {
    const { rows } = await read('name,value\n"Devon, north","said ""no"""\n# x ,NULL\nna, 1\n');
    expect(rows).toEqual([
      [2, 'Devon, north', 'said "no"'],
      [3, '# x ', 'NULL'],
      [4, 'na', ' 1'],
    ]);
  });

  it('gives the same lines through the bulk way', async () => {
    const lines = Array.from({ length: 20_000 }, (_, index) => `E${index},${index * 7}`);
    const { table } = await read(`area,value\n${lines.join('\n')}\n`);
    if (table.relation.kind !== 'query' || !table.relation.bulk) throw new Error('expected a bulk relation');
    const { path, settings, firstLine } = table.relation.bulk;
    await query(`CREATE OR REPLACE TABLE bulk AS SELECT * FROM read_csv(${path}, ${settings})`);
    const rows = await query(`SELECT count(*) FROM bulk WHERE c2::BIGINT <> (rowid + ${firstLine} - 2) * 7`);
    expect(rows).toEqual([[0n]]);
  });

  it('reads a file whose name holds a quote, a star and brackets', async () => {
    const path = await scratch.write(`o'dd *[1]?.csv`, 'a,b\n1,2\n');
    expect(await rowsOf(await openCsv(path))).toEqual([[2, '1', '2']]);
  });

  it('takes one column', async () => {
    const { table, rows } = await read('code\nE1\nE2\n');
    expect(table.columns).toEqual(['code']);
    expect(rows).toEqual([
      [2, 'E1'],
      [3, 'E2'],
    ]);
  });
});

describe('a text file with dirt', () => {
  it.each([
    ['UTF-16 little-endian with its mark', Buffer.from('\uFEFFarea,name\nE1,Zoë £5\n', 'utf16le'), 'utf-16le'],
    ['UTF-16 little-endian without a mark', Buffer.from('area,name\nE1,Zoë £5\n', 'utf16le'), 'utf-16le'],
    ['UTF-16 big-endian with its mark', Buffer.from('\uFEFFarea,name\nE1,Zoë £5\n', 'utf16le').swap16(), 'utf-16be'],
    ['UTF-16 big-endian without a mark', Buffer.from('area,name\nE1,Zoë £5\n', 'utf16le').swap16(), 'utf-16be'],
    ['Windows-1252', Buffer.from('area,name\nE1,Zoë £5\n', 'latin1'), 'windows-1252'],
  ])('in %s is converted and says so', async (_, bytes, encoding) => {
    const { table, rows } = await read(bytes);
    expect(rows).toEqual([[2, 'E1', 'Zoë £5']]);
    expect(table.issues).toMatchObject([{ code: 'SOURCE_ENCODING_CONVERTED', input: encoding }]);
    await table.cleanup();
  });

  it('reads the Windows characters that Latin-1 lacks', async () => {
    const { rows } = await read(Buffer.from([0x61, 0x0a, 0x93, 0x80, 0x94, 0x0a]));
    expect(rows).toEqual([[2, '“€”']]);
  });

  it('is refused when its bytes are not of the declared encoding', async () => {
    const { table, rows } = await read(Buffer.from('a,b\n1,\xe9\n', 'latin1'), { encoding: 'utf-8' });
    expect(codes(table)).toEqual(['SOURCE_ENCODING_INVALID']);
    expect(rows).toEqual([]);
  });

  it('may mix line ends, a lone carriage return too', async () => {
    const { table, rows } = await read('a,b\r\n1,2\n3,4\r5,6\r\n');
    expect(rows).toEqual([
      [2, '1', '2'],
      [3, '3', '4'],
      [4, '5', '6'],
    ]);
    expect(table.issues).toMatchObject([
      { code: 'SOURCE_LINE_ENDS_MIXED', severity: 'informs', input: '1 LF, 2 CRLF, 1 CR' },
    ]);
  });

  it('keeps line numbers after a line end inside quotes', async () => {
    const { rows } = await read('a,b\n"one\ntwo\r\nthree",2\n3,4\n');
    expect(rows).toEqual([
      [2, 'one\ntwo\r\nthree', '2'],
      [5, '3', '4'],
    ]);
  });

  it('loses only the rows with too few or too many cells, each with its line', async () => {
    const { table, rows } = await read('a,b,c\n1,2,3\n4,5\n6,7,8,9\n10,11,12\n');
    expect(rows).toEqual([
      [2, '1', '2', '3'],
      [5, '10', '11', '12'],
    ]);
    expect(table.rejected).toMatchObject([
      { line: 3, cells: ['4', '5'], issue: { code: 'SOURCE_ROW_TOO_SHORT', where: { line: 3 } } },
      { line: 4, cells: ['6', '7', '8', '9'], issue: { code: 'SOURCE_ROW_TOO_LONG', where: { line: 4 } } },
    ]);
    expect(table.rejected[0]!.issue.message).toBe('The row has 2 cells where the header has 3.');
  });

  it.each([
    ['at the end of the file', 'a,b\n1,2\n3,"four\n5,6\n', 3],
    ['closed by the next quote, which was meant to open', 'a,b\n1,"x"\n"Devon,1\n"Kent",2\n', 3],
    ['in the second cell of a row whose first runs over two lines', 'a,b\n"1\n2","x\n3,4\n', 3],
  ])('is refused for a quote that is never closed, %s, naming the line where it opened', async (_, text, line) => {
    const { table, rows } = await read(text);
    expect(table.issues).toMatchObject([{ code: 'SOURCE_QUOTE_UNCLOSED', severity: 'blocks', where: { line } }]);
    expect(rows).toEqual([]);
  });

  it('loses only the row in which text follows a closing quote', async () => {
    const { table, rows } = await read('a,b\n"x"y,2\n3,4\n');
    expect(rows).toEqual([[3, '3', '4']]);
    expect(table.rejected).toMatchObject([{ line: 2, issue: { code: 'SOURCE_ROW_QUOTE_STRAY' } }]);
  });

  it('keeps a quote in the middle of a cell as it is', async () => {
    const { rows } = await read('a,b\n5" pipe,2\n3,4\n');
    expect(rows[0]).toEqual([2, '5" pipe', '2']);
  });

  it('does not take a quote in the middle of a cell for the beginning of one', async () => {
    const { table, rows } = await read('a,b\n1,2\nx"y,z",3\n');
    expect(rows).toEqual([[2, '1', '2']]);
    expect(table.rejected).toMatchObject([{ line: 3, cells: ['x"y', 'z"', '3'] }]);
  });

  it('can be read with quotes that have no meaning', async () => {
    const { rows } = await read('a,b\n"1,2"\n', { quote: null });
    expect(rows).toEqual([[2, '"1', '2"']]);
  });

  it('loses only rows with NUL characters', async () => {
    const { table, rows } = await read('a,b\n1,\0\n3,4\n');
    expect(rows).toEqual([[3, '3', '4']]);
    expect(table.rejected).toMatchObject([{ line: 2, issue: { code: 'SOURCE_ROW_NUL' } }]);
  });

  it('loses only a row that is too long to be one', async () => {
    for (const length of [2_500_000, 9_500_000]) {
      const { table, rows } = await read(`a,b\n1,${'x'.repeat(length)}\n3,4\n`);
      expect(rows).toEqual([[3, '3', '4']]);
      expect(table.rejected).toMatchObject([{ line: 2, issue: { code: 'SOURCE_ROW_OVERSIZE' } }]);
    }
  });

  it('is refused when more rows fail than the limit allows', async () => {
    const { table, rows } = await read(`a,b\n${'1\n'.repeat(12)}`, { limits: { rejects: 10 } });
    expect(codes(table)).toEqual(['SOURCE_REJECTS_TOO_MANY']);
    expect(table.rejected).toHaveLength(10);
    expect(rows).toEqual([]);
  });

  it('names the second of two equal columns, and columns without a name', async () => {
    const { table } = await read('Value,area, Value ,\n1,2,3,4\n');
    expect(table.columns).toEqual(['Value', 'area', 'Value (2)', 'Column 4']);
    expect(table.issues).toMatchObject([
      { code: 'SOURCE_HEADER_DUPLICATE', severity: 'warns', where: { line: 1, column: 3 } },
      { code: 'SOURCE_HEADER_BLANK', severity: 'informs' },
    ]);
  });

  it('reports header names as they stand, so that swapped columns can be mapped by name', async () => {
    const { table, rows } = await read('value,area\n1,E1\n');
    expect(table.columns).toEqual(['value', 'area']);
    expect(rows).toEqual([[2, '1', 'E1']]);
  });

  it('is refused when it is empty, and has no rows when there is only a header', async () => {
    expect((await read('')).table.issues).toMatchObject([{ code: 'SOURCE_FILE_EMPTY', severity: 'blocks' }]);
    for (const text of ['a,b', 'a,b\n', 'a,b\n\n']) {
      const { table, rows } = await read(text);
      expect(table.columns).toEqual(['a', 'b']);
      expect(codes(table)[0]).toBe('SOURCE_NO_ROWS');
      expect(rows).toEqual([]);
    }
  });

  it('is refused when no row can be the header', async () => {
    expect(codes((await read('\n\n,,\n')).table)).toEqual(['SOURCE_HEADER_MISSING']);
    expect(codes((await read('a,b\n1,2\n', { headerRow: 9 })).table)).toEqual(['SOURCE_HEADER_MISSING']);
  });
});

describe('text around the table', () => {
  it('above goes to the notes, below stays out once a pattern says where the table ends', async () => {
    const text =
      'Beds by trust\n\n"England, 2019"\ncode,name\nE1,x\n\nE2,y\nSource: returns\nRevised,"twice, so far"\n';
    const { table, rows } = await read(text, { until: { pattern: '^Source:' } });
    expect(table.columns).toEqual(['code', 'name']);
    expect(rows).toEqual([
      [5, 'E1', 'x'],
      [7, 'E2', 'y'],
    ]);
    expect(table.notes).toEqual({
      above: ['Beds by trust', 'England, 2019'],
      below: ['Source: returns', 'Revised twice, so far'],
    });
    expect(codes(table)).toEqual(['SOURCE_NOTES_SKIPPED', 'SOURCE_NOTES_SKIPPED', 'SOURCE_ROWS_BLANK']);
  });

  it('may end the table at the first blank row', async () => {
    const { table, rows } = await read('a,b\n1,2\n\nnotes\n', { until: 'blank-row' });
    expect(rows).toEqual([[2, '1', '2']]);
    expect(table.notes.below).toEqual(['notes']);
  });

  it('below the table is rejected, not dropped, when nothing says where the table ends', async () => {
    const { table } = await read('a,b\n1,2\nSource: returns\n');
    expect(table.rejected).toMatchObject([{ line: 3, cells: ['Source: returns'] }]);
  });

  it('leaves several header rows to be joined, blanks taking the name on their left', async () => {
    const { table, rows } = await read(',2019,,2020,\narea,count,rate,count,rate\nE1,1,2,3,4\n', { headerRow: [1, 2] });
    expect(table.columns).toEqual(['area', '2019 / count', '2019 / rate', '2020 / count', '2020 / rate']);
    expect(rows).toEqual([[3, 'E1', '1', '2', '3', '4']]);
  });

  it('can be skipped by count', async () => {
    const { table } = await read('x,y\na,b\n1,2\n', { skipAbove: 1 });
    expect(table.columns).toEqual(['a', 'b']);
  });
});

describe('temporary files', () => {
  it('go with cleanup, twice if need be, and at once when the file is refused', async () => {
    const temporaryFolder = `${await scratch.path()}/temporary`;
    await scratch.write('temporary/keep', '');
    const path = await scratch.write('odd.csv', 'a,b\r\n1,2\n');
    const table = await openCsv(path, { temporaryFolder });
    expect(await readdir(temporaryFolder)).toHaveLength(2);
    await table.cleanup();
    await table.cleanup();
    expect(await readdir(temporaryFolder)).toEqual(['keep']);
    await openCsv(await scratch.write('open.csv', 'a,b\n"1,2\n'), { temporaryFolder });
    expect(await readdir(temporaryFolder)).toEqual(['keep']);
  });
});
