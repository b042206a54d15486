import { createHash } from 'node:crypto';
import type { Database } from './database.ts';
import { values } from './sql.ts';

/** Hash of everything a piece of work depends on: any values, in a fixed order. */
export function hashOf(...inputs: unknown[]): string {
  return createHash('sha256').update(JSON.stringify(inputs)).digest('hex');
}

/** Kind of the part that is there only while everything in the store comes from one build that ran to its end. */
export const completeBuild = 'complete';

/** Counts what was done and what was still good, by kind of work; a test of incremental building reads it. */
export type WorkCount = Record<string, { done: number; kept: number }>;

/**
 * Runs a piece of work unless it was done before with the same hash. The work and its mark are one transaction, so that a
 * process that dies half way leaves the piece as it was.
 */
export async function doPart(
  database: Database,
  part: { kind: string; key: string; hash: string },
  count: WorkCount,
  work: () => Promise<void>,
): Promise<boolean> {
  count[part.kind] ??= { done: 0, kept: 0 };
  const tally = count[part.kind] as { done: number; kept: number };
  const { n } = await database.single<{ n: number }>(
    'SELECT count(*) AS n FROM part WHERE kind = ? AND key = ? AND hash = ?',
    [part.kind, part.key, part.hash],
  );
  if (n > 0) {
    tally.kept += 1;
    return false;
  }
  await database.transaction(async () => {
    await work();
    await database.run('INSERT OR REPLACE INTO part VALUES (?, ?, ?)', [part.kind, part.key, part.hash]);
  });
  tally.done += 1;
  return true;
}

/**
 * Runs many pieces of work of one kind, each unless it was done before with the same hash. Writing to disk costs as much as a
 * small piece, so small ones share a transaction: a process that dies leaves all of a transaction's pieces as they were.
 *
 * @param work   does the piece at an index; returns how many rows it wrote
 * @param hooks.before       is told which pieces will be done, in order
 * @param hooks.beforeCommit runs at the end of each transaction, for what the pieces left to be written together
 */
export async function doParts(
  database: Database,
  kind: string,
  parts: readonly { key: string; hash: string }[],
  count: WorkCount,
  work: (index: number) => Promise<number>,
  hooks: { before?: (due: readonly number[]) => Promise<void>; beforeCommit?: () => void } = {},
): Promise<void> {
  count[kind] ??= { done: 0, kept: 0 };
  const tally = count[kind] as { done: number; kept: number };
  const marks = await database.rows<{ key: string; hash: string }>(
    'SELECT key, hash FROM part WHERE kind = ? ORDER BY key',
    [kind],
  );
  const known = new Map(marks.map(({ key, hash }) => [key, hash]));
  const due = parts.flatMap(({ key, hash }, index) => (known.get(key) === hash ? [] : [index]));
  tally.kept += parts.length - due.length;
  await hooks.before?.(due);
  for (let next = 0; next < due.length; ) {
    const first = next;
    await database.transaction(async () => {
      for (let rows = 0; next < due.length && next - first < mostParts && rows < enoughRows; next++)
        rows += await work(due[next] as number);
      hooks.beforeCommit?.();
      const done = due.slice(first, next).map((index) => parts[index] as (typeof parts)[number]);
      await database.run(
        `INSERT OR REPLACE INTO part VALUES ${values(done.map(({ key, hash }) => [kind, key, hash]))}`,
      );
    });
    tally.done += next - first;
  }
}

const mostParts = 100;
const enoughRows = 1_000_000;
