import { requireNumber, requireSameLength } from '../argument.ts';
import { listOf, optionIn, shared, type StatisticMethod } from '../method.ts';
import { columnIn, listOfColumn, requireColumn } from './column.ts';

const NAME = 'denominate';

/**
 * Values per unit of something that makes areas of different size comparable.
 *
 * Edges — a missing value, a missing denominator or a denominator of 0: missing.
 *
 * @param values        any unit; NaN where missing
 * @param denominators  size of each area, such as its population; NaN where missing
 * @param multiplier    scale of the answer; default 1
 * @throws STATISTIC_ARGUMENT_INVALID  infinite numbers, lists of different length
 */
export function denominate(values: Float64Array, denominators: Float64Array, multiplier = 1): Float64Array {
  requireSameLength(NAME, { values, denominators });
  requireColumn(NAME, 'values', values);
  requireColumn(NAME, 'denominators', denominators);
  requireNumber(NAME, 'multiplier', multiplier);
  return values.map((value, i) => (denominators[i] === 0 ? Number.NaN : (value / denominators[i]!) * multiplier));
}

export const describe: StatisticMethod = {
  name: NAME,
  title: 'Values per unit of size',
  summary: 'Divides each area’s value by its size, so that areas can be compared.',
  inputs: [
    listOf('values', 'any unit', 'Values of all areas; empty where missing.'),
    listOf('denominators', 'any unit', 'Size of each area; empty where missing.'),
    shared.multiplier,
  ],
  outputs: [{ name: 'values', unit: 'list', description: 'Values per unit of size; empty where missing.' }],
  edges: ['A missing number or a size of 0: missing.'],
  source: 'OECD & JRC 2008, Handbook on Constructing Composite Indicators',
  run: (row) => {
    const multiplier = optionIn(row, 'multiplier');
    return { values: listOfColumn(denominate(columnIn(row, 'values'), columnIn(row, 'denominators'), multiplier)) };
  },
};
