import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { mkdir } from 'node:fs/promises';
import { type DuckDBConnection, DuckDBInstance } from '@duckdb/node-api';
import { afterAll } from 'vitest';
import type { RawTable } from '#sources/formats/raw-table.ts';

/** A folder that is gone when the file's tests are over. */
export function scratchFolder(): {
  path(): Promise<string>;
  write(name: string, bytes: string | Uint8Array): Promise<string>;
} {
  let made: Promise<string> | undefined;
  const path = () => (made ??= mkdtemp(join(tmpdir(), 'coxcomb-formats-test-')));
  afterAll(async () => {
    if (made) await rm(await made, { recursive: true, force: true });
  });
  return {
    path,
    async write(name, bytes) {
      const file = join(await path(), name);
      await mkdir(dirname(file), { recursive: true });
      await writeFile(file, bytes);
      return file;
    },
  };
}

let connection: Promise<DuckDBConnection> | undefined;

export async function query(sql: string): Promise<unknown[][]> {
  connection ??= DuckDBInstance.create(':memory:').then((instance) => instance.connect());
  const reader = await (await connection).runAndReadAll(sql);
  return reader.getRowsJS() as unknown[][];
}

/** All rows of a table as `[line, cell, cell, …]`, read the way the product reads them. */
export async function rowsOf(table: RawTable): Promise<(string | number | null)[][]> {
  const { relation } = table;
  if (relation.kind === 'query') {
    const rows = (await query(relation.sql)) as (string | bigint | null)[][];
    return rows.map(([line, ...cells]) => [Number(line), ...(cells as (string | null)[])]);
  }
  const rows: (string | number | null)[][] = [];
  for await (const batch of relation.batches)
    batch.cells.forEach((cells, index) => rows.push([batch.lines[index]!, ...cells]));
  return rows;
}

export function codes(table: RawTable): string[] {
  return table.issues.map((found) => found.code);
}
