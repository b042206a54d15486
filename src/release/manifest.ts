import { createHash } from 'node:crypto';
import { Database } from '#evidence/database.ts';
import { identifier } from '#evidence/sql.ts';
import { type PublicTableName, publicTables } from './schema.ts';

/** What a release consists of, and how to tell that it is unchanged. */
export interface Manifest {
  id: string;
  title: string;
  notes?: string;
  /** Hash over the hashes of all tables: the release’s fingerprint. */
  hash: string;
  tables: Record<string, { rows: number; hash: string }>;
}

/**
 * Hashes every public table of a release file: the rows in the order of the table’s key, each as text with its columns in order.
 * The hash depends on what the tables say and not on how the file stores it.
 */
export async function hashTables(file: string): Promise<Pick<Manifest, 'hash' | 'tables'>> {
  const database = await Database.open({ path: file, readOnly: true });
  try {
    const tables: Manifest['tables'] = {};
    for (const [table, { columns, key }] of Object.entries(publicTables)) {
      const text = Object.keys(columns).map((column) => `coalesce(${identifier(column)}::VARCHAR, chr(0))`);
      const order = [...key.map(identifier), ...Object.keys(columns).map(identifier)].join(', ');
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
