import { Database } from '#evidence/database.ts';
import { literal } from '#evidence/sql.ts';

/** Under which name `meta` holds the ids of earlier releases in the order in which they were published. */
export const orderKey = 'history';

/**
 * Writes the order in which the releases before this one were published: several may have the same day, and ids have no order.
 *
 * @param previous  id of the release published before, attached as `before`; undefined where there is none
 * @param known  the order where there is none: of a release that is computed once more when the one before is gone
 */
export async function writePublicationOrder(
  evidence: Database,
  previous: string | undefined,
  withdrawn: readonly string[] = [],
  known: readonly string[] = [],
): Promise<void> {
  const order = previous === undefined ? known : [...(await earlierThan(evidence)), previous];
  const kept = order.filter((id) => !withdrawn.includes(id));
  await evidence.run(`INSERT INTO pub.meta VALUES (${literal(orderKey)}, ${literal(JSON.stringify(kept))})`);
}

async function earlierThan(evidence: Database): Promise<string[]> {
  const [known] = await evidence.rows<{ value: string }>(
    `SELECT value FROM before.meta WHERE key = ${literal(orderKey)} ORDER BY key`,
  );
  if (known) return JSON.parse(known.value) as string[];
  // Releases of earlier versions know the days only.
  const rows = await evidence.rows<{ release: string }>(
    'SELECT release FROM before.rating_history GROUP BY release, published_on ORDER BY published_on, release',
  );
  return rows.map(({ release }) => release);
}

/** The order that a release says, from its file; empty where it says none. */
export async function readPublicationOrder(file: string): Promise<string[]> {
  const database = await Database.open({ path: file, readOnly: true });
  try {
    const { value } = await database.single<{ value: string | null }>(
      `SELECT max(value) AS value FROM meta WHERE key = ${literal(orderKey)}`,
    );
    return JSON.parse(value ?? '[]') as string[];
  } finally {
    database.close();
  }
}

/** Puts what comes from several releases in the order of their publication; the release that is read comes last. Days decide where no order is known. */
export function inPublicationOrder<T extends { release: string; publishedOn: string | null }>(
  rows: readonly T[],
  order: readonly string[],
): T[] {
  const place = ({ release, publishedOn }: T) => {
    const at = order.indexOf(release);
    return at >= 0 ? at : publishedOn === null ? order.length : -1;
  };
  return [...rows].sort((a, b) => place(a) - place(b));
}
