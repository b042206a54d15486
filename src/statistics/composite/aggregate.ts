import type { Status } from '#vocabulary/status.ts';
import { refuse, requireNotNegative, requireNumber, requireOneOf, requireSameLength } from '../argument.ts';
import { CANNOT_BE_CALCULATED, NOT_AVAILABLE, OK } from '../row-status.ts';
import {
  listIn,
  listOf,
  optionalNumbersIn,
  optionIn,
  requiredNumberIn,
  type StatisticMethod,
  wordIn,
} from '../method.ts';

const NAME = 'aggregate';

export const means = ['arithmetic', 'geometric', 'harmonic', 'power'] as const;

export interface AggregateOptions {
  /** Which mean; default arithmetic. */
  by?: (typeof means)[number];
  /** Exponent of the power mean: 1 is arithmetic, −1 harmonic, towards −∞ the worst value counts alone. */
  power?: number | undefined;
  /** A missing value is left out and the weights are re-proportioned (default), or there is no answer. */
  missing?: 'leave-out' | 'no-value';
}

export interface Aggregate {
  value: number | null;
  /** Share of the weight whose values are there, 0 to 1. */
  coverage: number;
  reason?: Status;
}

/**
 * Weighted mean of an area's values on a common scale.
 *
 * Method — the exponent of a power mean says how far a good value makes up for a bad one: fully in an arithmetic mean,
 * less in a geometric and least in a harmonic one. All are one formula, with the geometric mean at exponent 0.
 * Edges — missing values are left out and the weights of the others re-proportioned, unless `missing` is `no-value`. A
 * weight of 0 leaves its value out. No value, or none with weight: no mean. A value of 0 makes geometric, harmonic and
 * negative power means 0.
 *
 * @param values   on a common scale; null where missing; 0 or more unless the mean is arithmetic
 * @param weights  of each value, 0 or more; they need not sum to 1
 * @throws STATISTIC_ARGUMENT_INVALID  a negative value where the mean has no answer to it, a negative weight, lists of
 *   different length, a power mean without its exponent
 * @see OECD & JRC 2008, Handbook on Constructing Composite Indicators
 */
export function aggregate(
  values: readonly (number | null)[],
  weights: readonly number[],
  options: AggregateOptions = {},
): Aggregate {
  requireSameLength(NAME, { values, weights });
  const exponent = exponentOf(options);
  for (const value of values) {
    if (value !== null && requireNumber(NAME, 'values', value) < 0 && exponent !== 1) {
      refuse(NAME, 'values', '0 or more for this mean', value);
    }
  }
  const row = Float64Array.from(values, (value) => value ?? Number.NaN);
  const { value, coverage, status } = meanOf(row, 0, readWeights(weights), exponent, options.missing === 'no-value');
  if (status === OK) return { value, coverage };
  return { value: null, coverage, reason: status === NOT_AVAILABLE ? 'not-available' : 'cannot-be-calculated' };
}

function exponentOf({ by = 'arithmetic', power, missing = 'leave-out' }: AggregateOptions): number {
  requireOneOf(NAME, 'by', by, means);
  requireOneOf(NAME, 'missing', missing, ['leave-out', 'no-value']);
  if (by === 'power') return requireNumber(NAME, 'power', power);
  return by === 'arithmetic' ? 1 : by === 'geometric' ? 0 : -1;
}

function readWeights(weights: readonly number[]): Float64Array {
  return Float64Array.from(weights, (weight) => requireNotNegative(NAME, 'weights', weight));
}

/** The mean of one row of a matrix, with the share of weight it rests on. */
function meanOf(
  rows: Float64Array,
  offset: number,
  weights: Float64Array,
  exponent: number,
  whole: boolean,
): { value: number; coverage: number; status: number } {
  let [all, present, sum] = [0, 0, 0];
  let zero = false;
  let negative = false;
  for (let k = 0; k < weights.length; k++) {
    const weight = weights[k]!;
    const value = rows[offset + k]!;
    all += weight;
    if (weight === 0 || Number.isNaN(value)) continue;
    present += weight;
    if (value === 0) zero = true;
    if (value < 0) negative = true;
    sum += weight * (exponent === 1 ? value : exponent === 0 ? Math.log(value) : value ** exponent);
  }
  const coverage = all === 0 ? 0 : present / all;
  const answer = (value: number, status: number) => ({ value, coverage, status });
  if (present === 0 || (whole && present < all)) return answer(Number.NaN, NOT_AVAILABLE);
  if (negative && exponent !== 1) return answer(Number.NaN, CANNOT_BE_CALCULATED);
  if (zero && exponent <= 0) return answer(0, OK);
  if (!Number.isFinite(sum)) return answer(Number.NaN, CANNOT_BE_CALCULATED);
  const mean = sum / present;
  return answer(exponent === 1 ? mean : exponent === 0 ? Math.exp(mean) : mean ** (1 / exponent), OK);
}

export interface AggregateColumns extends AggregateOptions {
  /** Values of each area one after another, as many as there are weights; NaN where missing. */
  rows: Float64Array;
  weights: readonly number[];
  /** One entry an area; NaN where there is no mean. */
  out: { value: Float64Array; coverage: Float64Array; status: Uint8Array };
}

/** Column form of `aggregate`, over areas one after another. A row that has no answer gets a status. */
export function aggregateColumns({ rows, weights, out, ...options }: AggregateColumns): void {
  const exponent = exponentOf(options);
  const read = readWeights(weights);
  for (let area = 0; area < out.value.length; area++) {
    const found = meanOf(rows, area * read.length, read, exponent, options.missing === 'no-value');
    out.value[area] = found.value;
    out.coverage[area] = found.coverage;
    out.status[area] = found.status;
  }
}

export const describe: StatisticMethod = {
  name: NAME,
  title: 'Weighted mean of values on a common scale',
  summary: 'Arithmetic, geometric, harmonic or power mean of an area’s values, with what it rests on.',
  inputs: [
    listOf('values', 'common scale', 'Values of one area; empty where missing.'),
    listOf('weights', 'number', 'Weight of each value; without it all weigh the same.', false),
    {
      name: 'by',
      shape: 'option',
      kind: 'word',
      unit: 'word',
      required: false,
      words: means,
      description: 'Which mean; default arithmetic.',
    },
    {
      name: 'power',
      shape: 'option',
      unit: 'number',
      required: false,
      description: 'Exponent of the power mean; needed for it alone.',
    },
    {
      name: 'missing',
      shape: 'option',
      kind: 'word',
      unit: 'word',
      required: false,
      words: ['leave-out', 'no-value'],
      description: 'What a missing value does; default leave-out, with the other weights re-proportioned.',
    },
  ],
  outputs: [
    { name: 'value', unit: 'common scale', description: 'The mean; empty where there is none.' },
    { name: 'coverage', unit: 'proportion', description: 'Share of the weight whose values are there.' },
    { name: 'reason', unit: 'word', description: 'Why there is no mean.' },
  ],
  edges: [
    'Missing values are left out and the other weights re-proportioned, unless told otherwise.',
    'A value of 0 makes geometric, harmonic and negative power means 0.',
    'Negative values have an arithmetic mean alone.',
  ],
  source: 'OECD & JRC 2008, Handbook on Constructing Composite Indicators',
  run: (row) => {
    const values = listIn(row, 'values');
    const by = wordIn(row, 'by', means, 'arithmetic');
    return {
      ...aggregate(values, optionalNumbersIn(row, 'weights') ?? values.map(() => 1), {
        by,
        power: by === 'power' ? requiredNumberIn(row, 'power') : optionIn(row, 'power'),
        missing: wordIn(row, 'missing', ['leave-out', 'no-value'] as const, 'leave-out'),
      }),
    };
  },
};
