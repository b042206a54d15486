import type { Indicator } from '#project/schema/indicator.ts';
import { compareEstimates, type Estimated } from '#statistics/comparing/difference.ts';
import { comparators, outcomeCode } from '#vocabulary/outcome.ts';
import type { ComparisonColumns } from './compare-indicator.ts';
import type { ShownEstimates } from './shown-estimates.ts';

/**
 * Compares each area with each of its neighbours, by the interval of the difference of the two estimates, since a neighbour is as
 * uncertain as the area itself; see `compareEstimates` on why not by whether the intervals overlap.
 *
 * A pair of which either has no value is left out. Without limits the outcome is `not-compared`.
 *
 * @param estimates  of one map, period and stratum
 * @param neighbours neighbours of each area
 */
export function neighbourIndicator(
  { comparison, polarity }: Pick<Indicator, 'comparison' | 'polarity'>,
  estimates: ShownEstimates,
  neighbours: ReadonlyMap<number, readonly number[]>,
): ComparisonColumns {
  const rowOf = new Map<number, number>();
  for (let i = 0; i < estimates.length; i++) {
    if (!Number.isNaN(estimates.value[i])) rowOf.set(estimates.area[i] as number, i);
  }
  const pairs: { row: number; area: number; other: number }[] = [];
  if (comparison !== 'none') {
    for (const [area, row] of rowOf) {
      for (const neighbour of neighbours.get(area) ?? []) {
        const other = rowOf.get(neighbour);
        if (other !== undefined) pairs.push({ row, area: neighbour, other });
      }
    }
  }
  const estimate = (i: number) => estimateAt(estimates, i, comparison === 'interval-95-998');
  return {
    length: pairs.length,
    row: Int32Array.from(pairs, (pair) => pair.row),
    comparator: new Int8Array(pairs.length).fill(comparators.indexOf('neighbours')),
    comparatorArea: Int32Array.from(pairs, (pair) => pair.area),
    comparatorValue: Float64Array.from(pairs, (pair) => estimates.value[pair.other] as number),
    outcome: Uint8Array.from(pairs, (pair) =>
      outcomeCode(compareEstimates(estimate(pair.row), estimate(pair.other), polarity)),
    ),
  };
}

function estimateAt(estimates: ShownEstimates, i: number, twoLevels: boolean): Estimated {
  const number = (name: 'value' | 'lower95' | 'upper95' | 'lower998' | 'upper998') => {
    const found = estimates[name][i] as number;
    return Number.isNaN(found) ? null : found;
  };
  const inner = { value: number('value'), lower: number('lower95'), upper: number('upper95') };
  return twoLevels ? { ...inner, outer: { lower: number('lower998'), upper: number('upper998') } } : inner;
}
