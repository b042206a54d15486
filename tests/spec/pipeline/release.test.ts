import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { Database } from '#evidence/database.ts';
import {
  listCandidates,
  publishRelease,
  readCatalogue,
  readManifest,
  requireReleaseId,
  withdrawRelease,
} from '#release/catalogue.ts';
import { hashTables } from '#release/hash-tables.ts';
import { publicTables } from '#release/schema.ts';
import { verifyRelease } from '#release/verify.ts';
import { statuses } from '#vocabulary/status.ts';
import { workspaceOf } from '../../../src/pipeline.ts';
import { countRows, countsCsv, measures, withBuiltProject, withSmallProject } from '../../fixtures/small-project.ts';
import { frozen, releaseRows } from '../../fixtures/small-release-files.ts';

describe('a release is repeatable', () => {
  it('has the same hash from two folders, on one thread or more', async () => {
    const hashes = new Set<string>();
    for (const threads of [1, 4]) {
      await withSmallProject({}, async (project) => {
        await project.build({ threads });
        hashes.add(JSON.stringify((await frozen(project)).manifest));
      });
    }
    expect(hashes.size).toBe(1);
  });

  it('has the same hash after a change that was taken back, although ids within the store differ', async () => {
    await withSmallProject({}, async (project) => {
      await project.build();
      const before = (await frozen(project)).manifest;
      project.change({ data: { 'counts.csv': countsCsv([...countRows.slice(7), 'P01,1999/00,3,9']) } });
      await project.build();
      expect((await frozen(project)).manifest.hash).not.toBe(before.hash);
      project.change({ data: { 'counts.csv': countsCsv() } });
      await project.build();
      expect((await frozen(project)).manifest).toEqual(before);
    });
  });
});

describe('a release holds the allow-list and nothing else', () => {
  it('has exactly the public tables and columns', async () => {
    await withBuiltProject(async (project) => {
      const { file } = await frozen(project);
      const rows = await releaseRows<{ table_name: string; columns: string }>(
        file,
        "SELECT table_name, string_agg(column_name, ' ' ORDER BY column_index) AS columns FROM duckdb_columns() WHERE NOT internal GROUP BY table_name ORDER BY table_name",
      );
      const declared = Object.entries(publicTables).map(([table_name, { columns }]) => ({
        table_name,
        columns: Object.keys(columns).join(' '),
      }));
      expect(rows).toEqual(declared.sort((a, b) => (a.table_name < b.table_name ? -1 : 1)));
    });
  });

  const secrets = { smokers: 123_456_789, adults: 987_654_321, text: 'Mrs Canary, 3 Larch Lane' };
  const withCanaries = (smallest: number) => ({
    coxcomb: { disclosure: { small: { smallest, exempt: ['country'] } } },
    measures: measures.map((measure) => ({ ...measure, disclosure: 'small' })),
    data: {
      'counts.csv': countsCsv([
        ...countRows.filter((row) => !row.startsWith('P07,2023/24')),
        `P07,2023/24,${secrets.smokers},${secrets.adults}`,
        `"${secrets.text}",2023/24,1,9`,
        `P08,${secrets.text.replace(',', ';')},1,9`,
      ]),
    },
  });

  /** Where any of the secrets is in a release: in the text of a cell, or in the bytes of the file. */
  async function leaks(smallest: number): Promise<string[]> {
    return withSmallProject(withCanaries(smallest), async (project) => {
      await project.build();
      const { file } = await frozen(project);
      const value = ((secrets.smokers / secrets.adults) * 100).toString().slice(0, 12);
      const texts = [...Object.values(secrets).map(String), 'Canary', value];
      const found: string[] = [];
      const counts = Object.entries(publicTables).flatMap(([table, { columns }]) =>
        Object.keys(columns).map((column) => {
          const tests = texts.map((text) => `contains("${column}"::VARCHAR, '${text}')`).join(' OR ');
          return `SELECT '${table}.${column}' AS place, count(*) AS n FROM ${table} WHERE ${tests}`;
        }),
      );
      const hits = await releaseRows<{ place: string }>(
        file,
        `SELECT place FROM (${counts.join(' UNION ALL ')}) WHERE n > 0 ORDER BY place`,
      );
      found.push(...hits.map(({ place }) => place));
      const bytes = readFileSync(file);
      for (const text of texts) if (bytes.includes(text)) found.push(`bytes of ${text}`);
      for (const number of [secrets.smokers, secrets.adults]) {
        const forms = { double: Buffer.alloc(8), decimal: Buffer.alloc(8), integer: Buffer.alloc(4) };
        forms.double.writeDoubleLE(number);
        forms.decimal.writeBigInt64LE(BigInt(number) * 1_000_000n);
        forms.integer.writeInt32LE(number);
        for (const [form, needle] of Object.entries(forms)) if (bytes.includes(needle)) found.push(`${form} ${number}`);
      }
      return found;
    });
  }

  it('keeps hidden counts and the text of rejected rows out of every cell and every byte', async () => {
    expect(await leaks(2_000_000_000)).toEqual([]);
  });

  it('would find them, were they not hidden', async () => {
    const found = await leaks(2);
    expect(found).toContain('estimate.numerator');
    expect(found).toContain('area_profile.numerator');
  });
});

const statusFamily = (code: number) => statuses[code]?.family;

describe('hidden estimates', () => {
  it('show neither value nor count nor what follows from them', async () => {
    const few = countsCsv(countRows.map((row) => row.replace(/^P07,2023\/24,\d+/, 'P07,2023/24,3')));
    await withSmallProject({ data: { 'counts.csv': few } }, async (project) => {
      const report = await project.build();
      expect(report.hidden).toBeGreaterThan(0);
      const { file } = await frozen(project);
      const where =
        "JOIN area a ON a.id = e.area JOIN indicator i ON i.id = e.indicator JOIN period p ON p.id = e.period WHERE a.code = 'P07' AND i.key = 'smoking' AND p.end_date = '2024-03-31'";
      const rows = await releaseRows(
        file,
        `SELECT e.value, e.lower95, e.upper998, e.numerator, e.denominator, e.status FROM estimate e ${where} ORDER BY e.map`,
      );
      const hidden = { value: null, lower95: null, upper998: null, numerator: null, denominator: null };
      expect(rows.map(({ status, ...rest }) => [statusFamily(status as number), rest])).toEqual([
        ['suppressed', hidden],
        ['suppressed', hidden],
      ]);
      for (const table of ['comparison', 'trend'])
        expect(await releaseRows(file, `SELECT e.* FROM ${table} e ${where} ORDER BY e.map`)).toEqual([]);
      const [rating] = await releaseRows<{ why: string }>(
        file,
        "SELECT why FROM rating r JOIN area a ON a.id = r.area WHERE a.code = 'P07' AND node = 'smoke' ORDER BY node",
      );
      expect(JSON.parse(rating?.why ?? '').indicators).toEqual([
        { indicator: 'smoking', class: 'grey' },
        { indicator: 'smoking-rate', class: 'grey' },
      ]);
    });
  });
});

describe('publishing', () => {
  it('switches in one step, supersedes, carries the history on, and withdraws with a tombstone', async () => {
    await withSmallProject({}, async (project) => {
      const folders = workspaceOf(project);
      await project.build();
      await frozen(project, 'first');
      expect(readCatalogue(folders.published).releases).toEqual([]);
      expect(listCandidates(folders)).toEqual(['first']);
      publishRelease(folders, 'first', '2024-06-01');
      expect(() => publishRelease(folders, 'first', '2024-06-01')).toThrowError(
        expect.objectContaining({ code: 'RELEASE_EXISTS' }),
      );
      const previous = {
        id: 'first',
        publishedOn: '2024-06-01',
        file: join(readManifest(folders, 'first').folder, 'release.duckdb'),
      };
      const second = await frozen(project, 'second', { previous });
      publishRelease(folders, 'second', '2024-07-01');
      expect(readCatalogue(folders.published)).toMatchObject({
        current: 'second',
        releases: [
          { id: 'first', status: 'superseded' },
          { id: 'second', status: 'published', supersedes: 'first', hash: second.manifest.hash },
        ],
      });
      const file = join(folders.published, 'releases', 'second', 'release.duckdb');
      const history = await releaseRows<{ release: string; n: number }>(
        file,
        'SELECT release, count(*) AS n FROM rating_history GROUP BY release ORDER BY release',
      );
      // 12 practices and 4 districts, the whole and its one part.
      expect(history).toEqual([{ release: 'first', n: 32 }]);

      expect(() => withdrawRelease(folders, 'second', ' ', '2024-07-02')).toThrowError(
        expect.objectContaining({ code: 'RELEASE_REASON_MISSING' }),
      );
      withdrawRelease(folders, 'second', 'A count was wrong.', '2024-07-02');
      expect(existsSync(join(folders.published, 'releases', 'second'))).toBe(false);
      expect(readCatalogue(folders.published)).toMatchObject({
        current: 'first',
        releases: [
          { id: 'first', status: 'published' },
          { id: 'second', status: 'withdrawn', reason: 'A count was wrong.' },
        ],
      });
      for (const act of [() => readManifest(folders, 'second'), () => withdrawRelease(folders, 'second', 'x', 'y')])
        expect(act).toThrowError(expect.objectContaining({ code: 'RELEASE_WITHDRAWN' }));
      expect(() => withdrawRelease(folders, 'third', 'x', 'y')).toThrowError(
        expect.objectContaining({ code: 'RELEASE_UNKNOWN' }),
      );
    });
  });

  it('overwrites no release that the catalogue does not name, and takes the candidate once it is gone', async () => {
    await withSmallProject({}, async (project) => {
      const folders = workspaceOf(project);
      await project.build();
      const { folder } = await frozen(project, 'first');
      const orphan = join(folders.published, 'releases', 'first');
      mkdirSync(orphan, { recursive: true });
      writeFileSync(
        join(orphan, 'manifest.json'),
        JSON.stringify({ id: 'first', title: 'Old', hash: 'old', tables: {} }),
      );
      const { hash } = readManifest(folders, 'first').manifest;
      expect(hash).not.toBe('old');
      expect(() => publishRelease(folders, 'first', '2024-06-01')).toThrowError(
        expect.objectContaining({ code: 'RELEASE_FOLDER_TAKEN' }),
      );
      expect(existsSync(folder)).toBe(true);
      rmSync(join(orphan, 'manifest.json'));
      expect(publishRelease(folders, 'first', '2024-06-01').hash).toBe(hash);
      expect(existsSync(folder)).toBe(false);
      await expect(verifyRelease(orphan, readManifest(folders, 'first').manifest)).resolves.toMatchObject({ hash });
    });
  });

  it('does not carry on the history of a withdrawn release', async () => {
    await withBuiltProject(async (project) => {
      const first = await frozen(project, 'first');
      const second = await frozen(project, 'second', {
        previous: { id: 'first', publishedOn: '2024-06-01', file: first.file },
      });
      const previous = { id: 'second', publishedOn: '2024-07-01', file: second.file };
      const third = await frozen(project, 'third', { previous, withdrawn: ['first'] });
      expect(await releaseRows(third.file, 'SELECT DISTINCT release FROM rating_history ORDER BY release')).toEqual([
        { release: 'second' },
      ]);
      expect(await releaseRows(third.file, 'SELECT DISTINCT release FROM rated_period ORDER BY release')).toEqual([
        { release: 'second' },
        { release: 'third' },
      ]);
    });
  });

  it('refuses ids that are no folder names, and catalogues that cannot be read', async () => {
    for (const id of ['', '.', '../x', 'a/b', '-a', 'a b'])
      expect(() => requireReleaseId(id)).toThrowError(expect.objectContaining({ code: 'RELEASE_ID_INVALID' }));
    await withSmallProject({}, async (project) => {
      const { published } = workspaceOf(project);
      project.write('.coxcomb/published/catalogue.json', '{ half');
      expect(() => readCatalogue(published)).toThrowError(
        expect.objectContaining({ code: 'RELEASE_CATALOGUE_UNREADABLE' }),
      );
    });
  });

  it('refuses to freeze what a blocked build left', async () => {
    await withBuiltProject(async (project) => {
      project.change({ data: { 'counts.csv': countsCsv([...countRows, 'P01,2023/24,1,2']) } });
      expect((await project.build()).blocked).toBe(true);
      await expect(frozen(project)).rejects.toMatchObject({ code: 'RELEASE_BUILD_UNFINISHED' });
      expect(readdirSync(workspaceOf(project).candidates).filter((name) => !name.startsWith('.'))).toEqual([]);
    });
  });
});

describe('verifying', () => {
  it('finds one changed byte of a value', async () => {
    await withBuiltProject(async (project) => {
      const { folder, file, manifest } = await frozen(project);
      await expect(verifyRelease(folder, manifest)).resolves.toMatchObject({ hash: manifest.hash });
      const bytes = readFileSync(file);
      const at = bytes.indexOf('Surgery 5');
      expect(at).toBeGreaterThan(0);
      bytes[at] = 'B'.charCodeAt(0);
      writeFileSync(file, bytes);
      // The store’s own checksum of the block, or the hash of the table: either way it does not pass.
      await expect(verifyRelease(folder, manifest)).rejects.toThrow();
    });
  });

  it('finds one changed number, in releases of either way of hashing', async () => {
    await withBuiltProject(async (project) => {
      const { folder, file, manifest } = await frozen(project);
      expect(manifest.hashing).toBe('columns');
      const { hashing: _, ...unsaid } = { ...manifest, ...(await hashTables(file, 'rows')) };
      expect(unsaid.tables.estimate?.rows).toBe(manifest.tables.estimate?.rows);
      await expect(verifyRelease(folder, unsaid)).resolves.toMatchObject({ hash: unsaid.hash });
      for (const [table, change] of [
        ['comparison', 'outcome = outcome % 2 + 1'],
        ['estimate', 'value = NULL'],
      ]) {
        const release = await Database.open({ path: file });
        await release.run(`UPDATE ${table} SET ${change} WHERE rowid = 0`);
        release.close();
        const [columns, rows] = [await hashTables(file, 'columns'), await hashTables(file, 'rows')];
        expect(columns.tables[table as 'estimate']?.hash).not.toBe(manifest.tables[table as 'estimate']?.hash);
        expect(rows.tables[table as 'estimate']?.hash).not.toBe(unsaid.tables[table as 'estimate']?.hash);
      }
      await expect(verifyRelease(folder, manifest)).rejects.toMatchObject({ code: 'RELEASE_DAMAGED' });
      await expect(verifyRelease(folder, unsaid)).rejects.toMatchObject({ code: 'RELEASE_DAMAGED' });
    });
  });

  it('finds the same in rows that lie in another order', async () => {
    await withBuiltProject(async (project) => {
      const { folder, file, manifest } = await frozen(project);
      const release = await Database.open({ path: file });
      for (const table of ['estimate', 'comparison', 'area_profile', 'rating']) {
        await release.run(`CREATE TEMP TABLE turned AS FROM ${table} ORDER BY rowid DESC`);
        await release.run(`DELETE FROM ${table}; INSERT INTO ${table} FROM turned ORDER BY rowid; DROP TABLE turned`);
      }
      release.close();
      await expect(verifyRelease(folder, manifest)).resolves.toMatchObject({ hash: manifest.hash });
    });
  });

  it.each([
    ['a table', 'CREATE TABLE secret AS SELECT 1 AS n', 'secret.n'],
    ['a column', 'ALTER TABLE trend ADD COLUMN secret DOUBLE', 'trend.secret'],
  ])('finds %s that was added', async (_, change, place) => {
    await withBuiltProject(async (project) => {
      const { folder, file, manifest } = await frozen(project);
      const release = await Database.open({ path: file });
      await release.run(change);
      release.close();
      await expect(verifyRelease(folder, manifest)).rejects.toMatchObject({
        code: 'RELEASE_DAMAGED',
        message: expect.stringContaining(place),
      });
    });
  });

  it('orders the rows of every table by a key that no two of them share', async () => {
    await withBuiltProject(async (project) => {
      const release = await Database.open({ path: (await frozen(project)).file, readOnly: true });
      for (const [table, { key }] of Object.entries(publicTables)) {
        const { same } = await release.single<{ same: number }>(
          `SELECT count(*) - count(DISTINCT (${key.join(', ')})) AS same FROM ${table}`,
        );
        expect({ table, same }).toEqual({ table, same: 0 });
      }
      release.close();
    });
  });

  it('names the table whose rows are not those of the manifest', async () => {
    await withBuiltProject(async (project) => {
      const { folder, manifest } = await frozen(project);
      const tables = { ...manifest.tables, rating: { rows: 32, hash: 'other' } };
      await expect(verifyRelease(folder, { ...manifest, tables })).rejects.toMatchObject({
        code: 'RELEASE_DAMAGED',
        details: { table: 'rating' },
      });
    });
  });
});
