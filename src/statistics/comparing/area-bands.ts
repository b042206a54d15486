import { requireNumber, requireOneOf, requireWhole } from '../argument.ts';
import { percentile } from '../distributions/percentile.ts';
import { listIn, listOf, requiredNumberIn, scalar, type StatisticMethod, wordIn } from '../method.ts';

/**
 * Band of each area between percentiles of all areas' values: quarters or fifths for maps.
 *
 * Method — bounds at equally spaced percentiles, interpolated between neighbours in rank (Hyndman and Fan's type 7) and
 * rounded to ten decimals; an area falls in the first band whose bound it does not exceed. Unlike `quantiles`, ties and
 * gaps may leave bands uneven.
 * Edges — missing values get no band and do not count.
 *
 * @param values  any unit; null where missing
 * @param count   number of bands, 2 or more
 * @param options.first  band 1 holds the `lowest` (default) or the `highest` values
 * @see Hyndman & Fan 1996, The American Statistician 50:361–365
 */
export function areaBands(
  values: readonly (number | null)[],
  count: number,
  { first = 'lowest' }: { first?: 'lowest' | 'highest' } = {},
): (number | null)[] {
  requireWhole('area-bands', 'count', count, 2);
  requireOneOf('area-bands', 'first', first, ['lowest', 'highest']);
  const present = values.flatMap((value) => (value === null ? [] : [requireNumber('area-bands', 'values', value)]));
  const sorted = Float64Array.from(present).sort();
  const bounds = Array.from({ length: count - 1 }, (_, i) => {
    return Math.round(percentile(sorted, (i + 1) / count) * 1e10) / 1e10;
  });
  return values.map((value) => {
    if (value === null) return null;
    const above = bounds.filter((bound) => value > bound).length;
    return first === 'lowest' ? above + 1 : count - above;
  });
}

export const describe: StatisticMethod = {
  name: 'area-bands',
  title: 'Bands between percentiles',
  summary: 'Quarters or fifths of areas by the percentiles of their values, for maps.',
  inputs: [
    listOf('values', 'any unit', 'Values of all areas; empty where missing.'),
    scalar('count', 'count', 'Number of bands, 2 or more.'),
    {
      name: 'first',
      shape: 'option',
      kind: 'word',
      unit: 'word',
      required: false,
      words: ['lowest', 'highest'],
      description: 'What band 1 holds; default lowest.',
    },
  ],
  outputs: [{ name: 'band', unit: 'list', description: 'Band of each value; empty where missing.' }],
  edges: ['Ties and gaps may leave bands uneven.'],
  source: 'Hyndman & Fan 1996, The American Statistician 50:361–365 (type 7)',
  run: (row) => ({
    band: areaBands(listIn(row, 'values'), requiredNumberIn(row, 'count'), {
      first: wordIn(row, 'first', ['lowest', 'highest'] as const, 'lowest'),
    }),
  }),
};
