import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Database } from './database.ts';
import { copyVector } from './stream-columns.ts';

let database: Database;
beforeEach(async () => {
  database = await Database.open({ path: ':memory:' });
});
afterEach(() => database.close());

describe('columns in and out of the store', () => {
  it('keeps nulls apart from values when a chunk with nulls is followed by a clean one and a short one', async () => {
    const rows = 2048 * 2 + 100;
    const ids = Int32Array.from({ length: rows }, (_, i) => i);
    const values = Float64Array.from({ length: rows }, (_, i) => (i < 2048 && i % 3 === 0 ? Number.NaN : i / 7));
    await database.run('CREATE TABLE t (id INTEGER, value DOUBLE)');
    await database.append('t', [ids, values], rows);
    expect(await database.single('SELECT count(*) n, count(value) v FROM t')).toEqual({
      n: rows,
      v: rows - Math.ceil(2048 / 3),
    });
    const read: number[] = [];
    for await (const batch of database.columns('SELECT id, value FROM t ORDER BY id', 1000))
      read.push(...(batch.value as Float64Array));
    expect(read).toEqual([...values]);
  });

  it('reads the same through the typed arrays as through the public accessor', () => {
    const items = Float64Array.of(1, 2, 3);
    const vector = { itemCount: 3, getItem: (i: number) => (i === 1 ? null : items[i]) };
    const fast = { ...vector, items, validity: { data: BigUint64Array.of(0b101n), offset: 0 } };
    const slow = new Float64Array(3);
    const quick = new Float64Array(3);
    copyVector(vector, slow, 0, 3, 'x');
    copyVector(fast, quick, 0, 3, 'x');
    expect([...quick]).toEqual([...slow]);
    expect(quick[1]).toBeNaN();
  });

  it('refuses a query without an order', async () => {
    await expect(database.rows('SELECT 1 AS one')).rejects.toMatchObject({ code: 'EVIDENCE_QUERY_UNORDERED' });
    await expect(database.rows('SELECT * FROM (SELECT 1 ORDER BY 1)')).rejects.toMatchObject({
      code: 'EVIDENCE_QUERY_UNORDERED',
    });
  });

  it('refuses a column of a type that loses digits on the way', async () => {
    const read = async () => {
      for await (const _ of database.columns('SELECT 1::HUGEINT AS big ORDER BY 1'));
    };
    await expect(read()).rejects.toMatchObject({ code: 'EVIDENCE_COLUMN_TYPE' });
  });

  it('leaves nothing behind when a transaction fails', async () => {
    await database.run('CREATE TABLE t (id INTEGER)');
    await expect(
      database.transaction(async () => {
        await database.run('INSERT INTO t VALUES (1)');
        throw new Error('stopped half way');
      }),
    ).rejects.toThrow('stopped half way');
    expect(await database.single('SELECT count(*) n FROM t')).toEqual({ n: 0 });
  });

  it('forgets what was appended and not yet written when a transaction fails', async () => {
    await database.run('CREATE TABLE t (id INTEGER)');
    const ids = Int32Array.from({ length: 3000 }, (_, i) => i);
    await expect(
      database.transaction(async () => {
        const appender = await database.appender('t');
        appender.append([ids], ids.length);
        throw new Error('stopped half way');
      }),
    ).rejects.toThrow('stopped half way');
    expect(await database.single('SELECT count(*) n FROM t')).toEqual({ n: 0 });
    const appender = await database.appender('t');
    appender.append([ids], 100);
    appender.append([ids], ids.length);
    appender.close();
    expect(await database.single('SELECT count(*) n FROM t')).toEqual({ n: 3100 });
  });
});
