import { type EstimateColumns, seriesKey } from '#estimates/estimate-columns.ts';
import type { Indicator } from '#project/schema/indicator.ts';
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
  indicator: Indicator,
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
  indicator: Indicator,
  estimates: EstimateColumns,
  comparator: 'benchmark' | 'parent',
  areaOf: (row: number) => number | undefined,
): ComparisonColumns {
  const rows: number[] = [];
  const areas: number[] = [];
  for (let i = 0; i < estimates.length; i++) {
    const other = areaOf(i);
    if (other === undefined || other === estimates.area[i]) continue;
    rows.push(i);
    areas.push(other);
  }
  const values = valueIndex(estimates, new Set(areas));
  const against = Float64Array.from(rows, (row, at) => values(row, areas[at] as number));
  const take = (column: Float64Array) => Float64Array.from(rows, (row) => column[row] as number);
  const outcome = new Uint8Array(rows.length);
  const two = indicator.comparison === 'interval-95-998';
  benchmarkColumns({
    lower95: take(estimates.lower95),
    upper95: take(estimates.upper95),
    ...(two ? { lower998: take(estimates.lower998), upper998: take(estimates.upper998) } : {}),
    benchmark: against,
    polarity: indicator.polarity,
    out: outcome,
  });
  return {
    length: rows.length,
    row: Int32Array.from(rows),
    comparator: new Int8Array(rows.length).fill(comparators.indexOf(comparator)),
    comparatorArea: Int32Array.from(areas),
    comparatorValue: against,
    outcome,
  };
}

/** Look-up of the value of another area of the same map, stratum and period as a row; NaN when there is none. */
function valueIndex(estimates: EstimateColumns, areas: ReadonlySet<number>): (row: number, area: number) => number {
  const key = seriesKey(estimates);
  const index = new Map<number, number>();
  const present = new Set<number>();
  for (let i = 0; i < estimates.length; i++) {
    const area = estimates.area[i] as number;
    if (!areas.has(area)) continue;
    present.add(area);
    index.set(key(estimates, i), estimates.value[i] as number);
  }
  return (row, area) => {
    // An area without rows may have a number beyond those that keys are made for.
    if (!present.has(area)) return Number.NaN;
    const { map, stratum, period } = estimates;
    return index.get(key.of(map[row] as number, stratum[row] as number, area, period[row] as number)) ?? Number.NaN;
  };
}

function compareWithGoal(indicator: Indicator, estimates: EstimateColumns): ComparisonColumns {
  const goal = indicator.goal as NonNullable<Indicator['goal']>;
  const outcome = new Uint8Array(estimates.length);
  targetColumns({
    value: estimates.value,
    target: goal.upper === undefined ? goal.value : { lower: goal.value, upper: goal.upper },
    polarity: indicator.polarity as 'high-is-good' | 'low-is-good',
    out: outcome,
  });
  return {
    length: estimates.length,
    row: Int32Array.from({ length: estimates.length }, (_, i) => i),
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
