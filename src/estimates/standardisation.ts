import { emptyEstimates } from './estimate-columns.ts';
import type { RollUpRead } from './roll-up.ts';

/** Age bands of each estimate, estimate after estimate, in the order of the bands. */
export interface StandardisationRows {
  count: Float64Array;
  population: Float64Array;
  /** Stratum of each row. */
  band: Int32Array;
  /** First row of each estimate, and the number of rows at the end. */
  offsets: Int32Array;
}

/**
 * Gathers the age bands of each map, area and period into one estimate: rows of the roll-up that differ in their age band only
 * become one row of `columns`, with their counts and populations side by side.
 *
 * A band that nobody states for an area, while others state it, has neither events nor people there.
 *
 * @param bands strata of the age bands that count
 * @param periodOrder period → place in time, by which the estimates of a series are sorted
 */
export function standardisationRows(
  read: RollUpRead,
  bands: readonly number[],
  periodOrder: ReadonlyMap<number, number>,
): RollUpRead & { standard: StandardisationRows } {
  const source = read.columns;
  const present = new Set(source.stratum);
  const used = bands.filter((band) => present.has(band));
  const groups = gathered(read, new Set(used), periodOrder);
  const columns = emptyEstimates(groups.length);
  const leafStatus = new Int8Array(groups.length);
  const count: number[] = [];
  const population: number[] = [];
  const band: number[] = [];
  const offsets = new Int32Array(groups.length + 1);
  groups.forEach(({ head, rows }, at) => {
    const first = (head ?? rows.values().next().value) as number;
    const reporting = [...rows.values()];
    columns.map[at] = source.map[first] as number;
    columns.area[at] = source.area[first] as number;
    columns.period[at] = source.period[first] as number;
    columns.expected[at] = source.expected[first] as number;
    columns.reported[at] = Math.max(0, ...reporting.map((row) => source.reported[row] as number));
    columns.coverage[at] = coverageOf(read, head, reporting, columns.reported[at] as number);
    leafStatus[at] = read.leafStatus[first] as number;
    if (reporting.length > 0) {
      columns.numerator[at] = reporting.reduce((sum, row) => sum + (source.numerator[row] as number), 0);
      columns.denominator[at] = reporting.reduce((sum, row) => sum + (source.denominator[row] as number), 0);
      for (const id of used) {
        const row = rows.get(id);
        count.push(row === undefined ? 0 : (source.numerator[row] as number));
        population.push(row === undefined ? 0 : (source.denominator[row] as number));
        band.push(id);
      }
    }
    offsets[at + 1] = count.length;
  });
  return {
    columns,
    squares: new Float64Array(columns.length),
    leafStatus,
    standard: {
      count: Float64Array.from(count),
      population: Float64Array.from(population),
      band: Int32Array.from(band),
      offsets,
    },
  };
}

interface Group {
  /** Row of stratum 0, which says who was expected; none for an area of which nobody was. */
  head: number | undefined;
  /** Band → row. */
  rows: Map<number, number>;
}

function gathered({ columns }: RollUpRead, used: ReadonlySet<number>, order: ReadonlyMap<number, number>): Group[] {
  const groups = new Map<string, Group & { map: number; area: number; place: number }>();
  for (let i = 0; i < columns.length; i++) {
    const [map, area, period] = [columns.map[i], columns.area[i], columns.period[i]] as [number, number, number];
    const key = `${map}/${area}/${period}`;
    const place = order.get(period) ?? 0;
    const group = groups.get(key) ?? { head: undefined, rows: new Map<number, number>(), map, area, place };
    groups.set(key, group);
    if (columns.stratum[i] === 0) group.head = i;
    else if (used.has(columns.stratum[i] as number)) group.rows.set(columns.stratum[i] as number, i);
  }
  return [...groups.values()].sort((a, b) => a.map - b.map || a.area - b.area || a.place - b.place);
}

/** Bands of the same areas carry the same share; where they carry none of their own, reported over expected areas is taken. */
function coverageOf(
  { columns }: RollUpRead,
  head: number | undefined,
  rows: readonly number[],
  reported: number,
): number {
  if (head === undefined) return rows.length > 0 ? 1 : 0;
  const expected = columns.expected[head] as number;
  return expected > 0 && reported > 0 ? Math.min(1, reported / expected) : 0;
}
