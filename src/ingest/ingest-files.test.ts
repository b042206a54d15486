import { expect, it } from 'vitest';
import { Database } from '#evidence/database.ts';
import { accountFor, countRows } from './ingest-files.ts';

it('stops when rows are unaccounted for', async () => {
  const database = await Database.open({ path: ':memory:' });
  try {
    await database.run(
      'CREATE TABLE checked AS SELECT * FROM (VALUES (0, 1, NULL, NULL), (0, 2, 0, NULL), (0, 3, NULL, 1), (1, 4, NULL, NULL), (1, 5, NULL, NULL)) v(file, rn, fault, set_aside)',
    );
    await database.run(
      'CREATE TABLE duplicate AS SELECT 1 AS file, 9 AS line, 5 AS rn, 8 AS other_line, false AS conflict',
    );
    const [first, second, third] = await countRows(database, 3);
    expect(accountFor('a.csv', first!, 3, 2)).toEqual({ read: 5, accepted: 1, rejected: 3, setAside: 1 });
    expect(accountFor('b.csv', second!, 2, 0)).toEqual({ read: 2, accepted: 1, rejected: 0, setAside: 1 });
    expect(accountFor('c.csv', third!, 0, 0)).toEqual({ read: 0, accepted: 0, rejected: 0, setAside: 0 });
    expect(() => accountFor('a.csv', first!, 4, 2)).toThrowError(
      expect.objectContaining({
        code: 'INGEST_ACCOUNT_DOES_NOT_ADD_UP',
        details: { file: 'a.csv', read: 6, accepted: 1, rejected: 3, setAside: 1 },
      }),
    );
  } finally {
    database.close();
  }
});
