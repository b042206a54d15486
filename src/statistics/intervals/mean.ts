import { requireNotNegative, requireNumber, requireWhole } from '../argument.ts';
import { requireConfidence, TWO_LEVELS } from '../confidence.ts';
import { studentQuantile } from '../distributions/student-t.ts';
import { cannotSay, type IntervalColumns, type IntervalEstimate, writeNothing } from '../estimate.ts';
import { CANNOT_BE_CALCULATED, DENOMINATOR_ZERO, NOT_AVAILABLE, OK } from '../row-status.ts';
import {
  intervalOutputs,
  listIn,
  listOf,
  numberIn,
  optionIn,
  requiredNumberIn,
  scalar,
  shared,
  type StatisticMethod,
} from '../method.ts';

const METHOD = 'Student t';

export interface MeanOptions {
  /** Proportion, 0.9 up to 1 (excluded); default 0.95. */
  confidenceLevel?: number;
}

/** A mean with what it was taken from; null where a value is missing or the number of values does not suffice. */
export interface MeanEstimate extends IntervalEstimate {
  count: number;
  sum: number | null;
  standardDeviation: number | null;
}

/**
 * Mean with Student's t limits, from the values themselves.
 *
 * Method — mean ∓ t × sample standard deviation ÷ √n, with n − 1 degrees of freedom; the deviation is taken about the
 * mean in a second pass, so a large common offset costs no figures.
 * Edges — a missing value: no mean (missing is not zero, and leaving it out would change what the mean is of). One value:
 * the value, without limits. No values: no mean.
 *
 * @param values  observations in any unit; null where missing
 * @throws STATISTIC_ARGUMENT_INVALID  a value that is not finite, level outside 0.9 to 1
 * @see Student 1908, Biometrika 6:1–25
 */
export function mean(values: readonly (number | null)[], options: MeanOptions = {}): MeanEstimate {
  requireConfidence('mean', options.confidenceLevel ?? 0.95);
  const count = values.length;
  const nothing = { count, sum: null, standardDeviation: null };
  let sum = 0;
  for (const value of values) {
    if (value === null) return { ...cannotSay(METHOD, 'not-available'), ...nothing };
    sum += requireNumber('mean', 'values', value);
  }
  if (count === 0) return { ...cannotSay(METHOD, 'denominator-zero'), ...nothing };
  const centre = sum / count;
  let squares = 0;
  let residue = 0;
  for (const value of values as readonly number[]) {
    const difference = value - centre;
    squares += difference * difference;
    residue += difference;
  }
  // The residue corrects the squares for the rounding of the centre (Chan, Golub & LeVeque 1983).
  const standardDeviation =
    count > 1 ? Math.sqrt(Math.max(0, squares - (residue * residue) / count) / (count - 1)) : null;
  return { ...meanFromSummary(count, centre, standardDeviation, options), count, sum, standardDeviation };
}

/**
 * Mean with Student's t limits, from its number of values, mean and sample standard deviation.
 *
 * @param count              number of values; whole, 0 or more
 * @param centre             their mean
 * @param standardDeviation  sample standard deviation (divided by n − 1); ignored when there is one value
 * @throws STATISTIC_ARGUMENT_INVALID  a negative deviation, a fractional count, level outside 0.9 to 1
 */
export function meanFromSummary(
  count: number,
  centre: number | null,
  standardDeviation: number | null,
  { confidenceLevel = 0.95 }: MeanOptions = {},
): IntervalEstimate {
  const level = requireConfidence('mean', confidenceLevel);
  requireWhole('mean', 'count', count, 0);
  if (count === 0) return cannotSay(METHOD, 'denominator-zero');
  if (centre === null) return cannotSay(METHOD, 'not-available');
  const value = requireNumber('mean', 'mean', centre);
  if (count === 1) return { value, lower: null, upper: null, method: METHOD, reason: 'too-few-events' };
  if (standardDeviation === null) return { value, lower: null, upper: null, method: METHOD, reason: 'not-available' };
  const deviation = requireNotNegative('mean', 'standardDeviation', standardDeviation);
  const half = (studentFor(level)(count - 1) * deviation) / Math.sqrt(count);
  return { value, lower: value - half, upper: value + half, method: METHOD };
}

/** Two-sided t quantile by degrees of freedom; each is worked out once. */
function studentFor(level: number): (degrees: number) => number {
  let known = studentByLevel.get(level);
  if (!known) {
    known = new Map();
    studentByLevel.set(level, known);
  }
  const table = known;
  return (degrees) => {
    let t = table.get(degrees);
    if (t === undefined) {
      t = studentQuantile((1 + level) / 2, degrees);
      if (table.size < 10_000) table.set(degrees, t);
    }
    return t;
  };
}
const studentByLevel = new Map<number, Map<number, number>>();

export interface MeanColumns {
  /** Number of values in each row. */
  count: Float64Array;
  sum: Float64Array;
  sumOfSquares: Float64Array;
  multiplier?: number;
  confidenceLevels?: readonly [number, number];
  out: IntervalColumns;
  from?: number;
  to?: number;
}

/**
 * Column form of `mean`, from counts, sums and sums of squares as a database adds them up.
 *
 * Edges — one value: the value with status ok, limits NaN. A standard deviation below 10⁻⁷ of the mean cannot be told
 * from rounding of the sums; take an offset off the values before summing where that matters.
 */
export function meanColumns(columns: MeanColumns): void {
  const { count, sum, sumOfSquares, multiplier = 1, confidenceLevels = TWO_LEVELS, out } = columns;
  const { from = 0, to = count.length } = columns;
  const { value, lower95, upper95, lower998, upper998, status } = out;
  const inner = studentFor(requireConfidence('mean', confidenceLevels[0]));
  const outer = studentFor(requireConfidence('mean', confidenceLevels[1]));
  for (let i = from; i < to; i++) {
    const n = count[i]!;
    const total = sum[i]!;
    const squares = sumOfSquares[i]!;
    if (!(n >= 1 && Math.abs(total) < Infinity && squares >= 0 && squares < Infinity)) {
      writeNothing(out, i, statusOf(n, total, squares));
      continue;
    }
    const centre = total / n;
    const variance = Math.max(0, squares - total * centre) / (n - 1);
    const error = n > 1 ? Math.sqrt(variance / n) * multiplier : Number.NaN;
    const halfInner = n > 1 ? inner(n - 1) * error : Number.NaN;
    value[i] = centre * multiplier;
    lower95[i] = centre * multiplier - halfInner;
    upper95[i] = centre * multiplier + halfInner;
    if (lower998 !== undefined && upper998 !== undefined) {
      const halfOuter = n > 1 ? outer(n - 1) * error : Number.NaN;
      lower998[i] = centre * multiplier - halfOuter;
      upper998[i] = centre * multiplier + halfOuter;
    }
    status[i] = OK;
  }
}

function statusOf(count: number, sum: number, squares: number): number {
  if (count === 0) return DENOMINATOR_ZERO;
  if (Number.isNaN(count) || Number.isNaN(sum) || Number.isNaN(squares)) return NOT_AVAILABLE;
  return CANNOT_BE_CALCULATED;
}

const meanOutputs = [
  ...intervalOutputs,
  { name: 'count', unit: 'count', description: 'Number of values.' },
  { name: 'sum', unit: 'as given', description: 'Their sum.' },
  { name: 'standardDeviation', unit: 'as given', description: 'Sample standard deviation.' },
];

export const describe: StatisticMethod = {
  name: 'mean',
  title: 'Mean with Student’s t limits',
  summary: 'Mean of a list of values, with limits from their own spread.',
  inputs: [listOf('values', 'any unit', 'Observations; empty entries are missing.'), shared.confidenceLevel],
  outputs: meanOutputs,
  edges: ['A missing value: no mean.', 'One value: the value, without limits.'],
  source: 'Student 1908, Biometrika 6:1–25',
  run: (row) => ({ ...mean(listIn(row, 'values'), { confidenceLevel: optionIn(row, 'confidenceLevel') }) }),
};

export const describeFromSummary: StatisticMethod = {
  name: 'mean-from-summary',
  title: 'Mean with Student’s t limits, from a summary',
  summary: 'Limits of a mean whose number of values and standard deviation are known.',
  inputs: [
    scalar('count', 'count', 'Number of values.'),
    scalar('mean', 'any unit', 'Their mean; empty where missing.'),
    scalar('standardDeviation', 'as the mean', 'Sample standard deviation; empty where missing.'),
    shared.confidenceLevel,
  ],
  outputs: intervalOutputs,
  edges: ['One value: the value, without limits.', 'No values: no mean.'],
  source: 'Student 1908, Biometrika 6:1–25',
  run: (row) => ({
    ...meanFromSummary(requiredNumberIn(row, 'count'), numberIn(row, 'mean'), numberIn(row, 'standardDeviation'), {
      confidenceLevel: optionIn(row, 'confidenceLevel'),
    }),
  }),
};
