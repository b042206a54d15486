import type { Status } from '#vocabulary/status.ts';
import { requireOneOf, requireWhole } from '../argument.ts';
import { optionIn, shared, type StatisticMethod, wordIn } from '../method.ts';
import { completeGroups, groupInputs, type Groups, groupsIn } from './groups.ts';

const NAME = 'mean-difference';

/** A mean of absolute differences: of groups alike, and weighted by population. */
export interface MeanDifference {
  plain: number;
  weighted: number;
}

export interface MeanDifferences {
  /** From the mean. */
  fromMean: MeanDifference | null;
  /** From the mean, in per cent of it: the index of disparity. */
  disparity: MeanDifference | null;
  /** From the best group. */
  fromBest: MeanDifference | null;
  /** From the reference group; null without one. */
  fromReference: MeanDifference | null;
  reason?: Status;
}

export interface MeanDifferenceOptions {
  polarity: 'high-is-good' | 'low-is-good';
  /** Position of the reference group, from 0. */
  reference?: number | undefined;
}

/**
 * Mean absolute difference of groups from their mean, from the best and from a reference group.
 *
 * Method — each as the plain mean over groups and as the mean over people. The mean from which both are taken is weighted
 * by population. No limits are given: those of the reference implementation are simulated.
 * Edges — a missing value or population: no measure. All values equal: 0. A mean of 0 has no index of disparity.
 *
 * @param groups  in any order
 * @throws STATISTIC_ARGUMENT_INVALID  what `completeGroups` refuses, a reference that is no position
 * @see Schlotheuber & Hosseinpoor 2022, Int J Environ Res Public Health 19:3697
 */
export function meanDifferences(groups: Groups, { polarity, reference }: MeanDifferenceOptions): MeanDifferences {
  requireOneOf(NAME, 'polarity', polarity, ['high-is-good', 'low-is-good']);
  if (reference !== undefined) requireWhole(NAME, 'reference', reference, 0, groups.values.length - 1);
  const complete = completeGroups(NAME, groups);
  if (typeof complete === 'string') {
    return { fromMean: null, disparity: null, fromBest: null, fromReference: null, reason: complete };
  }
  const { values, shares, mean } = complete;
  const from = (point: number): MeanDifference => {
    let [plain, weighted] = [0, 0];
    for (const [i, value] of values.entries()) {
      const distance = Math.abs(value - point);
      plain += distance / values.length;
      weighted += shares[i]! * distance;
    }
    return { plain, weighted };
  };
  const fromMean = from(mean);
  const share = (distance: number) => (100 * distance) / mean;
  return {
    fromMean,
    disparity: mean === 0 ? null : { plain: share(fromMean.plain), weighted: share(fromMean.weighted) },
    fromBest: from(polarity === 'high-is-good' ? Math.max(...values) : Math.min(...values)),
    fromReference: reference === undefined ? null : from(values[reference]!),
  };
}

const kinds = [
  ['fromMean', 'as the values', 'Mean difference from the mean'],
  ['disparity', 'per cent', 'Index of disparity: the same in per cent of the mean'],
  ['fromBest', 'as the values', 'Mean difference from the best group'],
  ['fromReference', 'as the values', 'Mean difference from the reference group'],
] as const;

export const describe: StatisticMethod = {
  name: NAME,
  title: 'Mean difference between groups',
  summary: 'How far groups are on average from their mean, from the best group and from a reference group.',
  inputs: [
    ...groupInputs.filter(({ name }) => name !== 'errors'),
    { ...shared.polarity, words: ['high-is-good', 'low-is-good'] },
    {
      name: 'reference',
      shape: 'option',
      unit: 'position',
      required: false,
      description: 'Position of the reference group, counted from 1.',
    },
  ],
  outputs: [
    ...kinds.flatMap(([name, unit, description]) => [
      { name, unit, description: `${description}, groups alike.` },
      { name: `${name}Weighted`, unit, description: `${description}, weighted by population.` },
    ]),
    { name: 'reason', unit: 'word', description: 'Why there is no measure.' },
  ],
  edges: ['A missing value or population gives no measure.', 'A mean of 0 has no index of disparity.'],
  source: 'Schlotheuber & Hosseinpoor 2022, Int J Environ Res Public Health 19:3697',
  run: (row) => {
    const reference = optionIn(row, 'reference');
    const found = meanDifferences(groupsIn(row), {
      polarity: wordIn(row, 'polarity', ['high-is-good', 'low-is-good'] as const),
      reference: reference === undefined ? undefined : reference - 1,
    });
    const entries = kinds.flatMap(([name]) => [
      [name, found[name]?.plain ?? null],
      [`${name}Weighted`, found[name]?.weighted ?? null],
    ]);
    return { ...Object.fromEntries(entries), reason: found.reason };
  },
};
