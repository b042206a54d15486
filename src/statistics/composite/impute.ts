import { refuse, requireOneOf } from '../argument.ts';
import { percentile } from '../distributions/percentile.ts';
import { listOf, type StatisticMethod, textsIn, wordIn } from '../method.ts';
import { columnIn, listOfColumn, presentSorted, requireColumn } from './column.ts';

const NAME = 'impute';

/**
 * An indicator whose gaps are filled with the mean or median of the areas that have a value.
 *
 * Filling a gap is a declared choice and never a default: `filled` marks each value that was not observed.
 * Edges — with groups, an area is filled from its own group. Where there is no value to fill from, the gap stays.
 *
 * @param values  any unit; NaN where missing
 * @param by      `mean` or `median` of the values that are there
 * @param groups  label of each area's group; without it all areas are one group
 * @throws STATISTIC_ARGUMENT_INVALID  an infinite value, groups of another length
 */
export function impute(
  values: Float64Array,
  by: 'mean' | 'median',
  groups?: readonly string[] | undefined,
): { values: Float64Array; filled: Uint8Array } {
  requireColumn(NAME, 'values', values);
  requireOneOf(NAME, 'by', by, ['mean', 'median']);
  if (groups && groups.length !== values.length) refuse(NAME, 'groups', `as long as values (${values.length})`, groups);
  const filled = new Uint8Array(values.length);
  const members = new Map<string, Float64Array>();
  const fillers = new Map<string, number>();
  for (const group of new Set(groups ?? [''])) {
    members.set(group, groups ? values.filter((_, i) => groups[i] === group) : values);
    fillers.set(group, middleOf(members.get(group)!, by));
  }
  const answer = values.map((value, i) => {
    if (!Number.isNaN(value)) return value;
    const filler = fillers.get(groups?.[i] ?? '')!;
    if (!Number.isNaN(filler)) filled[i] = 1;
    return filler;
  });
  return { values: answer, filled };
}

/** Mean or median of the values that are there; NaN where there are none. */
function middleOf(values: Float64Array, by: 'mean' | 'median'): number {
  const present = presentSorted(values);
  return by === 'median' ? percentile(present, 0.5) : present.reduce((sum, value) => sum + value, 0) / present.length;
}

export const describe: StatisticMethod = {
  name: NAME,
  title: 'Gaps filled',
  summary: 'Fills missing values with the mean or median of all areas or of an area’s group.',
  inputs: [
    listOf('values', 'any unit', 'Values of all areas; empty where missing.'),
    {
      name: 'by',
      shape: 'scalar',
      kind: 'word',
      unit: 'word',
      required: true,
      words: ['mean', 'median'],
      description: 'What a gap is filled with.',
    },
    { ...listOf('groups', 'word', 'Group of each area; without it all are one group.', false), kind: 'word' },
  ],
  outputs: [
    { name: 'values', unit: 'list', description: 'The values with gaps filled; empty where nothing fills them.' },
    { name: 'filled', unit: 'list', description: '1 where the value was not observed, else 0.' },
  ],
  edges: ['A group without any value keeps its gaps.'],
  source: 'OECD & JRC 2008, Handbook on Constructing Composite Indicators',
  run: (row) => {
    const groups = row.groups === null || row.groups === undefined ? undefined : textsIn(row, 'groups');
    const { values, filled } = impute(columnIn(row, 'values'), wordIn(row, 'by', ['mean', 'median'] as const), groups);
    return { values: listOfColumn(values), filled: [...filled] };
  },
};
