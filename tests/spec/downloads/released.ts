import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { hashTables } from '#release/hash-tables.ts';
import type { Manifest } from '#release/manifest.ts';
import { PublicTables } from '#release/public-tables.ts';
import { type TableRows, writeRelease } from '../../fixtures/release-builder.ts';
import { smallRelease } from '../../fixtures/small-release.ts';

/** Names that programs would run, or that break what is not careful. */
export const hostileNames = [
  '=1+1',
  '+44',
  '-2',
  '@SUM(A1)',
  'A "quoted", name',
  '<b>&amp;</b>',
  'two\nlines',
  '  spaces  ',
];

export interface Released {
  folder: string;
  manifest: Manifest;
  tables: PublicTables;
  close(): void;
}

/** The small release in a folder of its own, with hostile names of areas. */
export async function released(change: (rows: TableRows) => TableRows = (rows) => rows): Promise<Released> {
  const folder = mkdtempSync(join(tmpdir(), 'coxcomb-files-'));
  const rows = smallRelease();
  for (const [at, name] of hostileNames.entries()) (rows.area?.[at + 3] as Record<string, unknown>).name = name;
  await writeRelease(join(folder, 'release.duckdb'), change(rows));
  const manifest: Manifest = {
    id: 'r1',
    title: 'First',
    ...(await hashTables(join(folder, 'release.duckdb'), 'rows')),
  };
  const tables = await PublicTables.open(join(folder, 'release.duckdb'));
  return {
    folder,
    manifest,
    tables,
    close() {
      tables.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
