import { mkdir, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { openTable } from '#sources/formats/open-table.ts';
import type { TableOptions } from '#sources/formats/raw-table.ts';
import { type MadeMember, makeZip } from './make-zip.ts';
import { codes, rowsOf, scratchFolder } from './read-table.ts';

const scratch = scratchFolder();
const csv = 'area,value\nE1,1\n';
let files = 0;

async function zip(members: readonly MadeMember[], options: TableOptions = {}) {
  return openTable(await scratch.write(`packed-${++files}.zip`, makeZip(members)), options);
}

describe('packed files', () => {
  it('are read through .gz', async () => {
    const table = await openTable(await scratch.write('t.csv.gz', gzipSync(csv)));
    expect(await rowsOf(table)).toEqual([[2, 'E1', '1']]);
    await table.cleanup();
  });

  it('are read from .zip, packed or stored, by the name of the only table', async () => {
    for (const stored of [true, false]) {
      const table = await zip([
        { name: 'readme.md', content: 'hello' },
        { name: 'x/data.csv', content: csv, stored },
      ]);
      expect(codes(table)).toEqual([]);
      expect(await rowsOf(table)).toEqual([[2, 'E1', '1']]);
    }
  });

  it('are chosen by name or pattern where an archive has several tables', async () => {
    const members = [
      { name: 'a.csv', content: csv },
      { name: 'b.csv', content: csv.replace('E1', 'E2') },
    ];
    expect(await rowsOf(await zip(members, { member: 'b.csv' }))).toEqual([[2, 'E2', '1']]);
    expect(await rowsOf(await zip(members, { member: { pattern: '^a' } }))).toEqual([[2, 'E1', '1']]);
    const undecided = await zip(members);
    expect(undecided.issues).toMatchObject([{ code: 'SOURCE_ARCHIVE_MEMBER', severity: 'blocks' }]);
    expect(undecided.issues[0]!.message).toContain('a.csv, b.csv');
  });

  it('leave nothing behind after cleanup or refusal', async () => {
    const temporaryFolder = join(await scratch.path(), 'unpacked');
    await mkdir(temporaryFolder);
    const good = await zip([{ name: 'a.csv', content: `${csv}ragged\n` }], { temporaryFolder });
    expect((await readdir(temporaryFolder)).length).toBe(2);
    await good.cleanup();
    await zip([{ name: 'a.csv', content: csv, claim: { checksum: 1 } }], { temporaryFolder });
    expect(await readdir(temporaryFolder)).toEqual([]);
  });

  it.each([
    ['zip', makeZip([{ name: 'a.csv', content: Buffer.alloc(20_000_000, 'a') }])],
    ['zip', makeZip([{ name: 'a.csv', content: Buffer.alloc(20_000_000, 'a'), claim: { unpackedBytes: 10 } }])],
    ['csv.gz', gzipSync(Buffer.alloc(20_000_000, 'a'))],
  ])('are refused while they unfold out of proportion (%s)', async (ending, bytes) => {
    const path = await scratch.write(`bomb-${++files}.${ending}`, bytes);
    expect((await openTable(path)).issues).toMatchObject([{ code: 'SOURCE_ARCHIVE_TOO_LARGE', severity: 'blocks' }]);
  });

  it('are refused beyond the limit of bytes', async () => {
    const content = Array.from({ length: 200_000 }, (_, index) => `E${index},${(index * 7919) % 1009}`).join('\n');
    const table = await zip([{ name: 'a.csv', content }], { limits: { unpackedBytes: 1_000_000 } });
    expect(codes(table)).toEqual(['SOURCE_ARCHIVE_TOO_LARGE']);
  });

  it.each(['../a.csv', '/etc/a.csv', 'x/../../a.csv', '..\\a.csv', 'C:\\a.csv'])(
    'are refused when a name in them leads out: %s',
    async (name) => {
      const table = await zip(
        [
          { name, content: csv },
          { name: 'good.csv', content: csv },
        ],
        { member: 'good.csv' },
      );
      expect(table.issues).toMatchObject([{ code: 'SOURCE_ARCHIVE_PATH', input: name }]);
    },
  );

  it.each([
    ['a wrong checksum', [{ name: 'a.csv', content: csv, claim: { checksum: 1 } }]],
    ['encryption', [{ name: 'a.csv', content: csv, claim: { flags: 1 } }]],
    ['another method', [{ name: 'a.csv', content: csv, claim: { method: 12 } }]],
  ])('are refused for %s', async (_, members) => {
    expect(codes(await zip(members))).toEqual(['SOURCE_ARCHIVE_BROKEN']);
  });

  it('are refused when they are cut short or are something else', async () => {
    const whole = makeZip([{ name: 'a.csv', content: csv }]);
    for (const bytes of [whole.subarray(0, whole.length - 30), Buffer.from('<html>not found</html>'), Buffer.alloc(1)])
      expect(codes(await openTable(await scratch.write(`cut-${++files}.zip`, bytes)))).toEqual([
        'SOURCE_ARCHIVE_BROKEN',
      ]);
    const gz = gzipSync(csv);
    for (const bytes of [gz.subarray(0, gz.length - 6), Buffer.from('a,b\n')])
      expect(codes(await openTable(await scratch.write(`cut-${++files}.csv.gz`, bytes)))).toEqual([
        'SOURCE_ARCHIVE_BROKEN',
      ]);
  });
});

describe('a file', () => {
  it('that is not there, or is a folder, is an issue', async () => {
    expect(codes(await openTable(join(await scratch.path(), 'none.csv')))).toEqual(['SOURCE_FILE_MISSING']);
    expect(codes(await openTable(await scratch.path()))).toEqual(['SOURCE_FILE_MISSING']);
  });

  it('whose name tells no format needs one to be declared', async () => {
    const path = await scratch.write('data.bin', csv);
    expect(codes(await openTable(path))).toEqual(['SOURCE_FORMAT_UNKNOWN']);
    expect(await rowsOf(await openTable(path, { format: 'csv' }))).toEqual([[2, 'E1', '1']]);
  });

  it('without a header row takes the names it is given', async () => {
    const table = await openTable(await scratch.write('bare.csv', 'E1,1\nE2,2\n'), { headerless: ['area', 'value'] });
    expect(table.columns).toEqual(['area', 'value']);
    expect(await rowsOf(table)).toEqual([
      [1, 'E1', '1'],
      [2, 'E2', '2'],
    ]);
  });
});
