import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import ExcelJS from 'exceljs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import XLSX from 'xlsx';
import { aboutRelease } from '#downloads/about-release.ts';
import { type FormatId, fileFormats, publishedFormats } from '#downloads/formats.ts';
import { makeFiles } from '#downloads/make-files.ts';
import { writeTable } from '#downloads/write-table.ts';
import { Database } from '#evidence/database.ts';
import { type FilesIndex, hashOfFile } from '#release/release-files.ts';
import type { PublicTableName } from '#release/schema.ts';
import { verifyRelease } from '#release/verify.ts';
import { fileTables, writtenOut } from '#release/written-out.ts';
import { hostileNames, type Released, released } from './released.ts';

let base: Released;
let index: FilesIndex;
const steps: [done: number, total: number][] = [];

beforeAll(async () => {
  base = await released();
  index = await makeFiles(base.folder, base.manifest, (_, done, total) => steps.push([done, total]));
}, 60_000);
afterAll(() => base?.close());

it('are told of from the first to the last', () => {
  expect(steps[0]).toEqual([0, fileTables.length]);
  expect(steps.at(-1)).toEqual([fileTables.length, fileTables.length]);
});

const path = (name: string) => join(base.folder, 'files', name);
const text = (name: string) => readFileSync(path(name), 'utf8');

/** Names of areas as each format gives them back, read by a program of somebody else. */
const readers: Record<FormatId, (table: PublicTableName) => Promise<Record<string, unknown>[]>> = {
  csv: async (table) =>
    viaDuckdb(`SELECT * FROM read_csv('${path(`${table}.csv`)}', header = true, all_varchar = true)`),
  'csv.gz': async (table) => {
    await write(table, 'csv.gz');
    expect(gunzipSync(readFileSync(path(`${table}.csv.gz`))).toString()).toBe(text(`${table}.csv`));
    return readers.csv(table);
  },
  parquet: async (table) => viaDuckdb(`SELECT * FROM read_parquet('${path(`${table}.parquet`)}')`),
  json: async (table) => JSON.parse(text(`${table}.json`)) as Record<string, unknown>[],
  xlsx: async (table) => {
    const book = new ExcelJS.Workbook();
    await book.xlsx.readFile(path(`${table}.xlsx`));
    const [names = [], ...rows] = (book.getWorksheet(table)?.getSheetValues().slice(1) ?? []) as unknown[][];
    return rows.map((row) => Object.fromEntries(names.slice(1).map((name, at) => [name, row[at + 1] ?? null])));
  },
  ods: async (table) =>
    XLSX.utils.sheet_to_json(XLSX.readFile(path(`${table}.ods`)).Sheets[table] as XLSX.Sheet, { defval: null }),
};

async function viaDuckdb(sql: string): Promise<Record<string, unknown>[]> {
  const database = await Database.open({ path: ':memory:' });
  try {
    return await database.rows(`SELECT * FROM (${sql}) ORDER BY ALL`);
  } finally {
    database.close();
  }
}

async function write(table: PublicTableName, format: FormatId, to = path(`${table}.${format}`)): Promise<number> {
  const { messages, sentences } = await aboutRelease(base.tables, base.manifest);
  return writeTable(base.tables, table, format, to, messages, sentences(table));
}

describe('the files of a release', () => {
  it('are every public table in every format that suits its length, each with its size and hash', async () => {
    const tables = new Set(index.files.map((file) => file.table));
    expect([...tables].filter((table) => table !== '').sort()).toEqual([...fileTables].sort());
    expect(index).toMatchObject({ release: 'r1', hash: base.manifest.hash });
    for (const file of index.files) {
      expect(readFileSync(path(file.name)).length, file.name).toBe(file.bytes);
      expect(await hashOfFile(path(file.name)), file.name).toBe(file.sha256);
      if (file.table !== '') expect(file.rows, file.name).toBe(base.manifest.tables[file.table]?.rows);
    }
    expect(publishedFormats(100_001)).toEqual(['csv.gz', 'parquet']);
  });

  it.each(fileFormats.map(({ id }) => id))(
    'say the same numbers and words in %s, read by another program',
    async (format) => {
      const rows = await readers[format]('area_profile');
      expect(rows.length).toBe(base.manifest.tables.area_profile?.rows);
      const stored: { value: number | null; key: string; code: string }[] = await viaRelease();
      const found = new Map(
        rows.map((row) => [`${row.indicator} ${row.area_type} ${row.area_code}`, row.value === '' ? null : row.value]),
      );
      for (const { value, key, code } of stored) {
        const given = found.get(`${key} ${code}`);
        expect(given === null || given === undefined ? null : Number(given), `${key} ${code}`).toBe(value);
      }
      expect(stored.some(({ value }) => value === null)).toBe(true);
    },
  );

  async function viaRelease() {
    const database = await Database.open({ path: join(base.folder, 'release.duckdb'), readOnly: true });
    try {
      return (await database.rows(
        `SELECT p.value, i.key, t.key || ' ' || a.code AS code FROM area_profile p JOIN indicator i ON i.id = p.indicator
         JOIN area a ON a.id = p.area JOIN area_type t ON t.id = a.type ORDER BY i.key, code`,
      )) as unknown as { value: number | null; key: string; code: string }[];
    } finally {
      database.close();
    }
  }

  it('keep names as they are, but for an apostrophe where a spreadsheet would run them', async () => {
    const safe = hostileNames.map((name) => (/^[=+\-@]/.test(name) ? `'${name}` : name));
    for (const format of fileFormats.map(({ id }) => id)) {
      const names = (await readers[format]('area')).map((row) => row.area_name);
      const expected = format === 'parquet' || format === 'json' ? hostileNames : safe;
      expect(names, format).toEqual(expect.arrayContaining(expected));
    }
  });

  it('are the same bytes when they are written again', async () => {
    for (const format of fileFormats.map(({ id }) => id)) {
      const [one, two] = [join(base.folder, `one.${format}`), join(base.folder, `two.${format}`)];
      await write('estimate', format, one);
      await write('estimate', format, two);
      expect(readFileSync(one).equals(readFileSync(two)), format).toBe(true);
    }
  });

  it('never hold the ids of the release file, and nothing but public tables', async () => {
    expect(text('area_profile.csv').split('\n')[0]).toBe(
      writtenOut('area_profile')
        .columns.map(({ name }) => name)
        .join(','),
    );
    expect(text('area_profile.csv')).toContain('flu-vaccine-65');
    const strange = 'fact; DROP' as PublicTableName;
    await expect(base.tables.writeFile(strange, path('x.csv'), 'csv')).rejects.toThrow();
  });

  it('explain themselves in a workbook', async () => {
    const book = new ExcelJS.Workbook();
    await book.xlsx.readFile(path('rating.xlsx'));
    const said = JSON.stringify(book.getWorksheet('About')?.getSheetValues());
    expect(said).toContain('CC BY 4.0');
    expect(said).toContain('These data are invented');
    expect(said).toContain('The rating that was published');
  });

  it('are found damaged when one of them was changed or is gone', async () => {
    expect(await verifyRelease(base.folder, base.manifest)).toMatchObject({ files: index.files.length });
    const whole = readFileSync(path('area.csv'));
    writeFileSync(path('area.csv'), `${whole}x`);
    await expect(verifyRelease(base.folder, base.manifest)).rejects.toMatchObject({ code: 'RELEASE_FILE_DAMAGED' });
    rmSync(path('area.csv'));
    await expect(verifyRelease(base.folder, base.manifest)).rejects.toMatchObject({ code: 'RELEASE_FILE_DAMAGED' });
    writeFileSync(path('area.csv'), whole);
  });
});
