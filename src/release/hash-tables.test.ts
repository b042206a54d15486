import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { Database } from '#evidence/database.ts';
import { writeRelease } from '../../tests/fixtures/release-builder.ts';
import { hashings, hashTables } from './hash-tables.ts';

describe('the hash of the tables of a release', () => {
  const folder = mkdtempSync(join(tmpdir(), 'coxcomb-hash-'));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it.each(hashings)(
    'by %s can still be taken of a release of an earlier version, with fewer tables and columns',
    async (by) => {
      const file = join(folder, `${by}.duckdb`);
      const history = {
        release: 'r1',
        published_on: '2024-01-01',
        framework: 'f',
        node: 'n',
        area_type: 't',
        area_code: 'a',
      };
      await writeRelease(file, { rating_history: [{ ...history, class: 'good', score: 1, probabilities: '{}' }] });
      const now = await hashTables(file, by);
      const database = await Database.open({ path: file });
      await database.run('DROP TABLE rating_certainty');
      await database.run('ALTER TABLE rating_history DROP COLUMN probabilities');
      database.close();
      const { tables } = await hashTables(file, by);
      expect(Object.keys(tables)).toEqual(Object.keys(now.tables).filter((name) => name !== 'rating_certainty'));
      // A column that a manifest counts on and the file lacks is found.
      expect(tables.rating_history?.hash).not.toBe(now.tables.rating_history?.hash);
      expect(tables.meta).toEqual(now.tables.meta);
    },
  );
});
