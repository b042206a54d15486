import { type DuckDBResult, DuckDBTypeId } from '@duckdb/node-api';
import { AppError } from '#vocabulary/errors/app-error.ts';

export type Column = Float64Array | Int32Array | Int16Array | Int8Array;
/** Columns of one batch by name, all of the same length. */
export type Columns = Record<string, Column>;

const arrays = new Map<number, new (length: number) => Column>([
  [DuckDBTypeId.DOUBLE, Float64Array],
  [DuckDBTypeId.INTEGER, Int32Array],
  [DuckDBTypeId.SMALLINT, Int16Array],
  [DuckDBTypeId.TINYINT, Int8Array],
]);

/** Rows that a column has room for at first: two chunks. */
const firstRoom = 4096;

interface FastVector {
  items?: Column;
  validity?: { data: BigUint64Array | null; offset: number };
  itemCount: number;
  getItem(index: number): unknown;
}

/**
 * Streams a result as batches of at least one chunk and about `batchRows` rows.
 *
 * Reads each vector's own typed array, copied before the next chunk is fetched; where a vector has none it falls back to the
 * public accessor (a test holds the two equal). NULL in a DOUBLE column becomes NaN.
 *
 * @throws EVIDENCE_COLUMN_TYPE for a column of any other type, and for NULL in an integer column
 */
export async function* streamColumns(result: DuckDBResult, batchRows: number): AsyncGenerator<Columns> {
  const names = result.deduplicatedColumnNames();
  const types = names.map((column, index) => {
    const typed = arrays.get(result.columnTypeId(index));
    if (!typed) throw new AppError('EVIDENCE_COLUMN_TYPE', { column, type: String(result.columnType(index)) });
    return typed;
  });
  const size = batchRows + 2048;
  const room = (rows: number) => types.map((Typed) => new Typed(rows));
  // Most results are small, and a column of full size costs a megabyte of memory to be cleared: columns grow with what is read.
  let batch = room(Math.min(size, firstRoom));
  let filled = 0;
  for (let chunk = await result.fetchChunk(); chunk && chunk.rowCount > 0; chunk = await result.fetchChunk()) {
    const count = chunk.rowCount;
    const capacity = (batch[0] as Column).length;
    if (filled + count > capacity) {
      const larger = room(Math.min(size, Math.max(capacity * 4, filled + count)));
      batch.forEach((column, c) => larger[c]?.set(column.subarray(0, filled) as never));
      batch = larger;
    }
    for (let c = 0; c < types.length; c++) {
      copyVector(
        chunk.getColumnVector(c) as unknown as FastVector,
        batch[c] as Column,
        filled,
        count,
        names[c] as string,
      );
    }
    filled += count;
    if (filled >= batchRows) {
      yield cut(names, batch, filled);
      batch = room(size);
      filled = 0;
    }
  }
  if (filled > 0) yield cut(names, batch, filled);
}

function cut(names: string[], batch: Column[], filled: number): Columns {
  return Object.fromEntries(names.map((name, c) => [name, (batch[c] as Column).subarray(0, filled)]));
}

/** Copies one vector into a column at an offset; exported for the test that holds both ways of reading equal. */
export function copyVector(vector: FastVector, column: Column, offset: number, count: number, name: string): void {
  const { items, validity } = vector;
  if (items && validity && validity.offset === 0 && items.constructor === column.constructor) {
    column.set(items.subarray(0, count) as never, offset);
    const words = validity.data;
    if (words === null) return;
    // 32-bit halves, because testing bits of a BigInt costs ten times as much.
    const bits = new Uint32Array(words.buffer, words.byteOffset, words.length * 2);
    for (let i = 0; i < count; i++) {
      if (((bits[i >> 5] as number) >>> (i & 31)) & 1) continue;
      putMissing(column, offset + i, name);
    }
    return;
  }
  for (let i = 0; i < count; i++) {
    const value = vector.getItem(i);
    if (value === null) putMissing(column, offset + i, name);
    else column[offset + i] = Number(value);
  }
}

function putMissing(column: Column, index: number, name: string): void {
  if (!(column instanceof Float64Array))
    throw new AppError('EVIDENCE_COLUMN_TYPE', { column: name, type: 'NULL in an integer column' });
  column[index] = Number.NaN;
}
