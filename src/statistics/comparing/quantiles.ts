import { requireNumber, requireWhole } from '../argument.ts';
import { countBelow } from '../distributions/ranks.ts';
import { flagIn, listIn, listOf, requiredNumberIn, scalar, type StatisticMethod } from '../method.ts';

/**
 * Quantile of each value by its rank: fifths, tenths and the like with as equal numbers as ties allow.
 *
 * Method — rank (ties share the smallest), then ⌊(k + 1) − ⌈(n + 1 − rank) ÷ (n ÷ k)⌉⌋, at least 1.
 * Edges — missing values get no quantile and do not count. Fewer values than quantiles: no quantiles at all.
 *
 * @param values  any unit; null where missing
 * @param count   number of quantiles, 2 or more
 * @param options.highestFirst  quantile 1 holds the highest values (default) or, when false, the lowest
 * @see statistical methods of the public health profiles: quantiles
 */
export function quantiles(
  values: readonly (number | null)[],
  count: number,
  { highestFirst = true }: { highestFirst?: boolean } = {},
): (number | null)[] {
  requireWhole('quantiles', 'count', count, 2);
  const present = values.flatMap((value) => (value === null ? [] : [requireNumber('quantiles', 'values', value)]));
  const n = present.length;
  if (n < count) return values.map(() => null);
  const sorted = Float64Array.from(present).sort();
  return values.map((value) => {
    if (value === null) return null;
    const rank = highestFirst ? n - countBelow(sorted, value, true) + 1 : countBelow(sorted, value, false) + 1;
    return Math.max(1, Math.floor(count + 1 - Math.ceil((n + 1 - rank) / (n / count))));
  });
}

export const describe: StatisticMethod = {
  name: 'quantiles',
  title: 'Quantiles by rank',
  summary: 'Fifths, tenths and the like, with as equal numbers as ties allow.',
  inputs: [
    listOf('values', 'any unit', 'Values of all areas; empty where missing.'),
    scalar('count', 'count', 'Number of quantiles, 2 or more.'),
    {
      name: 'highestFirst',
      shape: 'option',
      kind: 'flag',
      unit: 'true or false',
      required: false,
      description: 'Quantile 1 holds the highest values; default true.',
    },
  ],
  outputs: [{ name: 'quantile', unit: 'list', description: 'Quantile of each value; empty where missing.' }],
  edges: ['Fewer values than quantiles: none are given.', 'Ties share a quantile.'],
  source: 'Public health technical guidance: assigning deprivation categories',
  run: (row) => ({
    quantile: quantiles(listIn(row, 'values'), requiredNumberIn(row, 'count'), {
      highestFirst: flagIn(row, 'highestFirst', true),
    }),
  }),
};
