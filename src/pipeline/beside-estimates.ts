import type { ComparisonColumns } from '#comparison/compare-indicator.ts';
import { comparators } from '#vocabulary/outcome.ts';

/** Comparisons with benchmark and parent as columns beside the estimates; an outcome of -1 = not compared, as for the benchmark itself. */
export interface BesideEstimates {
  benchmarkValue: Float64Array;
  benchmarkOutcome: Int8Array;
  /** The parent area; -1 = none. */
  parent: Int32Array;
  parentValue: Float64Array;
  parentOutcome: Int8Array;
  /** Places of all other comparisons among those given. */
  others: Int32Array;
}

/** Lays the comparisons with benchmark and parent, of which an estimate has at most one each, beside `length` estimates. */
export function besideEstimates(length: number, comparisons: ComparisonColumns): BesideEstimates {
  const beside = {
    benchmarkValue: new Float64Array(length).fill(Number.NaN),
    benchmarkOutcome: new Int8Array(length).fill(-1),
    parent: new Int32Array(length).fill(-1),
    parentValue: new Float64Array(length).fill(Number.NaN),
    parentOutcome: new Int8Array(length).fill(-1),
  };
  const [benchmark, parent] = [comparators.indexOf('benchmark'), comparators.indexOf('parent')];
  const others: number[] = [];
  for (let c = 0; c < comparisons.length; c++) {
    const row = comparisons.row[c] as number;
    if (comparisons.comparator[c] === benchmark) {
      beside.benchmarkValue[row] = comparisons.comparatorValue[c] as number;
      beside.benchmarkOutcome[row] = comparisons.outcome[c] as number;
    } else if (comparisons.comparator[c] === parent) {
      beside.parent[row] = comparisons.comparatorArea[c] as number;
      beside.parentValue[row] = comparisons.comparatorValue[c] as number;
      beside.parentOutcome[row] = comparisons.outcome[c] as number;
    } else others.push(c);
  }
  return { ...beside, others: Int32Array.from(others) };
}
