import type { Database } from './database.ts';

/**
 * Does work on several connections to one file at the same time, because a statement over few rows keeps one core busy at most. Each
 * connection has transactions and temporary tables of its own.
 *
 * @param lanes  how many connections, the given one among them
 * @throws what the first lane that failed throws, when all have ended: a file must not be closed under a running query
 */
export async function inLanes(
  database: Database,
  lanes: number,
  work: (connection: Database, lane: number) => Promise<void>,
): Promise<void> {
  const further = await Promise.all(Array.from({ length: lanes - 1 }, () => database.connect()));
  try {
    const ends = await Promise.allSettled([database, ...further].map(work));
    for (const end of ends) if (end.status === 'rejected') throw end.reason;
  } finally {
    for (const connection of further) connection.close(false);
  }
}
