import type { StandardisationRows } from './compute-values.ts';
import { emptyEstimates } from './estimate-columns.ts';
import type { RollUpRead } from './estimate-indicator.ts';

/**
 * Gathers the age bands of each map, area and period into one estimate: rows of the roll-up that differ in their age band only
 * become one row of `columns`, with their counts, populations and standard weights side by side.
 *
 * An area with no row for a band of the standard has no population in it, so the band adds nothing to either side.
 */
export function standardisationRows(
  read: RollUpRead,
  weights: ReadonlyMap<number, number>,
): RollUpRead & { standard: StandardisationRows } {
  const source = read.columns;
  const groups = new Map<string, { head: number | undefined; rows: number[] }>();
  for (let i = 0; i < source.length; i++) {
    const key = `${source.map[i]}/${source.area[i]}/${source.period[i]}`;
    const group = groups.get(key) ?? { head: undefined, rows: [] };
    groups.set(key, group);
    if (source.stratum[i] === 0) group.head = i;
    else if (weights.has(source.stratum[i] as number)) group.rows.push(i);
  }
  const columns = emptyEstimates(groups.size);
  const leafStatus = new Int8Array(groups.size);
  const count: number[] = [];
  const population: number[] = [];
  const weight: number[] = [];
  const offsets = new Int32Array(groups.size + 1);
  let at = 0;
  for (const { head, rows } of groups.values()) {
    const first = (head ?? rows[0]) as number;
    columns.map[at] = source.map[first] as number;
    columns.area[at] = source.area[first] as number;
    columns.period[at] = source.period[first] as number;
    columns.expected[at] = source.expected[first] as number;
    columns.reported[at] = Math.max(0, ...rows.map((row) => source.reported[row] as number));
    const reported = columns.reported[at] as number;
    const expected = columns.expected[at] as number;
    columns.coverage[at] =
      head === undefined
        ? 1
        : expected > 0
          ? Math.min(1, Math.max(0, ...rows.map((row) => source.coverage[row] as number), reported / expected))
          : 0;
    leafStatus[at] = read.leafStatus[first] as number;
    columns.numerator[at] =
      rows.length > 0 ? rows.reduce((sum, row) => sum + (source.numerator[row] as number), 0) : Number.NaN;
    columns.denominator[at] =
      rows.length > 0 ? rows.reduce((sum, row) => sum + (source.denominator[row] as number), 0) : Number.NaN;
    for (const row of rows) {
      count.push(source.numerator[row] as number);
      population.push(source.denominator[row] as number);
      weight.push(weights.get(source.stratum[row] as number) as number);
    }
    offsets[++at] = count.length;
  }
  return {
    columns,
    squares: new Float64Array(columns.length),
    leafStatus,
    standard: {
      count: Float64Array.from(count),
      population: Float64Array.from(population),
      weight: Float64Array.from(weight),
      offsets,
    },
  };
}
