import { refuse } from '../argument.ts';
import { listIn, type StatisticRow } from '../method.ts';

/** A column whose entries are finite or NaN (missing); an infinite entry is refused. */
export function requireColumn(method: string, argument: string, values: ArrayLike<number>): void {
  for (let i = 0; i < values.length; i++) {
    const value = values[i]!;
    if (value === Infinity || value === -Infinity) refuse(method, argument, 'finite or missing', value);
  }
}

/** The entries that are there, rising. */
export function presentSorted(values: Float64Array): Float64Array {
  return values.filter((value) => !Number.isNaN(value)).sort();
}

/** A list of a row as a column: missing is NaN. */
export function columnIn(row: StatisticRow, name: string): Float64Array {
  return Float64Array.from(listIn(row, name), (value) => value ?? Number.NaN);
}

/** A column as a list: NaN is missing. */
export function listOfColumn(values: Float64Array): (number | null)[] {
  return Array.from(values, (value) => (Number.isNaN(value) ? null : value));
}
