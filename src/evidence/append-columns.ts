import { DOUBLE, type DuckDBAppender, DuckDBDataChunk, INTEGER, SMALLINT, TINYINT } from '@duckdb/node-api';
import type { Column } from './stream-columns.ts';

const chunkRows = 2048;

interface FastVector {
  items?: Column;
  validity: { data: BigUint64Array | null; setItemValid(index: number, valid: boolean): void };
  setItem(index: number, value: number | null): void;
  flush(): void;
}

/**
 * Appends typed columns chunk by chunk, without flushing: fills each vector's own typed array and flushes it.
 *
 * A reused chunk keeps the null bits of the chunk before, which would silently turn later values to NULL; so every bit is
 * reset for every chunk. NaN in a Float64Array becomes NULL. The last chunk may be shorter and has vectors of its own.
 */
export function appendColumns(appender: DuckDBAppender, columns: readonly Column[], rowCount: number): void {
  const types = columns.map(typeOf);
  let chunk: DuckDBDataChunk | undefined;
  for (let start = 0; start < rowCount; start += chunkRows) {
    const count = Math.min(chunkRows, rowCount - start);
    if (!chunk || chunk.rowCount !== count) chunk = DuckDBDataChunk.create(types, count);
    for (let c = 0; c < columns.length; c++) {
      fillVector(chunk.getColumnVector(c) as unknown as FastVector, columns[c] as Column, start, count);
    }
    appender.appendDataChunk(chunk);
  }
}

function typeOf(column: Column) {
  if (column instanceof Float64Array) return DOUBLE;
  if (column instanceof Int32Array) return INTEGER;
  return column instanceof Int16Array ? SMALLINT : TINYINT;
}

/** Fills one vector from a column; exported for the test of null → clean → short chunks. */
export function fillVector(vector: FastVector, column: Column, start: number, count: number): void {
  const { items, validity } = vector;
  const part = column.subarray(start, start + count);
  if (validity.data) validity.data.fill(0xffff_ffff_ffff_ffffn);
  if (items && items.length >= count) {
    items.set(part as never);
    if (part instanceof Float64Array) {
      for (let i = 0; i < count; i++) {
        const value = part[i] as number;
        if (value !== value) validity.setItemValid(i, false);
      }
    }
  } else {
    for (let i = 0; i < count; i++) {
      const value = part[i] as number;
      vector.setItem(i, Number.isNaN(value) ? null : value);
    }
  }
  vector.flush();
}
