import { requireConfidence, zOf } from '../confidence.ts';
import { optionIn, shared, type StatisticMethod } from '../method.ts';
import {
  type CompleteGroups,
  completeGroups,
  flatMeasure,
  groupInputs,
  type Groups,
  groupsIn,
  type InequalityMeasure,
  measured,
  measureOutputs,
  notMeasured,
} from './groups.ts';

const NAME = 'between-group-variance';

export interface BetweenGroupVariance {
  /** Squared unit of the values. */
  variance: InequalityMeasure;
  /** Its root, in the unit of the values; without error. */
  deviation: InequalityMeasure;
  /** The deviation in per cent of the mean; without error. */
  variation: InequalityMeasure;
}

/**
 * Variance between groups, its root, and that root in per cent of the mean.
 *
 * Edges — a missing value or population: no measure. All values equal: 0. A mean of 0 has no coefficient of variation.
 *
 * @param groups  in any order
 * @throws STATISTIC_ARGUMENT_INVALID  what `completeGroups` refuses
 * @see Ahn et al. 2018, JCO Clinical Cancer Informatics 2:1–19
 */
export function betweenGroupVariance(
  groups: Groups,
  { confidenceLevel = 0.95 }: { confidenceLevel?: number | undefined } = {},
): BetweenGroupVariance {
  const z = zOf(requireConfidence(NAME, confidenceLevel));
  const complete = completeGroups(NAME, groups);
  if (typeof complete === 'string') {
    const nothing = notMeasured(complete);
    return { variance: nothing, deviation: nothing, variation: nothing };
  }
  const { values, shares, mean } = complete;
  const variance = values.reduce((sum, value, i) => sum + shares[i]! * (value - mean) ** 2, 0);
  const deviation = Math.sqrt(variance);
  return {
    variance: measured(variance, errorOf(complete), z),
    deviation: measured(deviation, null, z),
    variation: mean === 0 ? notMeasured('cannot-be-calculated') : measured((100 * deviation) / mean, null, z),
  };
}

/** Error of the variance, by its exact variance for independent normal values. */
function errorOf({ values, shares, errors, mean }: CompleteGroups): number | null {
  if (errors === null) return null;
  let [linear, squares, fourths, own] = [0, 0, 0, 0];
  for (const [i, share] of shares.entries()) {
    const part = (share * errors[i]!) ** 2;
    linear += part * (values[i]! - mean) ** 2;
    squares += part;
    fourths += part * part;
    own += (share * (1 - share)) ** 2 * errors[i]! ** 4;
  }
  return Math.sqrt(4 * linear + 2 * (squares * squares - fourths + own));
}

export const describe: StatisticMethod = {
  name: NAME,
  title: 'Variance between groups',
  summary: 'Variance, standard deviation and coefficient of variation between groups, weighted by population.',
  inputs: [...groupInputs, shared.confidenceLevel],
  outputs: [
    ...measureOutputs('variance', 'squared unit', 'Variance between groups.'),
    { name: 'deviation', unit: 'as the values', description: 'Its root.' },
    { name: 'variation', unit: 'per cent', description: 'The root in per cent of the mean.' },
    { name: 'reason', unit: 'word', description: 'Why there is no measure.' },
  ],
  edges: ['A missing value or population gives no measure.', 'A mean of 0 has no coefficient of variation.'],
  source: 'Ahn et al. 2018, JCO Clinical Cancer Informatics 2:1–19',
  run: (row) => {
    const { variance, deviation, variation } = betweenGroupVariance(groupsIn(row), {
      confidenceLevel: optionIn(row, 'confidenceLevel'),
    });
    return {
      ...flatMeasure('variance', variance),
      deviation: deviation.value,
      variation: variation.value,
      reason: variance.reason,
    };
  },
};
