import { readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { Manifest } from '../manifest.ts';
import { type FilesIndex, readFilesIndex } from '../release-files.ts';

/** Where a release stands on disk: `release.duckdb`, its manifest, and perhaps files for readers. */
export class ReleaseFolder {
  constructor(readonly path: string) {}

  /** The list of files for readers; undefined where none were made. */
  files(): Promise<FilesIndex | undefined> {
    return readFilesIndex(this.path);
  }

  /** Rows of each public table by the manifest; empty where there is none. */
  async rowsByTable(): Promise<Map<string, number>> {
    const text = await readFile(join(this.path, 'manifest.json'), 'utf8').catch(() => undefined);
    const tables = text === undefined ? {} : (JSON.parse(text) as Manifest).tables;
    return new Map(Object.entries(tables).map(([table, { rows }]) => [table, rows]));
  }

  /** Bytes of the release file itself; undefined where it is gone, while the release may still be read from what is open. */
  async bytes(): Promise<number | undefined> {
    try {
      return (await stat(join(this.path, 'release.duckdb'))).size;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
      throw error;
    }
  }
}
