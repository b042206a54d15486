import { requireNotNegative } from '../argument.ts';
import { requireConfidence, zOf } from '../confidence.ts';
import { optionIn, shared, type StatisticMethod } from '../method.ts';
import {
  completeGroups,
  flatMeasure,
  groupInputs,
  type Groups,
  groupsIn,
  type InequalityMeasure,
  measured,
  measureOutputs,
  notMeasured,
  rootOfSquares,
} from './groups.ts';

const NAME = 'entropy-index';

/** Both indices are given in thousandths, as the World Health Organization shows them. */
const THOUSANDTHS = 1000;

export interface EntropyIndex {
  /** Theil's index: weighted by each group's share of what is measured. */
  theil: InequalityMeasure;
  /** Mean logarithmic deviation: weighted by each group's share of people. */
  meanLogDeviation: InequalityMeasure;
}

/**
 * Theil's index and the mean logarithmic deviation, in thousandths.
 *
 * Method — with rⱼ each group's value over the mean and pⱼ its share of people: Σ pⱼ rⱼ ln rⱼ and −Σ pⱼ ln rⱼ. Errors by
 * first-order expansion in the values, on the scale of the index.
 * Edges — a missing value or population: no measure. All values equal: 0. A group with value 0 adds nothing to Theil's
 * index, which then has no limits, and leaves no mean logarithmic deviation; neither does it count if nobody is in it. A
 * mean of 0: no measure.
 *
 * @param groups  in any order; values 0 or more
 * @throws STATISTIC_ARGUMENT_INVALID  what `completeGroups` refuses, a negative value
 * @see Theil 1967, Economics and Information Theory; Ahn et al. 2018, JCO Clinical Cancer Informatics 2:1–19
 */
export function entropyIndex(
  groups: Groups,
  { confidenceLevel = 0.95 }: { confidenceLevel?: number | undefined } = {},
): EntropyIndex {
  const z = zOf(requireConfidence(NAME, confidenceLevel));
  for (const value of groups.values) if (value !== null) requireNotNegative(NAME, 'values', value);
  const complete = completeGroups(NAME, groups);
  const reason = typeof complete === 'string' ? complete : complete.mean === 0 ? 'cannot-be-calculated' : null;
  if (typeof complete === 'string' || reason !== null) {
    const nothing = notMeasured(reason ?? 'cannot-be-calculated');
    return { theil: nothing, meanLogDeviation: nothing };
  }
  const { values, shares, errors, mean } = complete;
  let [theil, deviation] = [0, 0];
  for (const [i, share] of shares.entries()) {
    const relative = values[i]! / mean;
    if (share === 0) continue;
    if (relative > 0) theil += share * relative * Math.log(relative);
    deviation -= share * Math.log(relative);
  }
  /** Error of an index whose slope in group j is pⱼ ÷ mean × that of its relative value. */
  const errorOf = (slope: (relative: number) => number): number | null => {
    if (errors === null) return null;
    const counted = [...shares.keys()].filter((i) => shares[i] !== 0);
    return (
      THOUSANDTHS * rootOfSquares(counted.map((i) => ((shares[i]! * errors[i]!) / mean) * slope(values[i]! / mean)))
    );
  };
  return {
    // Σ pⱼ rⱼ (1 + ln rⱼ) is the index and 1: the mean moves with every group.
    theil: measured(
      theil * THOUSANDTHS,
      errorOf((relative) => Math.log(relative) - theil),
      z,
    ),
    meanLogDeviation: measured(
      deviation * THOUSANDTHS,
      errorOf((relative) => 1 - 1 / relative),
      z,
    ),
  };
}

export const describe: StatisticMethod = {
  name: NAME,
  title: 'Theil’s index and mean logarithmic deviation',
  summary: 'How far shares of what is measured differ from shares of people, in thousandths.',
  inputs: [...groupInputs, shared.confidenceLevel],
  outputs: [
    ...measureOutputs('theil', 'thousandths', 'Theil’s index.'),
    ...measureOutputs('meanLogDeviation', 'thousandths', 'Mean logarithmic deviation.'),
    { name: 'reason', unit: 'word', description: 'Why there is no index.' },
  ],
  edges: [
    'A missing value or population gives no measure.',
    'A value of 0 has no mean logarithmic deviation, and Theil’s index no limits.',
  ],
  source: 'Theil 1967, Economics and Information Theory; Ahn et al. 2018, JCO Clinical Cancer Informatics 2:1–19',
  run: (row) => {
    const { theil, meanLogDeviation } = entropyIndex(groupsIn(row), {
      confidenceLevel: optionIn(row, 'confidenceLevel'),
    });
    return {
      ...flatMeasure('theil', theil),
      ...flatMeasure('meanLogDeviation', meanLogDeviation),
      reason: theil.reason,
    };
  },
};
