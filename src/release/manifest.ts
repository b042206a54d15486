import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { Database } from '#evidence/database.ts';
import { identifier } from '#evidence/sql.ts';
import { AppError } from '#vocabulary/errors/app-error.ts';
import { type PublicTableName, publicTables } from './schema.ts';

const manifestSchema = z.object({
  id: z.string(),
  title: z.string(),
  notes: z.string().exactOptional(),
  /** Hash over the hashes of all tables: the release’s fingerprint. */
  hash: z.string(),
  tables: z.record(z.string(), z.object({ rows: z.number().int(), hash: z.string() })),
});

/** What a release consists of, and how to tell that it is unchanged. */
export type Manifest = z.output<typeof manifestSchema>;

/** Name of the file beside `release.duckdb`. */
export const manifestName = 'manifest.json';

/**
 * The manifest in a folder of a release, and the hash of its bytes.
 *
 * @param id the release that it must be of
 * @throws RELEASE_DAMAGED
 */
export function manifestIn(folder: string, id: string): { manifest: Manifest; manifestHash: string } {
  const bytes = readFileSync(join(folder, manifestName));
  let manifest: Manifest;
  try {
    manifest = manifestSchema.parse(JSON.parse(bytes.toString('utf8')));
  } catch (cause) {
    throw new AppError('RELEASE_DAMAGED', { id, reason: 'its manifest.json cannot be read' }, { cause });
  }
  if (manifest.id !== id)
    throw new AppError('RELEASE_DAMAGED', { id, reason: `its manifest.json is that of ${manifest.id}` });
  return { manifest, manifestHash: createHash('sha256').update(bytes).digest('hex') };
}

/**
 * Hashes every public table of a release file: the rows in the order of the table’s key, each as text with its columns in order.
 * The hash depends on what the tables say and not on how the file stores it.
 */
export async function hashTables(file: string): Promise<Pick<Manifest, 'hash' | 'tables'>> {
  const database = await Database.open({ path: file, readOnly: true });
  try {
    const hashed = new Map<string, { rows: number; hash: string }>();
    const waiting = Object.keys(publicTables) as PublicTableName[];
    // The largest table is sorted by one core, so the others are hashed beside it.
    const further = await Promise.all(Array.from({ length: mostTogether - 1 }, () => database.connect()));
    await Promise.all(
      [database, ...further].map(async (connection) => {
        for (let table = waiting.shift(); table; table = waiting.shift())
          hashed.set(table, await hashTable(connection, table));
      }),
    ).finally(() => further.forEach((connection) => connection.close(false)));
    const tables: Manifest['tables'] = {};
    for (const table of Object.keys(publicTables)) tables[table] = hashed.get(table) as Manifest['tables'][string];
    const all = createHash('sha256');
    for (const table of Object.keys(tables).sort())
      all.update(`${table} ${(tables[table as PublicTableName] as { hash: string }).hash}\n`);
    return { hash: all.digest('hex'), tables };
  } finally {
    database.close();
  }
}

/** Tables that are hashed at the same time. */
const mostTogether = 2;

async function hashTable(database: Database, table: PublicTableName): Promise<{ rows: number; hash: string }> {
  const { columns, key } = publicTables[table];
  const text = Object.keys(columns).map((column) => `coalesce(${identifier(column)}::VARCHAR, chr(0))`);
  const types: Record<string, string> = columns;
  // No two rows share a key of numbers, so that the other columns, which would have to be carried through the sort, settle nothing.
  const numbered = key.every((column) => types[column] === 'INTEGER' || types[column] === 'TINYINT');
  const order = [...key, ...(numbered ? ['digest'] : Object.keys(columns))].map(identifier).join(', ');
  const hash = createHash('sha256');
  // Digests of many rows are folded together, so that a table of millions of rows is never held as one text.
  const blocks = await database.rows<{
    rows: number;
    digest: string;
  }>(`SELECT n // 65536 AS block, count(*) AS rows, sha256(string_agg(digest, '' ORDER BY n)) AS digest FROM
    (SELECT digest, row_number() OVER (ORDER BY ${order}) AS n FROM (SELECT *, md5(concat_ws(chr(1), ${text.join(', ')})) AS digest FROM ${table}))
    GROUP BY block ORDER BY block`);
  for (const { digest } of blocks) hash.update(digest);
  return { rows: blocks.reduce((sum, { rows }) => sum + rows, 0), hash: hash.digest('hex') };
}
