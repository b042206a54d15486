import { existsSync, mkdirSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { isRunning } from '#release/is-running.ts';
import type { Manifest } from '#release/manifest.ts';
import { PublicTables } from '#release/public-tables.ts';
import { type FilesIndex, filesFolder, filesIndexOf, hashOfFile, type ReleaseFile } from '#release/release-files.ts';
import { fileTables } from '#release/written-out.ts';
import { aboutRelease } from './about-release.ts';
import { csvMetadata, type DescribedFile } from './csvw.ts';
import { type FormatId, publishedFormats } from './formats.ts';
import { writeTable } from './write-table.ts';

/** The name under which the description of all CSV files stands beside them. @see W3C, CSV on the Web 5.3 */
export const metadataName = 'csv-metadata.json';

/** Told of each file that is begun. */
export type FileProgress = (file: string, done: number, total: number) => void;

/**
 * Makes the files of a release that readers download, in the folder `files` beside it: every table in the formats that suit its
 * length, the description of the CSV files, and a list with sizes and hashes. They are made whole in a draft folder and put in place
 * by a rename, so no reader ever meets half a file.
 *
 * @param releaseFolder folder with `release.duckdb`, of a candidate or of a published release
 */
export async function makeFiles(
  releaseFolder: string,
  manifest: Manifest,
  progress: FileProgress = () => undefined,
): Promise<FilesIndex> {
  // Of its own, because two commands may make the files of one release at the same time.
  const draft = join(releaseFolder, `.${filesFolder}.${process.pid}.draft`);
  removeLeft(releaseFolder);
  rmSync(draft, { recursive: true, force: true });
  mkdirSync(draft, { recursive: true });
  const tables = await PublicTables.open(join(releaseFolder, 'release.duckdb'));
  const files: ReleaseFile[] = [];
  try {
    const { messages, description, sentences } = await aboutRelease(tables, manifest);
    const described: DescribedFile[] = [];
    for (const [at, table] of fileTables.entries()) {
      const formats = publishedFormats(await tables.count(table));
      for (const format of formats) {
        const name = `${table}.${format}`;
        progress(name, at, fileTables.length);
        const rows = await writeTable(tables, table, format, join(draft, name), messages, sentences(table));
        files.push(await listed(draft, { name, table, format, rows }));
        if (format === 'csv' || format === 'csv.gz') described.push({ table, name });
      }
    }
    const metadata = JSON.stringify(csvMetadata(described, description, messages), null, 2);
    writeFileSync(join(draft, metadataName), `${metadata}\n`);
    files.push(await listed(draft, { name: metadataName, table: '', format: 'json', rows: 0 }));
  } finally {
    tables.close();
  }
  const index: FilesIndex = { release: manifest.id, hash: manifest.hash, files };
  const { path, text } = filesIndexOf(draft, index);
  writeFileSync(path, text);
  const place = join(releaseFolder, filesFolder);
  const old = join(releaseFolder, `.${filesFolder}.${process.pid}.old`);
  rmSync(old, { recursive: true, force: true });
  if (existsSync(place)) renameSync(place, old);
  renameSync(draft, place);
  rmSync(old, { recursive: true, force: true });
  progress(metadataName, fileTables.length, fileTables.length);
  return index;
}

/** Removes what processes that have ended left of their files. */
function removeLeft(releaseFolder: string): void {
  for (const name of readdirSync(releaseFolder)) {
    const owner = new RegExp(`^\\.${filesFolder}\\.(?:(\\d+)\\.)?(?:draft|old)$`).exec(name);
    if (owner && !isRunning(Number(owner[1] ?? 0))) rmSync(join(releaseFolder, name), { recursive: true, force: true });
  }
}

async function listed(
  folder: string,
  file: { name: string; table: string; format: FormatId; rows: number },
): Promise<ReleaseFile> {
  const path = join(folder, file.name);
  return { ...file, bytes: (await stat(path)).size, sha256: await hashOfFile(path) };
}
