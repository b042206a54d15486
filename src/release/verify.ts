import { join } from 'node:path';
import { AppError } from '#vocabulary/errors/app-error.ts';
import { hashTables, type Manifest } from './manifest.ts';
import { filesFolder, hashOfFile, readFilesIndex } from './release-files.ts';

/**
 * Checks that every table of a release still has the hash of its manifest, and every file for readers that of their list.
 *
 * @throws RELEASE_DAMAGED, RELEASE_FILE_DAMAGED naming the first that has not
 */
export async function verifyRelease(
  folder: string,
  manifest: Manifest,
): Promise<{ tables: number; rows: number; hash: string; files: number }> {
  const found = await hashTables(join(folder, 'release.duckdb'));
  for (const [table, expected] of Object.entries(manifest.tables)) {
    if (found.tables[table]?.hash !== expected.hash) throw new AppError('RELEASE_DAMAGED', { id: manifest.id, table });
  }
  if (found.hash !== manifest.hash) throw new AppError('RELEASE_DAMAGED', { id: manifest.id, table: 'all' });
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
  };
}
