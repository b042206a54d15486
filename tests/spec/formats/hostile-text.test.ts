import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { openTable } from '#sources/formats/open-table.ts';
import { makeZip } from './make-zip.ts';
import { codes, rowsOf, scratchFolder } from './read-table.ts';

const scratch = scratchFolder();
const table = 'area,value\nA,1\n';
const open = async (name: string, bytes: string | Uint8Array) =>
  openTable(await scratch.write(name, bytes), { format: 'csv' });

describe('a file that is declared as text and is none', () => {
  it.each([
    ['a gzip file', gzipSync(table)],
    ['a zip archive or a workbook', makeZip([{ name: 'a.csv', content: table }])],
    ['an old or a protected workbook', Buffer.from('d0cf11e0a1b11ae100000000', 'hex')],
    ['a Parquet file', Buffer.from('PAR1....PAR1')],
    ['a PDF document', Buffer.from('%PDF-1.4\n%âãÏÓ\n')],
    ['a web page', Buffer.from('\uFEFF\n<!DOCTYPE html><title>Sign in</title>, please')],
    ['an XML document', Buffer.from('<?xml version="1.0"?><a/>')],
  ])('is refused as %s', async (found, bytes) => {
    const opened = await open('other.csv', bytes);
    expect(opened.issues).toMatchObject([{ code: 'SOURCE_CONTENT_OTHER', severity: 'blocks' }]);
    expect(opened.issues[0]?.message).toContain(`begins as ${found} does`);
  });

  it.each([
    ['packed twice by gzip', 'twice.csv.gz', gzipSync(gzipSync(table))],
    ['packed by gzip inside a zip', 'inside.zip', makeZip([{ name: 'a.csv.gz', content: gzipSync(table) }])],
    ['a zip that is called a CSV inside a zip', 'zips.zip', makeZip([{ name: 'a.csv', content: makeZip([]) }])],
  ])('is refused when it is %s', async (_, name, bytes) => {
    expect(codes(await open(name, bytes))).toEqual(['SOURCE_CONTENT_OTHER']);
  });

  it('is not seen in a header that happens to begin alike', async () => {
    expect(await rowsOf(await open('bz.csv', 'BZh,PK\nA,1\n'))).toEqual([[2, 'A', '1']]);
  });
});

describe('a header that cannot be read', () => {
  it.each([
    ['NUL characters', 'area,va\0lue\nA,1\n', 'The row holds NUL characters.'],
    ['nothing but NUL', '\0'.repeat(5000), 'The row holds NUL characters.'],
    ['a line without end', 'x'.repeat(9_000_000), 'The row is longer than 2000000 bytes.'],
  ])('refuses the file for %s', async (_, text, reason) => {
    const opened = await open('header.csv', text);
    expect(opened.issues).toMatchObject([{ code: 'SOURCE_HEADER_UNREADABLE', where: { line: 1 } }]);
    expect(opened.issues[0]?.message).toContain(reason);
  });

  it.each(['\n', '\r\n'])(
    'refuses the file for 100,000 columns, whatever their names, with the line end %j',
    async (end) => {
      const header = `area${',value'.repeat(99_999)}`;
      const opened = await open('wide.csv', `${header}${end}${','.repeat(99_999)}\n`);
      expect(opened.issues.filter(({ severity }) => severity === 'blocks')).toMatchObject([
        { code: 'SOURCE_COLUMNS_TOO_MANY', where: { line: 1 } },
      ]);
    },
  );
});

describe('rows that cannot be read', () => {
  it('say how long a row may be', async () => {
    const opened = await open('long.csv', `${table}B,${'x'.repeat(9_000_000)}\nC,3\n`);
    expect(opened.rejected).toMatchObject([{ line: 3, issue: { code: 'SOURCE_ROW_OVERSIZE' } }]);
    expect(opened.rejected[0]?.issue.message).toContain('2000000 bytes');
    expect((await rowsOf(opened)).map(([line]) => line)).toEqual([2, 4]);
    await opened.cleanup();
  });

  it('are kept as far as helps to find them, so that many of them do not fill the memory', async () => {
    const opened = await open('heavy.csv', table + `${'y'.repeat(100_000)}\n`.repeat(300));
    expect(opened.rejected).toHaveLength(300);
    const kept = opened.rejected.map(({ cells }) => cells.join('').length);
    expect(Math.max(...kept)).toBeLessThan(5000);
    await opened.cleanup();
  });
});
