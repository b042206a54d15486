import type { Connections } from './connections.ts';
import { readOnce } from './read-once.ts';

/** The columns of each release, as `table.column`. */
const columnsOf = readOnce(async (connections): Promise<ReadonlySet<string>> => {
  const rows = await connections.rows(
    "SELECT table_name || '.' || column_name AS place FROM duckdb_columns() WHERE NOT internal ORDER BY place",
  );
  return new Set(rows.map(({ place }) => place as string));
});

/** Whether the release has a column: releases that an earlier programme wrote do not have every one. */
export async function hasColumn(connections: Connections, table: string, column: string): Promise<boolean> {
  return (await columnsOf(connections)).has(`${table}.${column}`);
}
