import { expect, it } from 'vitest';
import { Database } from '#evidence/database.ts';
import { accountFor, countRows } from './ingest-file.ts';

it('stops when rows are unaccounted for', async () => {
  const database = await Database.open({ path: ':memory:' });
  try {
    await database.run(
      'CREATE TABLE checked AS SELECT * FROM (VALUES (1, NULL, NULL), (2, 0, NULL), (3, NULL, 1)) v(rn, fault, set_aside)',
    );
    await database.run('CREATE TABLE duplicate (line BIGINT, rn BIGINT, other_line BIGINT, conflict BOOLEAN)');
    const counts = await countRows(database);
    expect(accountFor('a.csv', counts, 3, 2)).toEqual({ read: 5, accepted: 1, rejected: 3, setAside: 1 });
    expect(() => accountFor('a.csv', counts, 4, 2)).toThrowError(
      expect.objectContaining({
        code: 'INGEST_ACCOUNT_DOES_NOT_ADD_UP',
        details: { file: 'a.csv', read: 6, accepted: 1, rejected: 3, setAside: 1 },
      }),
    );
  } finally {
    database.close();
  }
});
