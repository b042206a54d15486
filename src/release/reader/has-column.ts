import type { Connections } from './connections.ts';

/** The columns of each release, as `table.column`: a release never changes, so they are read once. */
const known = new WeakMap<Connections, Promise<ReadonlySet<string>>>();

/** Whether the release has a column: releases that an earlier programme wrote do not have every one. */
export async function hasColumn(connections: Connections, table: string, column: string): Promise<boolean> {
  const columns = known.get(connections) ?? columnsOf(connections);
  known.set(connections, columns);
  // What could not be read is read again by whoever asks next.
  columns.catch(() => known.delete(connections));
  return (await columns).has(`${table}.${column}`);
}

async function columnsOf(connections: Connections): Promise<ReadonlySet<string>> {
  const rows = await connections.rows(
    "SELECT table_name || '.' || column_name AS place FROM duckdb_columns() WHERE NOT internal ORDER BY place",
  );
  return new Set(rows.map(({ place }) => place as string));
}
