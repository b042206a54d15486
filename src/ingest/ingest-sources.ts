import type { Database } from '#evidence/database.ts';
import { isLittle } from '#evidence/little-data.ts';
import { doPart, hashOf, type WorkCount } from '#evidence/parts.ts';
import { values } from '#evidence/sql.ts';
import type { Project } from '#project/project.ts';
import type { Issue } from '#vocabulary/issue.ts';
import { cleanUp, enoughRows, fits, readInLanes, readPass } from './file-passes.ts';
import type { IngestContext } from './ingest-files.ts';
import { DamagedFiles } from './damaged-files.ts';
import { Numbering } from './numbering.ts';
import { type FileToIngest, openFile, type OpenFile } from './open-files.ts';
import { tellRepeatedPeriods } from './repeated-periods.ts';
import { forgetFacts, settleRepeats } from './settle-repeats.ts';
import { type SourceToRead, sourcesToRead } from './sources-to-read.ts';

export interface IngestReport {
  issues: Issue[];
  /** Key of each source → hash of all that its facts come from; indicators depend on it. */
  sourceHashes: Map<string, string>;
}

export type IngestProgress = (source: string, done: number, total: number, rows: number) => void;

/**
 * Reads every source whose files, declaration or areas have changed since the last build. Files of the same shape are read together,
 * whatever source they belong to, because a statement costs as much for one small file as for a hundred.
 *
 * @param context.lanes connections that may read small files at the same time; default 1
 */
export async function ingestSources(
  database: Database,
  project: Project,
  context: IngestContext & { areasHash: string; sourceIds: ReadonlyMap<string, number>; lanes?: number | undefined },
  count: WorkCount,
  progress: IngestProgress = () => undefined,
): Promise<IngestReport> {
  await forgetSources(
    database,
    project.sources.map(({ value }) => value.id),
  );
  const found = await sourcesToRead(database, project, context);
  const { hashes: sourceHashes, issues } = found;
  count.source = { done: found.due.length, kept: found.kept };
  const damaged = new DamagedFiles();
  for (let { due, kept } = found; ; ) {
    const told = (done: number, rows: number) => {
      const current = due[Math.min(done, due.length - 1)];
      if (current) progress(current.source.id, kept + done, project.sources.length, rows);
    };
    try {
      await readDue(
        { database, due, context: { ...context, damaged }, numbering: await Numbering.read(database) },
        told,
      );
      break;
    } catch (error) {
      if (!damaged.learn(error)) throw error;
      // What was written before the failure may be whole already.
      ({ due, kept } = await sourcesToRead(database, project, context));
    }
  }
  // One piece of work of its own, so that a process that died before it is made up for by the next.
  const repeats = { kind: 'repeats', key: 'all', hash: hashOf('told of periods and files', [...sourceHashes]) };
  await doPart(database, repeats, count, async () => {
    await settleRepeats(database);
    await tellRepeatedPeriods(database);
  });
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

interface Reading {
  database: Database;
  due: readonly SourceToRead[];
  context: IngestContext;
  numbering: Numbering;
}

type Told = (sources: number, rows: number) => void;

async function readDue(reading: Reading & { context: { lanes?: number | undefined } }, told: Told): Promise<void> {
  told(0, 0);
  const lanes = lanesFor(reading.due, reading.context.lanes ?? 1);
  if (lanes > 1) await readTogether(reading, lanes, told);
  else await readInOrder(reading, told);
}

/** On how many connections to read: several for small files of sources of which the store has nothing yet. */
function lanesFor(due: readonly SourceToRead[], atMost: number): number {
  const bytes = due.flatMap(({ files }) => files).reduce((sum, file) => sum + file.bytes, 0);
  return !isLittle(bytes) || due.some(({ forget }) => forget) ? 1 : Math.min(atMost, due.length);
}

/**
 * Reads all sources on several connections. Marks come last: facts of a process that died before them belong to sources without a
 * mark, which the next build reads anew.
 */
async function readTogether({ database, due, context, numbering }: Reading, lanes: number, told: Told): Promise<void> {
  const left = new Map(due.map(({ sourceId, files }) => [sourceId, files.length]));
  let rows = 0;
  const files = due.flatMap((source) => source.files);
  await readInLanes(database, files, context, {
    lanes,
    numbering,
    told: (read, found) => {
      rows += found;
      for (const { sourceId } of read) left.set(sourceId, (left.get(sourceId) as number) - 1);
      told([...left.values()].filter((n) => n === 0).length, rows);
    },
  });
  await database.transaction(async () => {
    await numbering.write(database);
    await markRead(database, due);
  });
}

/** Reads sources one after another. Writing to disk costs as much as a small source, so small ones are written together; each keeps its own mark. */
async function readInOrder({ database, due, context, numbering }: Reading, told: Told): Promise<void> {
  let rows = 0;
  for (let next = 0; next < due.length; ) {
    await database.transaction(async () => {
      const before = { next, rows };
      const batch = new FileBatch(database, context, numbering);
      try {
        while (next < due.length && rows + batch.waiting - before.rows < enoughRows) {
          const { sourceId, files, forget } = due[next++] as SourceToRead;
          if (forget) await forgetFiles(database, sourceId);
          for (const file of files) rows += await batch.add(file);
          told(next - 1, rows);
        }
        rows += await batch.read();
      } finally {
        await batch.cleanup();
      }
      await numbering.write(database);
      await markRead(database, due.slice(before.next, next));
    });
    told(next, rows);
  }
}

/** Files of one shape that wait to be read in one pass. */
class FileBatch {
  readonly #database: Database;
  readonly #context: IngestContext;
  readonly #numbering: Numbering;
  #files: OpenFile[] = [];
  /** Rows of the files that wait, as far as their readers know. */
  waiting = 0;

  constructor(database: Database, context: IngestContext, numbering: Numbering) {
    this.#database = database;
    this.#context = context;
    this.#numbering = numbering;
  }

  /** Opens a file, after reading those that wait when it does not belong with them; returns how many rows were read. */
  async add(file: FileToIngest): Promise<number> {
    const opened = await openFile(file, this.#context.measures, this.#context.clock, this.#context.damaged);
    const [first] = this.#files;
    const read = first && !fits(first, opened) ? await this.read() : 0;
    this.#files.push(opened);
    this.waiting += opened.table.recordCount ?? 0;
    return this.waiting < enoughRows ? read : read + (await this.read());
  }

  /** Reads the files that wait; returns how many rows they had. */
  async read(): Promise<number> {
    const files = this.#files;
    this.#files = [];
    this.waiting = 0;
    if (files.length === 0) return 0;
    return readPass(this.#database, files, this.#context, this.#numbering, this.#numbering.turn());
  }

  /** Forgets the files that wait, and removes what was unpacked of them. */
  async cleanup(): Promise<void> {
    const files = this.#files;
    this.#files = [];
    await cleanUp(files);
  }
}

async function markRead(database: Database, sources: readonly SourceToRead[]): Promise<void> {
  const marks = sources.flatMap(({ source, hash, basis }) => [
    ['source', source.id, hash],
    ['basis', source.id, basis],
  ]);
  await database.run(`INSERT OR REPLACE INTO part VALUES ${values(marks)}`);
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
