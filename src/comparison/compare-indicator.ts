import type { EstimateColumns } from '#estimates/estimate-columns.ts';
import type { IndicatorDeclaration } from '#project/schema/indicator.ts';
import { benchmarkColumns } from '#statistics/comparing/benchmark.ts';
import { targetColumns } from '#statistics/comparing/target.ts';
import { comparators } from '#vocabulary/outcome.ts';

/** Comparisons of one indicator as columns, in the order of its estimates, comparator by comparator. */
export interface ComparisonColumns {
  length: number;
  /** Row of the estimates that each comparison belongs to. */
  row: Int32Array;
  comparator: Int8Array;
  /** The area compared with; -1 for a goal. */
  comparatorArea: Int32Array;
  comparatorValue: Float64Array;
  outcome: Uint8Array;
}

export interface ComparisonContext {
  /** The benchmark area’s id. */
  benchmark: number;
  /** The parents of an area on a map and date: those that it belongs to as a whole, nearest first. */
  parentOf(map: number, area: number, period: number): number | undefined;
}

/**
 * Compares every estimate with the benchmark area, with its parent and, where one is declared, with the goal.
 *
 * The benchmark’s and the parent’s values are taken as known (their own uncertainty is small beside the area’s); an area is not
 * compared with itself. An estimate without limits is compared by a goal only.
 */
export function compareIndicator(
  indicator: IndicatorDeclaration,
  estimates: EstimateColumns,
  context: ComparisonContext,
): ComparisonColumns {
  const parts: ComparisonColumns[] = [];
  if (indicator.comparison !== 'none') {
    parts.push(
      compareWithAreas(indicator, estimates, 'benchmark', () => context.benchmark),
      compareWithAreas(indicator, estimates, 'parent', (i) =>
        context.parentOf(estimates.map[i] as number, estimates.area[i] as number, estimates.period[i] as number),
      ),
    );
  }
  if (indicator.goal && indicator.polarity !== 'neither') parts.push(compareWithGoal(indicator, estimates));
  return joined(parts);
}

function compareWithAreas(
  indicator: IndicatorDeclaration,
  estimates: EstimateColumns,
  comparator: 'benchmark' | 'parent',
  areaOf: (row: number) => number | undefined,
): ComparisonColumns {
  const row = new Int32Array(estimates.length);
  const comparatorArea = new Int32Array(estimates.length);
  const against = new Float64Array(estimates.length).fill(Number.NaN);
  const values = new SeriesValues(estimates);
  let length = 0;
  for (let i = 0; i < estimates.length; i++) {
    const other = areaOf(i);
    if (other === undefined || other === estimates.area[i]) continue;
    row[length] = i;
    comparatorArea[length] = other;
    against[i] = values.at(i, other);
    length += 1;
  }
  const rows = row.subarray(0, length);
  const all = new Uint8Array(estimates.length);
  const { lower95, upper95, lower998, upper998 } = estimates;
  const two = indicator.comparison === 'interval-95-998';
  benchmarkColumns({
    lower95,
    upper95,
    ...(two ? { lower998, upper998 } : {}),
    benchmark: against,
    polarity: indicator.polarity,
    out: all,
  });
  const comparatorValue = new Float64Array(length);
  const outcome = new Uint8Array(length);
  for (let i = 0; i < length; i++) {
    comparatorValue[i] = against[rows[i] as number] as number;
    outcome[i] = all[rows[i] as number] as number;
  }
  return {
    length,
    row: rows,
    comparator: new Int8Array(length).fill(comparators.indexOf(comparator)),
    comparatorArea: comparatorArea.subarray(0, length),
    comparatorValue,
    outcome,
  };
}

/** Looks up the value of another area of the same map, stratum and period as a row. Made for rows asked in their own order. */
class SeriesValues {
  readonly #estimates: EstimateColumns;
  /** Area → first row of its series in the map and stratum at hand; -1 for an area without one. */
  readonly #first: Int32Array;
  #from = 0;
  #to = 0;

  constructor(estimates: EstimateColumns) {
    this.#estimates = estimates;
    this.#first = new Int32Array(estimates.area.reduce((most, area) => Math.max(most, area), -1) + 1);
  }

  /** NaN where the area has no estimate. */
  at(row: number, area: number): number {
    const { area: areas, period, value } = this.#estimates;
    if (row < this.#from || row >= this.#to) this.#turnTo(row);
    const first = this.#first[area] ?? -1;
    if (first < 0) return Number.NaN;
    const wanted = period[row];
    // Series mostly have the same periods, so the place in one's own series is nearly always the right one.
    const guess = first + row - (this.#first[areas[row] as number] as number);
    if (guess < this.#to && areas[guess] === area && period[guess] === wanted) return value[guess] as number;
    for (let i = first; i < this.#to && areas[i] === area; i++) if (period[i] === wanted) return value[i] as number;
    return Number.NaN;
  }

  /** Finds the series of the map and stratum of a row: estimates are sorted by map, stratum and area. */
  #turnTo(row: number): void {
    const { map, stratum, area, length } = this.#estimates;
    const same = (i: number) => map[i] === map[row] && stratum[i] === stratum[row];
    let [from, to] = [row, row + 1];
    while (from > 0 && same(from - 1)) from -= 1;
    while (to < length && same(to)) to += 1;
    this.#first.fill(-1);
    for (let i = to - 1; i >= from; i--) this.#first[area[i] as number] = i;
    this.#from = from;
    this.#to = to;
  }
}

function compareWithGoal(indicator: IndicatorDeclaration, estimates: EstimateColumns): ComparisonColumns {
  const goal = indicator.goal as NonNullable<IndicatorDeclaration['goal']>;
  const outcome = new Uint8Array(estimates.length);
  targetColumns({
    value: estimates.value,
    target: goal.upper === undefined ? goal.value : { lower: goal.value, upper: goal.upper },
    polarity: indicator.polarity as 'high-is-good' | 'low-is-good',
    out: outcome,
  });
  return {
    length: estimates.length,
    row: new Int32Array(estimates.length).map((_, i) => i),
    comparator: new Int8Array(estimates.length).fill(comparators.indexOf('goal')),
    comparatorArea: new Int32Array(estimates.length).fill(-1),
    comparatorValue: new Float64Array(estimates.length).fill(goal.value),
    outcome,
  };
}

function joined(parts: readonly ComparisonColumns[]): ComparisonColumns {
  const length = parts.reduce((sum, part) => sum + part.length, 0);
  const all: ComparisonColumns = {
    length,
    row: new Int32Array(length),
    comparator: new Int8Array(length),
    comparatorArea: new Int32Array(length),
    comparatorValue: new Float64Array(length),
    outcome: new Uint8Array(length),
  };
  let at = 0;
  for (const part of parts) {
    all.row.set(part.row, at);
    all.comparator.set(part.comparator, at);
    all.comparatorArea.set(part.comparatorArea, at);
    all.comparatorValue.set(part.comparatorValue, at);
    all.outcome.set(part.outcome, at);
    at += part.length;
  }
  return all;
}
