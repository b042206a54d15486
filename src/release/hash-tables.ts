import { createHash } from 'node:crypto';
import { Database } from '#evidence/database.ts';
import { inLanes } from '#evidence/lanes.ts';
import { bytesOf, storeOptions } from '#evidence/little-data.ts';
import { identifier } from '#evidence/sql.ts';
import type { Columns } from '#evidence/stream-columns.ts';
import type { Manifest } from './manifest.ts';
import { type PublicTable, type PublicTableName, publicTables } from './schema.ts';

/**
 * How the tables of a release are hashed. `rows`: each row as text, with its columns in order; `columns`: tables of numbers column by
 * column as the bytes of the numbers, which takes a third of the time, and the others as `rows`. Releases made before there was a choice
 * are hashed by `rows`, and stay so.
 */
export const hashings = ['rows', 'columns'] as const;
export type Hashing = (typeof hashings)[number];

/** Tables that are hashed at the same time: the largest is sorted by one core, so the others are hashed beside it. */
const mostTogether = 2;

/**
 * Hashes every public table of a release file, its rows in the order of the table’s key. The hash depends on what the tables say and not
 * on how the file stores it. Tables and columns that the file does not have are left out, so that releases of earlier versions keep
 * their hash; a manifest that names them does not fit such a file.
 */
export async function hashTables(file: string, hashing: Hashing): Promise<Pick<Manifest, 'hash' | 'tables'>> {
  const database = await Database.open({ path: file, readOnly: true, ...storeOptions(bytesOf(file)) });
  try {
    const hashed = new Map<string, { rows: number; hash: string }>();
    const stored = await storedTables(database);
    const names = [...stored.keys()];
    const waiting = [...names];
    await inLanes(database, mostTogether, async (connection) => {
      for (let table = waiting.shift(); table; table = waiting.shift()) {
        const numbers = hashing === 'columns' && Object.values(stored.get(table)?.columns ?? {}).every(isNumber);
        const found = stored.get(table) as PublicTable;
        hashed.set(table, await (numbers ? hashColumns : hashRows)(connection, table, found));
      }
    });
    const all = createHash('sha256');
    for (const table of [...names].sort()) all.update(`${table} ${hashed.get(table)?.hash}\n`);
    const tables = Object.fromEntries(names.map((table) => [table, hashed.get(table) as Manifest['tables'][string]]));
    return { hash: all.digest('hex'), tables };
  } finally {
    database.close();
  }
}

/** Tables and columns of a release file, as `table.column`, that are not among the public ones: nobody looks at their hash. */
export async function foreignPlaces(file: string): Promise<string[]> {
  const database = await Database.open({ path: file, readOnly: true, ...storeOptions(bytesOf(file)) });
  try {
    const known = new Set(
      Object.entries(publicTables).flatMap(([table, { columns }]) =>
        Object.keys(columns).map((column) => `${table}.${column}`),
      ),
    );
    return (await placesIn(database)).filter((place) => !known.has(place));
  } finally {
    database.close();
  }
}

async function placesIn(database: Database): Promise<string[]> {
  const places = await database.rows<{ place: string }>(
    "SELECT table_name || '.' || column_name AS place FROM duckdb_columns() WHERE NOT internal ORDER BY place",
  );
  return places.map(({ place }) => place);
}

/** The public tables that the file has, each with those of its columns that are there. */
async function storedTables(database: Database): Promise<Map<PublicTableName, PublicTable>> {
  const has = new Set(await placesIn(database));
  const tables = (Object.entries(publicTables) as [PublicTableName, PublicTable][]).map(
    ([name, { columns, key }]): [PublicTableName, PublicTable] => [
      name,
      { key, columns: Object.fromEntries(Object.entries(columns).filter(([column]) => has.has(`${name}.${column}`))) },
    ],
  );
  return new Map(tables.filter(([, { columns }]) => Object.keys(columns).length > 0));
}

/** Rows that are hashed at a time: few enough that their columns stay near the processor. */
const batchRows = 8192;

/** Rows whose digests make one block. */
const blockRows = 65_536;

type ColumnType = PublicTable['columns'][string];

const isNumber = (type: ColumnType) => type === 'INTEGER' || type === 'TINYINT' || type === 'DOUBLE';

/** A number as the type whose bytes are hashed: one in which a missing value has a place of its own. */
function crossing(column: string, type: ColumnType): string {
  return type === 'TINYINT' ? `coalesce(${column}::SMALLINT, (-32768)::SMALLINT)` : `${column}::DOUBLE`;
}

/**
 * Each column’s numbers by themselves, so that the hash does not depend on how rows are cut into batches. Releases are written in the
 * order of their keys, so the rows are taken as they lie, and sorted only where that proves wrong.
 */
async function hashColumns(
  database: Database,
  table: PublicTableName,
  { columns, key }: PublicTable,
): Promise<{ rows: number; hash: string }> {
  const names = Object.keys(columns);
  const select = names.map(
    (name) => `${crossing(identifier(name), columns[name] as ColumnType)} AS ${identifier(name)}`,
  );
  const query = `SELECT ${select.join(', ')} FROM ${table} t`;
  const order = key.map((name) => `t.${identifier(name)}`).join(', ');
  const asTheyLie = await hashBatches(database.unorderedColumns(query, batchRows), names, key);
  const sorted = () => hashBatches(database.columns(`${query} ORDER BY ${order}`, batchRows), names, []);
  return asTheyLie ?? ((await sorted()) as { rows: number; hash: string });
}

/** @returns undefined when a row does not come after the one before by `key` */
async function hashBatches(
  batches: AsyncIterable<Columns>,
  names: readonly string[],
  key: readonly string[],
): Promise<{ rows: number; hash: string } | undefined> {
  const hashes = names.map(() => createHash('sha256'));
  let rows = 0;
  let before: number[] | undefined;
  for await (const batch of batches) {
    const keys = key.map((name) => batch[name] as Float64Array);
    if (!ascending(keys, before)) return undefined;
    before = keys.map((column) => column[column.length - 1] as number);
    names.forEach((name, i) => hashes[i]?.update(batch[name] as Float64Array));
    rows += batch[names[0] as string]?.length ?? 0;
  }
  const hash = createHash('sha256');
  names.forEach((name, i) => hash.update(`${name} ${hashes[i]?.digest('hex')}\n`));
  return { rows, hash: hash.digest('hex') };
}

/** Whether each row has a higher key than the one before it, the first than `before`; numbers that are missing are not in order. */
function ascending(keys: readonly Float64Array[], before: readonly number[] | undefined): boolean {
  const [first] = keys;
  if (!first) return true;
  for (let row = 0; row < first.length; row++) {
    if (row === 0 && !before) continue;
    let column = 0;
    const last = () => (row === 0 ? before?.[column] : keys[column]?.[row - 1]) as number;
    while (column < keys.length && keys[column]?.[row] === last()) column++;
    if (column === keys.length || !((keys[column]?.[row] as number) > last())) return false;
  }
  return true;
}

/** Each row as text. Digests are folded together in blocks, as releases have always been hashed. */
async function hashRows(
  database: Database,
  table: PublicTableName,
  { columns, key }: PublicTable,
): Promise<{ rows: number; hash: string }> {
  const text = Object.keys(columns).map((column) => `coalesce(${identifier(column)}::VARCHAR, chr(0))`);
  const order = [...new Set([...key, ...Object.keys(columns)])].map((column) => `t.${identifier(column)}`).join(', ');
  const hash = createHash('sha256');
  let block = createHash('sha256');
  let rows = 0;
  const digests = `SELECT md5(concat_ws(chr(1), ${text.join(', ')})) AS digest FROM ${table} t ORDER BY ${order}`;
  for await (const batch of database.batches(digests)) {
    for (const [digest] of batch) {
      block.update(digest as string);
      rows++;
      if (rows % blockRows !== 0) continue;
      hash.update(block.digest('hex'));
      block = createHash('sha256');
    }
  }
  if (rows % blockRows !== 0) hash.update(block.digest('hex'));
  return { rows, hash: hash.digest('hex') };
}
