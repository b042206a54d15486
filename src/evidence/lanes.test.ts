import { expect, it } from 'vitest';
import { Database } from './database.ts';
import { inLanes } from './lanes.ts';

it('works on several connections at once, and closes them when all have ended', async () => {
  const database = await Database.open({ path: ':memory:' });
  await database.run('CREATE TABLE seen (lane INTEGER)');
  await inLanes(database, 3, async (connection, lane) => {
    await connection.run('CREATE TEMP TABLE own AS SELECT 1 AS n');
    await connection.transaction(() => connection.run(`INSERT INTO seen VALUES (${lane})`).then(() => undefined));
  });
  expect(await database.rows('SELECT lane FROM seen ORDER BY lane')).toEqual([{ lane: 0 }, { lane: 1 }, { lane: 2 }]);
  database.close();
});

it('throws what the first lane that failed throws, after the others have ended', async () => {
  const database = await Database.open({ path: ':memory:' });
  let ended = false;
  const work = inLanes(database, 2, async (connection, lane) => {
    if (lane === 0) throw new Error('nothing works here');
    await connection.run('SELECT sum(range) FROM range(1000000)');
    ended = true;
  });
  await expect(work).rejects.toThrow('nothing works here');
  expect(ended).toBe(true);
  database.close();
});
