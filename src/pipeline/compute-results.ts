import { compareIndicator, type ComparisonColumns } from '#comparison/compare-indicator.ts';
import { type Membership, type Parents, parentsOf } from '#comparison/parents.ts';
import { type TrendRows, trendIndicator } from '#comparison/trend-indicator.ts';
import type { EstimateColumns } from '#estimates/estimate-columns.ts';
import { type EstimateTask, estimateByColumns } from '#estimates/estimate-indicator.ts';
import type { StoredPeriod } from '#estimates/estimate-periods.ts';
import type { WaysUp } from '#estimates/ways-up.ts';
import type { Indicator } from '#project/schema/indicator.ts';

/** What was computed of one indicator. */
export interface Results {
  estimates: EstimateColumns;
  comparisons: ComparisonColumns;
  trend: TrendRows;
}

/** What all indicators are compared by: plain data, so that another thread can use it. */
export interface ComparisonBasis {
  /** The benchmark area’s id. */
  benchmark: number;
  memberships: readonly Membership[];
}

/** Computes the results of indicators one after another; it keeps what they share. */
export class ResultsComputer {
  readonly #benchmark: number;
  readonly #parents: Parents;

  constructor({ benchmark, memberships }: ComparisonBasis) {
    this.#benchmark = benchmark;
    this.#parents = parentsOf(memberships);
  }

  /** Estimates, compares and tests for trends; undefined for what columns cannot add up. */
  results(task: EstimateTask, ways: WaysUp): Results | undefined {
    const estimates = estimateByColumns(task, ways);
    return estimates && this.compare(task.indicator, estimates, task.periods);
  }

  /** Compares estimates and tests them for trends. */
  compare(indicator: Indicator, estimates: EstimateColumns, all: readonly StoredPeriod[]): Results {
    const periods = new Map(all.map((period) => [period.id, period]));
    return {
      estimates,
      comparisons: compareIndicator(indicator, estimates, {
        benchmark: this.#benchmark,
        parentOf: this.#parentOf(periods),
      }),
      trend: trendIndicator(indicator, estimates, periods),
    };
  }

  /** Looks parents up area by area: mostly an area has the same parent all the time. */
  #parentOf(periods: ReadonlyMap<number, StoredPeriod>) {
    const parents = this.#parents;
    const ends = [...periods.values()].map(({ end }) => end).sort();
    const [first, last] = [ends[0] ?? '', ends[ends.length - 1] ?? ''];
    let [lastMap, lastArea] = [-1, -1];
    let always: number | undefined;
    return (map: number, area: number, period: number): number | undefined => {
      if (map !== lastMap || area !== lastArea) {
        [lastMap, lastArea] = [map, area];
        always = parents.throughout(map, area, first, last);
      }
      return always ?? parents.of(map, area, periods.get(period)?.end ?? '');
    };
  }
}
