import type { Database } from '#evidence/database.ts';
import { AppError } from '#vocabulary/errors/app-error.ts';
import { fileMark } from './found-files.ts';
import { type IngestContext, ingestFiles } from './ingest-files.ts';
import type { Numbering, Turn } from './numbering.ts';
import { type FileToIngest, openFile, type OpenFile } from './open-files.ts';

/** Rows that are read in one pass and written in one transaction: enough to hide the fixed costs, few enough to stay in memory. */
export const enoughRows = 1_000_000;

/** Whether a file can be read in one pass with another. */
export function fits(first: OpenFile, file: OpenFile): boolean {
  return !first.blocked && !file.blocked && first.shape !== undefined && first.shape === file.shape;
}

/** Reads the files of one pass; returns how many rows they had. @throws INGEST_FILE_CHANGED and what `ingestFiles` throws */
export async function readPass(
  database: Database,
  files: readonly OpenFile[],
  context: IngestContext,
  numbering: Numbering,
  turn: Turn,
): Promise<number> {
  try {
    const accounts = await ingestFiles(database, files, context, numbering, turn);
    for (const { path, shown, mark } of files)
      if ((await fileMark(path).catch(() => 'gone')) !== mark)
        throw new AppError('INGEST_FILE_CHANGED', { file: shown });
    return accounts.reduce((sum, account) => sum + account.read, 0);
  } finally {
    // Those who wait for their turn would wait for ever.
    turn.done();
    await cleanUp(files);
  }
}

/** Removes what was unpacked of files. */
export async function cleanUp(files: readonly OpenFile[]): Promise<void> {
  for (const { table } of files) await table.cleanup();
}

/** Opens files in order, and gives those of one shape that follow one another together. */
async function* passesOf(
  files: readonly FileToIngest[],
  context: IngestContext,
  numbering: Numbering,
): AsyncGenerator<{ files: OpenFile[]; turn: Turn }> {
  let waiting: OpenFile[] = [];
  try {
    for (const file of files) {
      const opened = await openFile(file, context.measures, context.clock, context.damaged);
      const [first] = waiting;
      if (first && !fits(first, opened)) {
        const pass = waiting;
        waiting = [opened];
        yield { files: pass, turn: numbering.turn() };
      } else waiting.push(opened);
    }
    if (waiting.length === 0) return;
    const pass = waiting;
    waiting = [];
    yield { files: pass, turn: numbering.turn() };
  } finally {
    await cleanUp(waiting);
  }
}

/**
 * Reads small files on several connections at once, because a statement over few rows keeps one core busy at most. Each connection
 * writes one transaction; the caller marks the sources as read after all of them.
 *
 * @param lanes how many connections
 * @param told  is told the files of each pass that has been read, and how many rows they had
 */
export async function readInLanes(
  database: Database,
  files: readonly FileToIngest[],
  context: IngestContext,
  {
    lanes,
    numbering,
    told,
  }: { lanes: number; numbering: Numbering; told: (files: readonly OpenFile[], rows: number) => void },
): Promise<void> {
  const passes = passesOf(files, context, numbering);
  const stopped = new AbortController();
  const lane = async () => {
    const connection = await database.connect();
    try {
      await connection.transaction(async () => {
        for (;;) {
          const { value: pass, done } = await passes.next();
          if (done) return;
          if (stopped.signal.aborted) {
            pass.turn.done();
            await cleanUp(pass.files);
          }
          stopped.signal.throwIfAborted();
          told(pass.files, await readPass(connection, pass.files, context, numbering, pass.turn));
        }
      });
    } catch (error) {
      stopped.abort(error);
      throw error;
    } finally {
      connection.close(false);
    }
  };
  try {
    const ends = await Promise.allSettled(Array.from({ length: lanes }, lane));
    // The first failure, of which the others are only told.
    if (ends.some(({ status }) => status === 'rejected')) throw stopped.signal.reason;
  } finally {
    await passes.return(undefined);
  }
}
