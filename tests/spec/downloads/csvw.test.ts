import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { columnAbout } from '#downloads/csvw.ts';
import { makeFiles } from '#downloads/make-files.ts';
import { Database } from '#evidence/database.ts';
import { fileTables, writtenOut } from '#release/written-out.ts';
import { english } from '#vocabulary/messages/english/english.ts';
import { type Released, released } from './released.ts';

interface Metadata {
  'dc:license': string;
  tables: {
    url: string;
    tableSchema: { columns: { name: string; titles: string; datatype: string }[]; primaryKey?: string[] };
  }[];
}

describe('the description of CSV files', () => {
  let base: Released;
  let metadata: Metadata;

  beforeAll(async () => {
    base = await released();
    await makeFiles(base.folder, base.manifest);
    metadata = JSON.parse(readFileSync(join(base.folder, 'files', 'csv-metadata.json'), 'utf8'));
  }, 60_000);
  afterAll(() => base?.close());

  it('names every table, every column in its order, and the licence', () => {
    expect(metadata['dc:license']).toBe('CC BY 4.0');
    expect(metadata.tables.map(({ url }) => url)).toEqual(fileTables.map((table) => `${table}.csv`));
    for (const { url, tableSchema } of metadata.tables) {
      const header = readFileSync(join(base.folder, 'files', url), 'utf8').split('\n')[0];
      expect(tableSchema.columns.map(({ titles }) => titles).join(','), url).toBe(header);
    }
  });

  it('is true of the files: every cell is of its type, and no two rows share a key', async () => {
    const casts: Record<string, string> = {
      double: 'DOUBLE',
      integer: 'BIGINT',
      date: 'DATE',
      boolean: 'BOOLEAN',
      string: 'VARCHAR',
    };
    const database = await Database.open({ path: ':memory:' });
    try {
      for (const { url, tableSchema } of metadata.tables) {
        const from = `read_csv('${join(base.folder, 'files', url)}', header = true, all_varchar = true)`;
        const wrong = tableSchema.columns.map(
          ({ name, datatype }) =>
            `count(*) FILTER ("${name}" IS NOT NULL AND TRY_CAST("${name}" AS ${casts[datatype]}) IS NULL)`,
        );
        const { n } = await database.single<{ n: number }>(`SELECT ${wrong.join(' + ')} AS n FROM ${from}`);
        expect(n, url).toBe(0);
        const key = tableSchema.primaryKey?.map((name) => `"${name}"`).join(', ');
        if (!key) continue;
        const twice = await database.rows(`SELECT ${key} FROM ${from} GROUP BY ALL HAVING count(*) > 1 ORDER BY ALL`);
        expect(twice, url).toEqual([]);
      }
    } finally {
      database.close();
    }
  });

  it('says of every table and column what it means', () => {
    const silent = fileTables.flatMap((table) => [
      ...(english.files.tables[table]?.[1] ? [] : [table]),
      ...writtenOut(table).columns.flatMap(({ name }) =>
        columnAbout(english, table, name) ? [] : [`${table}.${name}`],
      ),
    ]);
    expect(silent).toEqual([]);
  });

  it('explains no table and no column that does not exist', () => {
    const columns = new Set(
      fileTables.flatMap((table) => writtenOut(table).columns.flatMap(({ name }) => [name, `${table}.${name}`])),
    );
    expect(Object.keys(english.files.columns).filter((name) => !columns.has(name))).toEqual([]);
    expect(Object.keys(english.files.tables).sort()).toEqual([...fileTables].sort());
  });
});
