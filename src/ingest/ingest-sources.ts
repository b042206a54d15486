import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { relative } from 'node:path';
import { pipeline } from 'node:stream/promises';
import type { Database } from '#evidence/database.ts';
import { doPart, hashOf, type WorkCount } from '#evidence/parts.ts';
import type { Project } from '#project/project.ts';
import { resolveDataFile } from '#sources/formats/data-files.ts';
import type { Issue } from '#vocabulary/issue.ts';
import { ingestFile, type IngestContext } from './ingest-file.ts';
import { forgetFacts, settleRepeats } from './settle-repeats.ts';

export interface IngestReport {
  issues: Issue[];
  /** Key of each source → hash of all that its facts come from; indicators depend on it. */
  sourceHashes: Map<string, string>;
}

export type IngestProgress = (source: string, done: number, total: number, rows: number) => void;

/** Reads every source whose files, declaration or areas have changed since the last build. */
export async function ingestSources(
  database: Database,
  project: Project,
  context: IngestContext & { areasHash: string; sourceIds: ReadonlyMap<string, number> },
  count: WorkCount,
  progress: IngestProgress = () => undefined,
): Promise<IngestReport> {
  const issues: Issue[] = [];
  const sourceHashes = new Map<string, string>();
  let done = 0;
  let rows = 0;
  await forgetSources(
    database,
    project.sources.map(({ value }) => value.id),
  );
  const read = async ({ value: source, file, locate }: Project['sources'][number]) => {
    const sourceId = context.sourceIds.get(source.id) as number;
    const found: string[] = [];
    for (const [index, pattern] of source.files.entries()) {
      const resolved = await resolveDataFile(project.dataFolder, pattern);
      found.push(...resolved.files);
      // A source that says `optional` may have no files yet; a pattern that leads out of the folder is refused in any case.
      const faults = resolved.issues.filter((problem) => !(source.optional && problem.code === 'SOURCE_FILE_MISSING'));
      const where = { file, ...locate(['files', index]), path: `files.${index}` };
      issues.push(...faults.map((problem) => ({ ...problem, where })));
    }
    const files = await Promise.all(
      [...new Set(found)].map(async (path) => ({
        path,
        shown: relative(project.dataFolder, path),
        hash: await hashFile(path),
      })),
    );
    const measures = source.measures.map((entry) => context.measures.get(entry.measure));
    const basis = hashOf(3, source, measures, context.areasHash, strataOf(project));
    const hash = hashOf(
      basis,
      files.map(({ shown, hash }) => [shown, hash]),
    );
    sourceHashes.set(source.id, hash);
    await doPart(database, { kind: 'source', key: source.id, hash }, count, async () => {
      const { known, stored } = await keptFiles(database, source.id, sourceId, basis, files);
      if (known.size === 0 && stored > 0) await forgetFiles(database, sourceId);
      let next = Math.max(sourceId * 10_000 - 1, ...known.values()) + 1;
      for (const entry of files) {
        if (known.has(entry.shown)) continue;
        rows += (await ingestFile(database, { id: next++, sourceId, ...entry }, source, context)).read;
        progress(source.id, done, project.sources.length, rows);
      }
      await database.run("INSERT OR REPLACE INTO part VALUES ('basis', ?, ?)", [source.id, basis]);
    });
    done += 1;
    progress(source.id, done, project.sources.length, rows);
  };
  // Writing to disk costs as much as a small source, so small ones are written together; each keeps its own mark.
  for (let next = 0; next < project.sources.length; ) {
    await database.transaction(async () => {
      const before = { next, rows };
      while (next < project.sources.length && next - before.next < 25 && rows - before.rows < 400_000)
        await read(project.sources[next++] as Project['sources'][number]);
    });
  }
  // One piece of work of its own, so that a process that died before it is made up for by the next.
  const repeats = { kind: 'repeats', key: 'all', hash: hashOf([...sourceHashes]) };
  await doPart(database, repeats, count, () => settleRepeats(database));
  const stored = await database.rows<{
    path: string;
    line: number | null;
    column_name: string | null;
    input: string | null;
    code: string;
    severity: string;
    message: string;
    remedy: string;
    count: number;
  }>(`
    SELECT f.path, i.line, i.column_name, i.input, i.code, i.severity, i.message, i.remedy, i.count
    FROM issue i JOIN source_file f ON f.id = i.file ORDER BY f.path, i.line, i.code, i.message`);
  for (const found of stored) {
    const many = found.count > 1 ? ` (${found.count.toLocaleString('en-GB')} rows; this is the first)` : '';
    issues.push({
      code: found.code as Issue['code'],
      severity: found.severity as Issue['severity'],
      where: {
        file: found.path,
        ...(found.line === null ? {} : { line: found.line }),
        ...(found.column_name ? { path: found.column_name } : {}),
      },
      ...(found.input === null ? {} : { input: found.input }),
      message: found.message + many,
      remedy: found.remedy,
    });
  }
  return { issues, sourceHashes };
}

/**
 * The files of a source that need not be read again: all that were read before, when nothing but new files has come. When a file
 * has changed or gone, or the declaration has, none is kept, because what was settled between files may have changed with it.
 */
async function keptFiles(
  database: Database,
  key: string,
  sourceId: number,
  basis: string,
  files: readonly { shown: string; hash: string }[],
): Promise<{ known: Map<string, number>; stored: number }> {
  const { same } = await database.single<{ same: number }>(
    "SELECT count(*) AS same FROM part WHERE kind = 'basis' AND key = ? AND hash = ?",
    [key, basis],
  );
  const stored = await database.rows<{ id: number; path: string; hash: string }>(
    `SELECT id, path, hash FROM source_file WHERE source = ${sourceId} ORDER BY id`,
  );
  const now = new Map(files.map((file) => [file.shown, file.hash]));
  const unchanged = same > 0 && stored.every((file) => now.get(file.path) === file.hash);
  return { known: new Map(unchanged ? stored.map((file) => [file.path, file.id]) : []), stored: stored.length };
}

function strataOf({ declaration }: Project): unknown {
  return [declaration.sexes, declaration.ageBands, declaration.categories, declaration.yearStart];
}

/** Removes what earlier builds took from sources that are no longer declared. */
async function forgetSources(database: Database, declared: readonly string[]): Promise<void> {
  const known = await database.rows<{ id: number; key: string }>('SELECT id, key FROM source ORDER BY id');
  for (const { id, key } of known) {
    if (declared.includes(key)) continue;
    await database.transaction(async () => {
      await forgetFiles(database, id);
      await database.run('DELETE FROM part WHERE kind = ? AND key = ?', ['source', key]);
    });
  }
}

async function forgetFiles(database: Database, sourceId: number): Promise<void> {
  const files = `(SELECT id FROM source_file WHERE source = ${sourceId})`;
  await forgetFacts(database, files);
  for (const table of ['reject', 'issue', 'set_aside']) {
    await database.run(`DELETE FROM ${table} WHERE file IN ${files}`);
  }
  await database.run(`DELETE FROM source_file WHERE source = ${sourceId}`);
}

async function hashFile(path: string): Promise<string> {
  const hash = createHash('sha256');
  await pipeline(createReadStream(path, { highWaterMark: 1 << 20 }), hash);
  return hash.digest('hex');
}
