import {
  refuse,
  requireNotNegative,
  requireNumber,
  requireOneOf,
  requireSameLength,
  requireWhole,
} from '../argument.ts';
import { requireConfidence, zOf } from '../confidence.ts';
import { flagIn, listIn, listOf, optionIn, shared, type StatisticMethod, wordIn } from '../method.ts';
import { flatMeasure, type InequalityMeasure, measured, measureOutputs, notMeasured, rootOfSquares } from './groups.ts';

const NAME = 'group-gap';

export interface GapOptions {
  polarity: 'high-is-good' | 'low-is-good';
  /** True where the groups stand in order, most disadvantaged first: the ends are compared. */
  ordered?: boolean;
  /** Position of the reference group among groups without order, from 0; without it the extremes are compared. */
  reference?: number | undefined;
  confidenceLevel?: number | undefined;
}

export interface GroupGap {
  difference: InequalityMeasure;
  /** Its error is that of its logarithm. */
  ratio: InequalityMeasure;
}

/**
 * Difference and ratio between two groups.
 *
 * Method — of groups in order: the better-off end against the other, so that a value above 0 (or 1) is an advantage where
 * high is good and a burden of the worse-off where low is good. Of groups without order: the reference group against the
 * worst, or, without a reference, the highest against the lowest. The ratio's limits are taken on its logarithm.
 * Edges — a missing value among the two, or among groups without order in any: no measure. A lower value of 0: no ratio.
 * A ratio that is not positive has no limits. Fewer than 2 groups: no measure. Among equal extremes the first counts.
 *
 * @param values  value of each group; null where missing
 * @param errors  standard error of each value; without those of the two groups no limits
 * @throws STATISTIC_ARGUMENT_INVALID  an infinite value, a negative error, a reference that is no position
 * @see Schlotheuber & Hosseinpoor 2022, Int J Environ Res Public Health 19:3697
 */
export function groupGap(
  values: readonly (number | null)[],
  errors: readonly (number | null)[] | undefined,
  { polarity, ordered = false, reference, confidenceLevel = 0.95 }: GapOptions,
): GroupGap {
  requireOneOf(NAME, 'polarity', polarity, ['high-is-good', 'low-is-good']);
  const z = zOf(requireConfidence(NAME, confidenceLevel));
  requireSameLength(NAME, { values, errors });
  for (const value of values) if (value !== null) requireNumber(NAME, 'values', value);
  for (const error of errors ?? []) if (error !== null) requireNotNegative(NAME, 'errors', error);
  if (reference !== undefined) {
    if (ordered) refuse(NAME, 'reference', 'left out where groups are in order', reference);
    requireWhole(NAME, 'reference', reference, 0, values.length - 1);
  }
  if (values.length < 2) return bothMissing('cannot-be-calculated');
  if (!ordered && values.includes(null)) return bothMissing('not-available');
  const [over, under] = compared(values as number[], polarity === 'high-is-good', ordered, reference);
  const [a, b] = [values[over]!, values[under]!];
  if (a === null || b === null) return bothMissing('not-available');
  const [errorA, errorB] = [errors?.[over] ?? null, errors?.[under] ?? null];
  const known = errorA !== null && errorB !== null;
  return {
    difference: measured(a - b, known ? rootOfSquares([errorA, errorB]) : null, z),
    ratio: b === 0 ? notMeasured('cannot-be-calculated') : ratioOf(a / b, known ? [errorA / a, errorB / b] : null, z),
  };
}

/** Positions of the group that is set over, and of the one it is set over. */
function compared(values: number[], highIsGood: boolean, ordered: boolean, reference?: number): [number, number] {
  const last = values.length - 1;
  if (ordered) return highIsGood ? [last, 0] : [0, last];
  const highest = values.indexOf(Math.max(...values));
  const lowest = values.indexOf(Math.min(...values));
  if (reference === undefined) return [highest, lowest];
  return highIsGood ? [reference, lowest] : [highest, reference];
}

function ratioOf(value: number, relativeErrors: [number, number] | null, z: number): InequalityMeasure {
  const error = relativeErrors === null || !(value > 0) ? null : rootOfSquares(relativeErrors);
  const { lower, upper } = error === null ? { lower: null, upper: null } : measured(Math.log(value), error, z);
  if (lower === null || upper === null) return { value, error: null, lower: null, upper: null };
  return { value, error, lower: Math.exp(lower), upper: Math.exp(upper) };
}

function bothMissing(reason: 'not-available' | 'cannot-be-calculated'): GroupGap {
  return { difference: notMeasured(reason), ratio: notMeasured(reason) };
}

export const describe: StatisticMethod = {
  name: NAME,
  title: 'Gap between two groups',
  summary: 'Difference and ratio between the ends of groups in order, or between a reference and the worst.',
  inputs: [
    listOf('values', 'any unit', 'Value of each group, most disadvantaged first where they are in order.'),
    listOf('errors', 'as the values', 'Standard error of each value; without them no limits.', false),
    { ...shared.polarity, words: ['high-is-good', 'low-is-good'] },
    {
      name: 'ordered',
      shape: 'option',
      kind: 'flag',
      unit: 'true or false',
      required: false,
      description: 'Whether the groups are in order; default false.',
    },
    {
      name: 'reference',
      shape: 'option',
      unit: 'position',
      required: false,
      description: 'Position of the reference group, counted from 1; without it the extremes are compared.',
    },
    shared.confidenceLevel,
  ],
  outputs: [
    ...measureOutputs('difference', 'as the values', 'Difference between the two groups.'),
    ...measureOutputs('ratio', 'ratio', 'Ratio between the two groups; its error is that of its logarithm.'),
    { name: 'reason', unit: 'word', description: 'Why there is no difference.' },
  ],
  edges: [
    'A missing value gives no measure.',
    'A value of 0 below gives no ratio.',
    'Among equal extremes the first group counts.',
  ],
  source: 'Schlotheuber & Hosseinpoor 2022, Int J Environ Res Public Health 19:3697',
  run: (row) => {
    const reference = optionIn(row, 'reference');
    const errors = row.errors === null || row.errors === undefined ? undefined : listIn(row, 'errors');
    const { difference, ratio } = groupGap(listIn(row, 'values'), errors, {
      polarity: wordIn(row, 'polarity', ['high-is-good', 'low-is-good'] as const),
      ordered: flagIn(row, 'ordered', false),
      reference: reference === undefined ? undefined : reference - 1,
      confidenceLevel: optionIn(row, 'confidenceLevel'),
    });
    return { ...flatMeasure('difference', difference), ...flatMeasure('ratio', ratio), reason: difference.reason };
  },
};
