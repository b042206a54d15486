import type { ComparisonColumns } from '#comparison/compare-indicator.ts';
import type { TrendRows } from '#comparison/trend-indicator.ts';
import { type EstimateColumns, estimateTableOrder } from '#estimates/estimate-columns.ts';
import type { Database } from '#evidence/database.ts';
import { besideEstimates } from './beside-estimates.ts';
import { rowsOnMaps } from './rows-on-maps.ts';

type Column = Int8Array | Int32Array | Float64Array;

/**
 * Writes what was computed of one indicator: estimates with their comparisons with benchmark and parent beside them, the other
 * comparisons, trends. What is the same on both maps is written once.
 *
 * @param oneMap whether only the map of the time was computed, because today’s is the same
 * @returns how many rows of estimates were written
 */
export async function keepResults(
  database: Database,
  indicator: number,
  results: { estimates: EstimateColumns; comparisons: ComparisonColumns; trend: TrendRows },
  oneMap: boolean,
): Promise<number> {
  const { estimates, comparisons, trend } = results;
  const beside = besideEstimates(estimates.length, comparisons);
  const maps = oneMap ? new Int8Array(estimates.length).fill(2) : estimates.map;
  const kept = oneMap ? undefined : rowsOnMaps(estimates, beside);
  const count = kept ? kept.row.length : estimates.length;
  const of = <T extends Column>(column: T) => (kept ? pick(column, kept.row) : column);
  const [area, , ...values] = estimateTableOrder(estimates).map(of) as [Column, Column, ...Column[]];
  const { benchmarkValue, benchmarkOutcome, parent, parentValue, parentOutcome } = beside;
  await database.append(
    'estimated',
    [
      new Int32Array(count).fill(indicator),
      area,
      kept ? kept.maps : maps,
      ...values,
      ...[benchmarkValue, benchmarkOutcome, parent, parentValue, parentOutcome].map(of),
    ],
    count,
  );
  const keys = (rows: Int32Array): Column[] => [
    new Int32Array(rows.length).fill(indicator),
    pick(estimates.area, rows),
    pick(maps, rows),
    pick(estimates.period, rows),
    pick(estimates.stratum, rows),
  ];
  const others = beside.others;
  if (others.length > 0) {
    const { row, comparator, comparatorArea, comparatorValue, outcome } = comparisons;
    const columns = [comparator, comparatorArea, comparatorValue, signed(outcome)].map((column) =>
      pick(column, others),
    );
    await database.append('compared', [...keys(pick(row, others)), ...columns], others.length);
  }
  const { row, direction, points, chiSquared, length } = trend;
  if (length > 0) await database.append('trended', [...keys(row), signed(direction), points, chiSquared], length);
  return count;
}

function pick<T extends Column>(column: T, rows: Int32Array): T {
  const picked = new (column.constructor as new (length: number) => T)(rows.length);
  for (let i = 0; i < rows.length; i++) picked[i] = column[rows[i] as number] as number;
  return picked;
}

function signed(column: Uint8Array): Int8Array {
  return new Int8Array(column.buffer, column.byteOffset, column.length);
}
