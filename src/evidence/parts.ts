import { createHash } from 'node:crypto';
import type { Database } from './database.ts';

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
