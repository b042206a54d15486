import { estimateTableOrder } from '#estimates/estimate-columns.ts';
import type { ColumnAppender, Database } from '#evidence/database.ts';
import { besideEstimates } from './beside-estimates.ts';
import type { Results } from './compute-results.ts';
import { rowsOnMaps } from './rows-on-maps.ts';

type Column = Int8Array | Int32Array | Float64Array;

type Table = 'estimated' | 'compared' | 'trended';

/** Writes results of many indicators together; nobody sees them in the store before `flush`. */
export class ResultsKeeper {
  readonly #database: Database;
  readonly #open = new Map<Table, ColumnAppender>();

  constructor(database: Database) {
    this.#database = database;
  }

  /**
   * Writes estimates with their comparisons with benchmark and parent beside them, the other comparisons, and trends. What is the
   * same on both maps is written once.
   *
   * @param oneMap whether only the map of the time was computed, because today’s is the same
   * @returns how many rows of estimates were written
   */
  async keep(indicator: number, { estimates, comparisons, trend }: Results, oneMap: boolean): Promise<number> {
    const beside = besideEstimates(estimates.length, comparisons);
    const maps = oneMap ? new Int8Array(estimates.length).fill(2) : estimates.map;
    const kept = oneMap ? undefined : rowsOnMaps(estimates, beside);
    const count = kept ? kept.row.length : estimates.length;
    const of = <T extends Column>(column: T) => (kept ? pick(column, kept.row) : column);
    const [area, , ...values] = estimateTableOrder(estimates).map(of) as [Column, Column, ...Column[]];
    const { benchmarkValue, benchmarkOutcome, parent, parentValue, parentOutcome } = beside;
    const compared = [benchmarkValue, benchmarkOutcome, parent, parentValue, parentOutcome].map(of);
    const same = new Int32Array(count).fill(indicator);
    await this.#append('estimated', [same, area, kept ? kept.maps : maps, ...values, ...compared], count);
    const keys = (rows: Int32Array): Column[] => [
      new Int32Array(rows.length).fill(indicator),
      pick(estimates.area, rows),
      pick(maps, rows),
      pick(estimates.period, rows),
      pick(estimates.stratum, rows),
    ];
    const { others } = beside;
    const { comparator, comparatorArea, comparatorValue, outcome } = comparisons;
    const columns = [comparator, comparatorArea, comparatorValue, signed(outcome)].map((column) =>
      pick(column, others),
    );
    await this.#append('compared', [...keys(pick(comparisons.row, others)), ...columns], others.length);
    const { row, direction, points, chiSquared } = trend;
    await this.#append('trended', [...keys(row), signed(direction), points, chiSquared], trend.length);
    return count;
  }

  /** Makes everything that was kept visible. */
  flush(): void {
    for (const appender of this.#open.values()) appender.close();
    this.#open.clear();
  }

  async #append(table: Table, columns: Column[], rows: number): Promise<void> {
    if (rows === 0) return;
    const appender = this.#open.get(table) ?? (await this.#database.appender(table));
    this.#open.set(table, appender);
    appender.append(columns, rows);
  }
}

function pick<T extends Column>(column: T, rows: Int32Array): T {
  const picked = new (column.constructor as new (length: number) => T)(rows.length);
  for (let i = 0; i < rows.length; i++) picked[i] = column[rows[i] as number] as number;
  return picked;
}

function signed(column: Uint8Array): Int8Array {
  return new Int8Array(column.buffer, column.byteOffset, column.length);
}
