import { emptyEstimates } from './estimate-columns.ts';
import type { RollUpRead } from './roll-up.ts';

/** Rows of sums as columns that grow by `reserve`: `next` gives the place of a new row, of which every column must be written. */
export class RowsOut {
  #capacity = 2048;
  #length = 0;
  map = new Int8Array(this.#capacity);
  stratum = new Int32Array(this.#capacity);
  area = new Int32Array(this.#capacity);
  period = new Int32Array(this.#capacity);
  numerator = new Float64Array(this.#capacity);
  denominator = new Float64Array(this.#capacity);
  squares = new Float64Array(this.#capacity);
  expected = new Int32Array(this.#capacity);
  reported = new Int32Array(this.#capacity);
  coverage = new Float64Array(this.#capacity);
  leafStatus = new Int8Array(this.#capacity);

  /** Makes room for more rows, so that the columns stay the same while `next` is asked for them. */
  reserve(rows: number): void {
    if (this.#length + rows > this.#capacity) this.#grow(this.#length + rows);
  }

  /** The place of a new row, for which there is room. */
  next(): number {
    return this.#length++;
  }

  #grow(least: number): void {
    while (this.#capacity < least) this.#capacity *= 2;
    const larger = <T extends Int8Array | Int32Array | Float64Array>(column: T): T => {
      const copy = new (column.constructor as new (length: number) => T)(this.#capacity);
      copy.set(column as never);
      return copy;
    };
    this.map = larger(this.map);
    this.stratum = larger(this.stratum);
    this.area = larger(this.area);
    this.period = larger(this.period);
    this.numerator = larger(this.numerator);
    this.denominator = larger(this.denominator);
    this.squares = larger(this.squares);
    this.expected = larger(this.expected);
    this.reported = larger(this.reported);
    this.coverage = larger(this.coverage);
    this.leafStatus = larger(this.leafStatus);
  }

  read(): RollUpRead {
    const length = this.#length;
    const columns = emptyEstimates(length);
    const shared = ['map', 'stratum', 'area', 'period', 'numerator', 'denominator'] as const;
    for (const name of [...shared, 'expected', 'reported', 'coverage'] as const)
      columns[name].set(this[name].subarray(0, length) as never);
    return { columns, squares: this.squares.slice(0, length), leafStatus: this.leafStatus.slice(0, length) };
  }
}
