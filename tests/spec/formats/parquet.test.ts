import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { openTable } from '#sources/formats/open-table.ts';
import { codes, query, rowsOf, scratchFolder } from './read-table.ts';

const scratch = scratchFolder();

async function parquet(name: string, select: string) {
  const path = join(await scratch.path(), name);
  await query(`COPY (${select}) TO '${path}' (FORMAT parquet)`);
  return path;
}

describe('a Parquet file', () => {
  it('gives every column as text, with the row number as line', async () => {
    const path = await parquet(
      'typed.parquet',
      `SELECT * FROM (VALUES ('E1', DATE '2019-04-01', 1.5::DOUBLE, 3::BIGINT, 2.50::DECIMAL(9,2)), ('', NULL, NULL, 4, NULL))
       AS t(area, "the ""day""", value, n, d)`,
    );
    const table = await openTable(path);
    expect(table.columns).toEqual(['area', 'the "day"', 'value', 'n', 'd']);
    expect(table.recordCount).toBe(2);
    expect(await rowsOf(table)).toEqual([
      [1, 'E1', '2019-04-01', '1.5', '3', '2.50'],
      [2, null, null, null, '4', null],
    ]);
  });

  it('counts nested columns once, and rows over several row groups', async () => {
    const path = await parquet(
      'nested.parquet',
      `SELECT i AS a, {'x': i, 'y': [i, i]} AS s, 'z' AS b FROM range(300000) t(i)`,
    );
    const table = await openTable(path);
    expect(table.columns).toEqual(['a', 's', 'b']);
    expect(table.recordCount).toBe(300_000);
    if (table.relation.kind !== 'query') throw new Error('expected a query');
    expect(await query(`SELECT count(*), sum((line - 1 <> c1::BIGINT)::INT) FROM (${table.relation.sql})`)).toEqual([
      [300_000n, 0n],
    ]);
  });

  it('may have no rows', async () => {
    const table = await openTable(await parquet('empty.parquet', 'SELECT 1 AS a, 2 AS b WHERE false'));
    expect(table.columns).toEqual(['a', 'b']);
    expect(codes(table)).toEqual(['SOURCE_NO_ROWS']);
  });

  it('is refused when it is something else or cut short', async () => {
    const bytes: [string, Uint8Array][] = [
      ['short.parquet', Buffer.from('PAR1')],
      ['text.parquet', Buffer.from('area,value\nE1,1\nE2,2\n')],
      [
        'length.parquet',
        Buffer.concat([Buffer.from('PAR1aaaa'), Buffer.from([255, 255, 255, 127]), Buffer.from('PAR1')]),
      ],
      [
        'footer.parquet',
        Buffer.concat([Buffer.from('PAR1\x1c\xff\xff\xff'), Buffer.from([4, 0, 0, 0]), Buffer.from('PAR1')]),
      ],
    ];
    for (const [name, content] of bytes) {
      expect(codes(await openTable(await scratch.write(name, content)))).toEqual(['SOURCE_PARQUET_BROKEN']);
    }
  });
});
