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
 * The hash depends on what the tables say and not on how the file stores it. Tables and columns that the file does not have are left
 * out, so that releases of earlier versions keep their hash; a manifest that names them does not fit such a file.
 */
export async function hashTables(file: string): Promise<Pick<Manifest, 'hash' | 'tables'>> {
  const database = await Database.open({ path: file, readOnly: true });
  try {
    const tables: Manifest['tables'] = {};
    const stored = await database.rows<{ place: string }>(
      "SELECT table_name || '.' || column_name AS place FROM duckdb_columns() WHERE NOT internal ORDER BY place",
    );
    const has = new Set(stored.map(({ place }) => place));
    for (const [table, declared] of Object.entries(publicTables)) {
      const { key } = declared;
      const columns = Object.keys(declared.columns).filter((column) => has.has(`${table}.${column}`));
      if (columns.length === 0) continue;
      const text = columns.map((column) => `coalesce(${identifier(column)}::VARCHAR, chr(0))`);
      const order = [...key.map(identifier), ...columns.map(identifier)].join(', ');
      const hash = createHash('sha256');
      const { rows } = await database.single<{ rows: number }>(`SELECT count(*) AS rows FROM ${table}`);
      // Digests of many rows are folded together, so that a table of millions of rows is never held as one text.
      const blocks = await database.rows<{
        digest: string;
      }>(`SELECT n // 65536 AS block, sha256(string_agg(digest, '' ORDER BY n)) AS digest FROM
        (SELECT md5(concat_ws(chr(1), ${text.join(', ')})) AS digest, row_number() OVER (ORDER BY ${order}) AS n FROM ${table}) GROUP BY block ORDER BY block`);
      for (const { digest } of blocks) hash.update(digest);
      tables[table] = { rows, hash: hash.digest('hex') };
    }
    const all = createHash('sha256');
    for (const table of Object.keys(tables).sort())
      all.update(`${table} ${(tables[table as PublicTableName] as { hash: string }).hash}\n`);
    return { hash: all.digest('hex'), tables };
  } finally {
    database.close();
  }
}
