import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';

/** Folder beside `release.duckdb` with the files for readers, and the list of them in it. */
export const filesFolder = 'files';
const indexName = 'files.json';

const fileSchema = z.object({
  name: z.string().regex(/^[a-z0-9_.-]+$/),
  table: z.string(),
  format: z.string(),
  rows: z.number().int(),
  bytes: z.number().int(),
  sha256: z.string(),
});

const indexSchema = z.object({ release: z.string(), hash: z.string(), files: z.array(fileSchema) });

/** A file of a release as it is listed; `table` is empty for the description of all. */
export type ReleaseFile = z.output<typeof fileSchema>;
export type FilesIndex = z.output<typeof indexSchema>;

/** The list of files that stand beside a release; undefined where none were made. */
export async function readFilesIndex(releaseFolder: string): Promise<FilesIndex | undefined> {
  const text = await readFile(join(releaseFolder, filesFolder, indexName), 'utf8').catch(() => undefined);
  return text === undefined ? undefined : indexSchema.parse(JSON.parse(text));
}

/** Path and text of the list. */
export function filesIndexOf(folder: string, index: FilesIndex): { path: string; text: string } {
  return { path: join(folder, indexName), text: `${JSON.stringify(index, null, 2)}\n` };
}

/** SHA-256 of a file, read in pieces. */
export async function hashOfFile(path: string): Promise<string> {
  const hash = createHash('sha256');
  for await (const piece of createReadStream(path)) hash.update(piece as Buffer);
  return hash.digest('hex');
}
