import { join } from 'node:path';
import { AppError } from '#vocabulary/errors/app-error.ts';
import { foreignPlaces, hashTables } from './hash-tables.ts';
import { type Manifest, manifestIn } from './manifest.ts';
import type { CatalogueEntry } from './reader/catalogue-file.ts';
import { filesFolder, hashOfFile, readFilesIndex } from './release-files.ts';

/**
 * Checks that every table of a release or candidate still has the rows and the hash of its manifest.
 *
 * @throws RELEASE_DAMAGED naming the first that has not, or that the file cannot be read; EVIDENCE_BUSY
 */
export async function verifyTables(folder: string, manifest: Manifest): Promise<Pick<Manifest, 'hash' | 'tables'>> {
  const { id } = manifest;
  const found = await hashTables(join(folder, 'release.duckdb'), manifest.hashing ?? 'rows').catch((cause: unknown) => {
    if (cause instanceof AppError && cause.code === 'EVIDENCE_BUSY') throw cause;
    throw new AppError('RELEASE_DAMAGED', { id, reason: 'its release.duckdb is gone or cannot be read' }, { cause });
  });
  for (const [table, expected] of Object.entries(manifest.tables)) {
    const { hash, rows } = found.tables[table] ?? {};
    if (hash !== expected.hash || rows !== expected.rows)
      throw new AppError('RELEASE_DAMAGED', { id, table, reason: `the table ${table} is not the one of its manifest` });
  }
  if (found.hash !== manifest.hash)
    throw new AppError('RELEASE_DAMAGED', {
      id,
      table: 'all',
      reason: 'its tables together are not those of its manifest',
    });
  const [foreign] = await foreignPlaces(join(folder, 'release.duckdb'));
  if (foreign !== undefined)
    throw new AppError('RELEASE_DAMAGED', {
      id,
      table: foreign.split('.')[0],
      reason: `it holds ${foreign}, which releases of this version do not have`,
    });
  return found;
}

/**
 * Checks a release or candidate: its manifest, every table, and every file for readers that was made of it.
 *
 * @param published what the catalogue says of it: hash of the tables, and of the manifest where that was kept
 * @returns `manifest`: whether it could be compared with what the catalogue keeps
 * @throws RELEASE_DAMAGED, RELEASE_FILE_DAMAGED naming the first that is not what was made
 */
export async function verifyRelease(
  folder: string,
  manifest: Manifest,
  published: Pick<CatalogueEntry, 'hash' | 'manifestHash'> = {},
): Promise<{ tables: number; rows: number; hash: string; files: number; manifest: boolean }> {
  const { id } = manifest;
  if (published.hash && published.hash !== manifest.hash)
    throw new AppError('RELEASE_DAMAGED', { id, reason: 'its manifest.json has another hash than the catalogue' });
  if (published.manifestHash && published.manifestHash !== manifestIn(folder, id).manifestHash)
    throw new AppError('RELEASE_DAMAGED', { id, reason: 'its manifest.json is not the one that was published' });
  const found = await verifyTables(folder, manifest);
  const { files = [] } = (await readFilesIndex(folder)) ?? {};
  for (const { name, sha256 } of files) {
    const hash = await hashOfFile(join(folder, filesFolder, name)).catch(() => undefined);
    if (hash !== sha256) throw new AppError('RELEASE_FILE_DAMAGED', { id: manifest.id, file: name });
  }
  return {
    tables: Object.keys(found.tables).length,
    rows: Object.values(found.tables).reduce((sum, table) => sum + table.rows, 0),
    hash: found.hash,
    files: files.length,
    manifest: Boolean(published.manifestHash),
  };
}
