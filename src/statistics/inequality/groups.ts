import type { Status } from '#vocabulary/status.ts';
import { requireNotNegative, requireNumber, requireSameLength } from '../argument.ts';
import { listIn, listOf, type StatisticInput, type StatisticOutput, type StatisticRow } from '../method.ts';

/** Groups of one population, such as fifths of deprivation or regions. */
export interface Groups {
  /** Value of each group; null where missing. */
  values: readonly (number | null)[];
  /** People in each group, 0 or more; null where missing. */
  populations: readonly (number | null)[];
  /** Standard error of each value; without all of them no limits are given. */
  errors?: readonly (number | null)[] | undefined;
}

/** Groups that can be measured. */
export interface CompleteGroups {
  values: Float64Array;
  populations: Float64Array;
  /** Share of the population in each group. */
  shares: Float64Array;
  errors: Float64Array | null;
  /** Mean of the values, weighted by population. */
  mean: number;
}

/** A measure of inequality; null where it, or its limits, cannot be given. */
export interface InequalityMeasure {
  value: number | null;
  /** Standard error, on the scale of the value unless the measure says otherwise. */
  error: number | null;
  lower: number | null;
  upper: number | null;
  reason?: Status;
}

/**
 * Groups with every value and population there, or the reason why nothing can be measured.
 *
 * A missing value or population gives no measure: to leave the group out would be to measure another population.
 *
 * @throws STATISTIC_ARGUMENT_INVALID  lists of different length, infinite values, negative populations or errors
 */
export function completeGroups(method: string, { values, populations, errors }: Groups): CompleteGroups | Status {
  requireSameLength(method, { values, populations, errors });
  for (const value of values) if (value !== null) requireNumber(method, 'values', value);
  for (const people of populations) if (people !== null) requireNotNegative(method, 'populations', people);
  for (const error of errors ?? []) if (error !== null) requireNotNegative(method, 'errors', error);
  if (values.includes(null) || populations.includes(null)) return 'not-available';
  if (values.length < 2) return 'cannot-be-calculated';
  const people = Float64Array.from(populations as number[]);
  const total = people.reduce((sum, count) => sum + count, 0);
  if (total === 0) return 'denominator-zero';
  const shares = people.map((count) => count / total);
  const column = Float64Array.from(values as number[]);
  const complete = errors !== undefined && !errors.includes(null);
  return {
    values: column,
    populations: people,
    shares,
    errors: complete ? Float64Array.from(errors as number[]) : null,
    mean: meanOf(column, shares),
  };
}

/** Mean of values that are all equal is that value, without rounding of the shares. */
function meanOf(values: Float64Array, shares: Float64Array): number {
  const first = values[0]!;
  return first + values.reduce((sum, value, i) => sum + shares[i]! * (value - first), 0);
}

/** A measure with normal limits about it, or without limits where it has no error. */
export function measured(value: number, error: number | null, z: number): InequalityMeasure {
  if (!Number.isFinite(value)) return notMeasured('cannot-be-calculated');
  if (error === null || !Number.isFinite(error)) return { value, error: null, lower: null, upper: null };
  return { value, error, lower: value - z * error, upper: value + z * error };
}

export function notMeasured(reason: Status): InequalityMeasure {
  return { value: null, error: null, lower: null, upper: null, reason };
}

/** √Σ of squares, for the error of a sum of independent parts. */
export function rootOfSquares(parts: Iterable<number>): number {
  let sum = 0;
  for (const part of parts) sum += part * part;
  return Math.sqrt(sum);
}

/** Inputs of every measure of groups. */
export const groupInputs: readonly StatisticInput[] = [
  listOf('values', 'any unit', 'Value of each group; empty where missing.'),
  listOf('populations', 'population', 'People in each group; empty where missing.'),
  listOf('errors', 'as the values', 'Standard error of each value; without them no limits.', false),
];

export function groupsIn(row: StatisticRow): Groups {
  const errors = row.errors === null || row.errors === undefined ? undefined : listIn(row, 'errors');
  return { values: listIn(row, 'values'), populations: listIn(row, 'populations'), errors };
}

/** Outputs of a measure under its name: the value, its error, its limits. */
export function measureOutputs(name: string, unit: string, description: string): StatisticOutput[] {
  return [
    { name, unit, description },
    { name: `${name}Error`, unit, description: 'Its standard error.' },
    { name: `${name}Lower`, unit, description: 'Its lower limit.' },
    { name: `${name}Upper`, unit, description: 'Its upper limit.' },
  ];
}

/** A measure as the outputs of that name. */
export function flatMeasure(name: string, { value, error, lower, upper }: InequalityMeasure): Record<string, unknown> {
  return { [name]: value, [`${name}Error`]: error, [`${name}Lower`]: lower, [`${name}Upper`]: upper };
}
