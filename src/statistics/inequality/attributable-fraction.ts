import { refuse, requireNumber, requireOneOf } from '../argument.ts';
import { requireConfidence, zOf } from '../confidence.ts';
import { flagIn, optionIn, shared, type StatisticMethod, wordIn } from '../method.ts';
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

const NAME = 'attributable-fraction';

export interface AttributableOptions {
  polarity: 'high-is-good' | 'low-is-good';
  /** True where the groups stand in order, most disadvantaged first: the last is the reference, else the best. */
  ordered?: boolean;
  /** What a value would be if it happened to everybody: 100 for percentages, 1000 for rates per 1,000. Needed for limits. */
  scale?: number | undefined;
  confidenceLevel?: number | undefined;
}

export interface AttributableFraction {
  /** Change of the mean if every group had the reference's value; above 0 where high is good, below 0 where low is. */
  risk: InequalityMeasure;
  /** The same in per cent of the mean. */
  fraction: InequalityMeasure;
}

/**
 * Population attributable risk and fraction: how much better the mean could be.
 *
 * Method — reference less mean; 0 where the reference is worse than the mean, since nothing could then be gained. The error
 * is Walter's for counts of a yes-or-no event, on the scale of the measure.
 * Edges — a missing value or population: no measure. A mean of 0 has no fraction. Without a scale, or where the values are
 * no counts of such an event (a value beyond the scale, a reference without events), no limits. Among equal best groups
 * the largest is the reference.
 *
 * @throws STATISTIC_ARGUMENT_INVALID  what `completeGroups` refuses, a scale that is not above 0
 * @see Walter 1978, Int J Epidemiology 7:175–182
 */
export function attributableFraction(groups: Groups, options: AttributableOptions): AttributableFraction {
  const { polarity, ordered = false, scale, confidenceLevel = 0.95 } = options;
  requireOneOf(NAME, 'polarity', polarity, ['high-is-good', 'low-is-good']);
  const z = zOf(requireConfidence(NAME, confidenceLevel));
  if (scale !== undefined && requireNumber(NAME, 'scale', scale) <= 0) refuse(NAME, 'scale', 'above 0', scale);
  const complete = completeGroups(NAME, groups);
  if (typeof complete === 'string') return { risk: notMeasured(complete), fraction: notMeasured(complete) };
  const highIsGood = polarity === 'high-is-good';
  const reference = ordered ? complete.values.length - 1 : bestOf(complete, highIsGood);
  const { values, mean } = complete;
  const gain = values[reference]! - mean;
  const risk = (highIsGood ? gain < 0 : gain > 0) ? 0 : gain;
  const relativeError = scale === undefined ? null : walterError(complete, reference, scale);
  return {
    risk: measured(risk, relativeError === null ? null : Math.abs(mean) * relativeError, z),
    fraction:
      mean === 0
        ? notMeasured('cannot-be-calculated')
        : measured((100 * risk) / mean, relativeError === null ? null : 100 * relativeError, z),
  };
}

/** The best group; of equal ones the largest. */
function bestOf({ values, populations }: CompleteGroups, highIsGood: boolean): number {
  let best = 0;
  for (const [i, value] of values.entries()) {
    const ahead = highIsGood ? value - values[best]! : values[best]! - value;
    if (ahead > 0 || (ahead === 0 && populations[i]! > populations[best]!)) best = i;
  }
  return best;
}

/** Error of the fraction as a proportion, from the table of event by group; null where that table cannot be. */
function walterError({ values, populations, mean }: CompleteGroups, reference: number, scale: number): number | null {
  const people = populations[reference]!;
  const total = populations.reduce((sum, count) => sum + count, 0);
  const eventsInReference = (values[reference]! / scale) * people;
  const withoutInReference = people - eventsInReference;
  const eventsElsewhere = (mean / scale) * total - eventsInReference;
  const withoutElsewhere = total - eventsElsewhere - people;
  const inner =
    eventsElsewhere * withoutInReference * (total - eventsInReference) + withoutElsewhere * eventsInReference ** 2;
  const events = eventsElsewhere + eventsInReference;
  const variance = (eventsInReference * total * inner) / (events ** 3 * people ** 3);
  return variance >= 0 && variance < Infinity ? Math.sqrt(variance) : null;
}

export const describe: StatisticMethod = {
  name: NAME,
  title: 'Population attributable risk and fraction',
  summary: 'How much better the mean would be if every group had the value of the best, or of the best-off.',
  inputs: [
    ...groupInputs.filter(({ name }) => name !== 'errors'),
    { ...shared.polarity, words: ['high-is-good', 'low-is-good'] },
    {
      name: 'ordered',
      shape: 'option',
      kind: 'flag',
      unit: 'true or false',
      required: false,
      description: 'Whether groups are in order, most disadvantaged first; default false.',
    },
    {
      name: 'scale',
      shape: 'option',
      unit: 'as the values',
      required: false,
      description: 'What a value would be if it happened to everybody, such as 100; needed for limits.',
    },
    shared.confidenceLevel,
  ],
  outputs: [
    ...measureOutputs('risk', 'as the values', 'Change of the mean; 0 where nothing could be gained.'),
    ...measureOutputs('fraction', 'per cent', 'The same in per cent of the mean.'),
    { name: 'reason', unit: 'word', description: 'Why there is no measure.' },
  ],
  edges: [
    'A missing value or population gives no measure.',
    'A reference worse than the mean gives 0.',
    'Of equal best groups the largest is the reference.',
  ],
  source: 'Walter 1978, Int J Epidemiology 7:175–182',
  run: (row) => {
    const { risk, fraction } = attributableFraction(groupsIn(row), {
      polarity: wordIn(row, 'polarity', ['high-is-good', 'low-is-good'] as const),
      ordered: flagIn(row, 'ordered', false),
      scale: optionIn(row, 'scale'),
      confidenceLevel: optionIn(row, 'confidenceLevel'),
    });
    return { ...flatMeasure('risk', risk), ...flatMeasure('fraction', fraction), reason: risk.reason };
  },
};
