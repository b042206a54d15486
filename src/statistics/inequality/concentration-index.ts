import { refuse, requireNumber } from '../argument.ts';
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

const NAME = 'concentration-index';

export interface ConcentrationIndex {
  /** Twice the covariance of value and rank: 0 where the value does not go with rank. */
  absolute: InequalityMeasure;
  /** The absolute index over the mean, −1 to 1. */
  relative: InequalityMeasure;
  /** Corrections for values that cannot exceed a bound; null without one. */
  wagstaff: InequalityMeasure | null;
  erreygers: InequalityMeasure | null;
}

/**
 * Absolute and relative concentration index over groups ranked from the most to the least disadvantaged.
 *
 * Method — slope of the values on the midpoint of each group's share of the ranked population, in the convenient
 * regression weighted by population, with its error. Above 0: the value is found more among the better-off.
 * Edges — a missing value or population: no measure. All people in one group, or fewer than 2 groups: no measure. Two
 * groups have no error. A mean of 0 has no relative index, a mean at the bound no Wagstaff index.
 *
 * @param groups  in order, most disadvantaged first
 * @param options.bound  the most that a value can be, such as 100 for a percentage; above 0
 * @throws STATISTIC_ARGUMENT_INVALID  what `completeGroups` refuses, values beyond the bound
 * @see Kakwani, Wagstaff & van Doorslaer 1997, J Econometrics 77:87–103; Erreygers 2009, J Health Economics 28:504–515
 */
export function concentrationIndex(
  groups: Groups,
  { bound, confidenceLevel = 0.95 }: { bound?: number | undefined; confidenceLevel?: number | undefined } = {},
): ConcentrationIndex {
  const z = zOf(requireConfidence(NAME, confidenceLevel));
  if (bound !== undefined && requireNumber(NAME, 'bound', bound) <= 0) refuse(NAME, 'bound', 'above 0', bound);
  const complete = completeGroups(NAME, groups);
  const slope = typeof complete === 'string' ? null : slopeOnRank(complete);
  if (typeof complete === 'string' || slope === null) {
    const nothing = notMeasured(typeof complete === 'string' ? complete : 'cannot-be-calculated');
    const corrected = bound === undefined ? null : nothing;
    return { absolute: nothing, relative: nothing, wagstaff: corrected, erreygers: corrected };
  }
  const { values, mean } = complete;
  if (bound !== undefined) {
    for (const value of values) if (value < 0 || value > bound) refuse(NAME, 'values', `from 0 to ${bound}`, value);
  }
  const over = (size: number): InequalityMeasure => {
    if (size === 0) return notMeasured('cannot-be-calculated');
    return measured(slope.value / size, slope.error === null ? null : slope.error / Math.abs(size), z);
  };
  return {
    absolute: over(1),
    relative: over(mean),
    wagstaff: bound === undefined ? null : over(mean * (1 - mean / bound)),
    erreygers: bound === undefined ? null : over(bound / 4),
  };
}

/** The absolute index with its error; null where all people have one rank. */
function slopeOnRank({ values, shares, mean }: CompleteGroups): { value: number; error: number | null } | null {
  const offsets = new Float64Array(values.length);
  let [before, spread, covariance] = [0, 0, 0];
  for (const [i, share] of shares.entries()) {
    offsets[i] = before + share / 2 - 0.5;
    spread += share * offsets[i]! ** 2;
    covariance += share * offsets[i]! * (values[i]! - mean);
    before += share;
  }
  // With all people in one group every other has rank 0 or 1 and no weight.
  if (shares.some((share) => share === 1)) return null;
  const slope = 2 * covariance;
  if (values.length < 3) return { value: slope, error: null };
  let residual = 0;
  for (const [i, share] of shares.entries()) {
    residual += share * (2 * spread * (values[i]! - mean) - slope * offsets[i]!) ** 2;
  }
  return { value: slope, error: Math.sqrt(residual / (values.length - 2) / spread) };
}

export const describe: StatisticMethod = {
  name: NAME,
  title: 'Concentration index',
  summary: 'How far a value is found more among the better-off or the worse-off, over groups in order.',
  inputs: [
    ...groupInputs.filter(({ name }) => name !== 'errors'),
    {
      name: 'bound',
      shape: 'option',
      unit: 'as the values',
      required: false,
      description: 'The most that a value can be, such as 100 for a percentage; needed for the corrected indices.',
    },
    shared.confidenceLevel,
  ],
  outputs: [
    ...measureOutputs('absolute', 'as the values', 'Absolute concentration index.'),
    ...measureOutputs('relative', 'ratio', 'Relative concentration index.'),
    ...measureOutputs('wagstaff', 'ratio', 'Relative index with Wagstaff’s correction for the bound.'),
    ...measureOutputs('erreygers', 'ratio', 'Erreygers’ index, corrected for the bound.'),
    { name: 'reason', unit: 'word', description: 'Why there is no index.' },
  ],
  edges: [
    'A missing value or population gives no measure.',
    'Two groups have no error; a mean of 0 no relative index.',
    'A value beyond the bound is refused.',
  ],
  source: 'Kakwani, Wagstaff & van Doorslaer 1997, J Econometrics 77:87–103; Erreygers 2009, J Health Econ 28:504–515',
  run: (row) => {
    const bound = optionIn(row, 'bound');
    const index = concentrationIndex(groupsIn(row), { bound, confidenceLevel: optionIn(row, 'confidenceLevel') });
    return {
      ...flatMeasure('absolute', index.absolute),
      ...flatMeasure('relative', index.relative),
      ...(index.wagstaff ? flatMeasure('wagstaff', index.wagstaff) : {}),
      ...(index.erreygers ? flatMeasure('erreygers', index.erreygers) : {}),
      reason: index.absolute.reason,
    };
  },
};
