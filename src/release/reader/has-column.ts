import type { Connections } from './connections.ts';

/** Whether the release has a column: releases that an earlier programme wrote do not have every one. */
export async function hasColumn(connections: Connections, table: string, column: string): Promise<boolean> {
  const rows = await connections.rows(
    'SELECT column_name FROM duckdb_columns() WHERE table_name = ? AND column_name = ? ORDER BY column_name',
    [table, column],
  );
  return rows.length > 0;
}
