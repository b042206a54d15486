import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { Database } from './database.ts';

async function withNumbers(work: (database: Database) => Promise<void>): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'coxcomb-kept-'));
  const path = join(folder, 'numbers.duckdb');
  try {
    const written = await Database.open({ path });
    await written.run('CREATE TABLE number AS SELECT range AS n FROM range(1000)');
    written.close();
    const database = await Database.open({ path, readOnly: true, keepStatements: true });
    await work(database).finally(() => database.close());
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

const query = 'SELECT n FROM number WHERE n >= ? ORDER BY n LIMIT 1';

test('the same question with other values, one after another and at once, has the answers of those values', () =>
  withNumbers(async (database) => {
    for (const n of [5, 700, 5]) expect(await database.rows(query, [n])).toEqual([{ n }]);
    const together = await Promise.all([1, 2, 3, 4].map((n) => database.rows(query, [n])));
    expect(together).toEqual([1, 2, 3, 4].map((n) => [{ n }]));
  }));

test('more questions than are kept, a wrong one, and a closed connection leave the others as they are', () =>
  withNumbers(async (database) => {
    const further = await database.connect();
    for (let i = 0; i < 130; i++)
      expect(await further.rows(`SELECT n + ${i} AS n FROM number WHERE n = ? ORDER BY n`, [1])).toEqual([
        { n: 1 + i },
      ]);
    await expect(further.rows('SELECT nothing FROM number WHERE n = ? ORDER BY n', [1])).rejects.toThrow(/nothing/);
    await expect(further.rows(query, ['no number'])).rejects.toThrow();
    expect(await further.rows(query, [9])).toEqual([{ n: 9 }]);
    further.close(false);
    expect(await database.rows(query, [8])).toEqual([{ n: 8 }]);
  }));
