/** An estimate with the cells of its counts; -1 where a count is not protected or not there. */
export interface GatheredRow {
  indicator: number;
  area: number;
  map: number;
  period: number;
  stratum: number;
  numeratorCell: number;
  denominatorCell: number;
  numerator: number;
  denominator: number;
  /** 1 where it may be shown as far as its declaration says. */
  shown: number;
  /** Policy that protects the people left out, or -1. */
  complement: number;
}

const numbers = [
  'indicator',
  'area',
  'map',
  'period',
  'stratum',
  'numeratorCell',
  'denominatorCell',
  'shown',
  'complement',
] as const;

/** Estimates in columns that are filled one by one. */
export class GatheredRows {
  length = 0;
  #columns = Object.fromEntries(numbers.map((name) => [name, new Int32Array(4096)])) as Record<
    (typeof numbers)[number],
    Int32Array
  >;
  numerator = new Float64Array(4096);
  denominator = new Float64Array(4096);

  add(row: GatheredRow): void {
    const at = this.length++;
    if (at === this.numerator.length) this.#double();
    const columns = this.#columns;
    columns.indicator[at] = row.indicator;
    columns.area[at] = row.area;
    columns.map[at] = row.map;
    columns.period[at] = row.period;
    columns.stratum[at] = row.stratum;
    columns.numeratorCell[at] = row.numeratorCell;
    columns.denominatorCell[at] = row.denominatorCell;
    columns.shown[at] = row.shown;
    columns.complement[at] = row.complement;
    this.numerator[at] = row.numerator;
    this.denominator[at] = row.denominator;
  }

  column(name: (typeof numbers)[number]): Int32Array {
    return this.#columns[name].subarray(0, this.length);
  }

  /** The rows for which something holds, in the same order. */
  only(holds: (at: number) => boolean): GatheredRows {
    const some = new GatheredRows();
    for (let at = 0; at < this.length; at++) {
      if (!holds(at)) continue;
      const row = Object.fromEntries(numbers.map((name) => [name, this.#columns[name][at]])) as Record<
        (typeof numbers)[number],
        number
      >;
      some.add({ ...row, numerator: this.numerator[at]!, denominator: this.denominator[at]! });
    }
    return some;
  }

  #double(): void {
    const longer = <T extends Int32Array | Float64Array>(column: T): T => {
      const copy = new (column.constructor as new (length: number) => T)(column.length * 2);
      copy.set(column as never);
      return copy;
    };
    this.numerator = longer(this.numerator);
    this.denominator = longer(this.denominator);
    for (const name of numbers) this.#columns[name] = longer(this.#columns[name]);
  }
}
