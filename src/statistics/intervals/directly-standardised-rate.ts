import { requireNotNegative, requireNumber, requireSameLength } from '../argument.ts';
import { requireConfidence, TWO_LEVELS, zOf } from '../confidence.ts';
import { cannotSay, type IntervalColumns, type IntervalEstimate, writeNothing } from '../estimate.ts';
import { CANNOT_BE_CALCULATED, DENOMINATOR_ZERO, NOT_AVAILABLE, OK, TOO_FEW_EVENTS } from '../row-status.ts';
import { byarLower, byarUpper } from './rate.ts';
import {
  intervalOutputs,
  listIn,
  listOf,
  numbersIn,
  optionIn,
  shared,
  type StatisticInput,
  type StatisticMethod,
  wordIn,
} from '../method.ts';

const METHOD = 'Dobson';
const NAME = 'directly-standardised-rate';

/** Below this total count no directly standardised rate is given. */
export const MINIMUM_EVENTS = 10;

export interface StandardisationOptions {
  /** Proportion, 0.9 up to 1 (excluded); default 0.95. */
  confidenceLevel?: number;
  /** The rate is per this many; default 100,000. */
  multiplier?: number;
  /** Total count below which there is no value; default 10. */
  minimumEvents?: number;
  /** What a missing count of a stratum means: `unknown` (default; no value) or `zero`, as some tools assume. */
  missingCounts?: 'unknown' | 'zero';
}

/**
 * Directly standardised rate: the rate an area would have, were its population made up like the standard one.
 *
 * Method — strata's rates averaged with the standard population as weights; Dobson's limits rest on Byar's limits of the
 * total count, with no switch to exact ones, since totals below `minimumEvents` are not answered.
 * Edges — a missing count or population, or a population of 0 in any stratum: no value, with its reason. Total below 10:
 * no value, too few events. Weights that are all 0: cannot be calculated.
 *
 * @param counts      events of each stratum, 0 or more; null where missing
 * @param populations population of each stratum; null where missing
 * @param weights     standard population of each stratum, 0 or more
 * @throws STATISTIC_ARGUMENT_INVALID  negative or infinite numbers, lists of different length
 * @see Dobson et al. 1991, Statistics in Medicine 10:457–462
 */
export function directlyStandardisedRate(
  counts: readonly (number | null)[],
  populations: readonly (number | null)[],
  weights: readonly number[],
  {
    confidenceLevel = 0.95,
    multiplier = 1e5,
    minimumEvents = MINIMUM_EVENTS,
    missingCounts = 'unknown',
  }: StandardisationOptions = {},
): IntervalEstimate & { totalCount: number | null } {
  const level = requireConfidence(NAME, confidenceLevel);
  requireNumber(NAME, 'multiplier', multiplier);
  requireSameLength(NAME, { counts, populations, weights });
  for (const count of counts) if (count !== null) requireNotNegative(NAME, 'counts', count);
  for (const population of populations) if (population !== null) requireNotNegative(NAME, 'populations', population);
  for (const weight of weights) requireNotNegative(NAME, 'weights', weight);
  const missing = missingCounts === 'zero' ? 0 : Number.NaN;
  const sums = newSums();
  addStrata(
    Float64Array.from(counts, (count) => count ?? missing),
    Float64Array.from(populations, (population) => population ?? Number.NaN),
    Float64Array.from(weights),
    0,
    counts.length,
    sums,
  );
  const total = sums[TOTAL]!;
  const totalCount = Number.isNaN(total) ? null : total;
  const status = statusOf(sums, minimumEvents);
  if (status !== OK) return { ...cannotSay(METHOD, REASONS.get(status) ?? 'cannot-be-calculated'), totalCount };
  const value = sums[WEIGHTED]! / sums[WEIGHT]!;
  const variance = sums[VARIANCE]! / sums[WEIGHT]! ** 2;
  return { ...dobson(value, variance, total, level, multiplier), totalCount };
}

/** Dobson's limits about a standardised value, all on the scale of the multiplier. */
export function dobson(
  value: number,
  variance: number,
  total: number,
  level: number,
  multiplier: number,
): IntervalEstimate {
  const z = zOf(level);
  const scale = Math.sqrt(variance / total);
  return {
    value: value * multiplier,
    lower: (value + scale * (byarLower(total, z) - total)) * multiplier,
    upper: (value + scale * (byarUpper(total, z) - total)) * multiplier,
    method: METHOD,
  };
}

const REASONS = new Map([
  [NOT_AVAILABLE, 'not-available'],
  [DENOMINATOR_ZERO, 'denominator-zero'],
  [TOO_FEW_EVENTS, 'too-few-events'],
] as const);

// Places of the sums over an area's strata.
const TOTAL = 0;
const WEIGHT = 1;
const WEIGHTED = 2;
const VARIANCE = 3;
const SMALLEST = 4;

function newSums(): Float64Array {
  return new Float64Array(5);
}

function addStrata(
  count: Float64Array,
  population: Float64Array,
  weight: Float64Array,
  from: number,
  to: number,
  sums: Float64Array,
): void {
  let total = 0;
  let weights = 0;
  let weighted = 0;
  let variance = 0;
  let smallest = Infinity;
  for (let i = from; i < to; i++) {
    const x = count[i]!;
    const n = population[i]!;
    const w = weight[i]!;
    const share = w / n;
    total += x;
    weights += w;
    weighted += share * x;
    variance += share * share * x;
    // One pass finds a zero or negative population and, with it, a negative count.
    smallest = Math.min(smallest, n, x < 0 ? -1 : n);
  }
  sums[TOTAL] = total;
  sums[WEIGHT] = weights;
  sums[WEIGHTED] = weighted;
  sums[VARIANCE] = variance;
  sums[SMALLEST] = smallest;
}

function statusOf(sums: Float64Array, minimumEvents: number): number {
  const total = sums[TOTAL]!;
  const smallest = sums[SMALLEST]!;
  if (Number.isNaN(total) || Number.isNaN(smallest)) return NOT_AVAILABLE;
  if (smallest < 0) return CANNOT_BE_CALCULATED;
  if (total < minimumEvents) return TOO_FEW_EVENTS;
  if (smallest === 0) return DENOMINATOR_ZERO;
  return sums[WEIGHT]! > 0 && total > 0 && total < Infinity ? OK : CANNOT_BE_CALCULATED;
}

export interface StandardisationColumns {
  /** Events of each stratum, areas one after another; NaN where missing. */
  count: Float64Array;
  population: Float64Array;
  /** Standard population of each row's stratum. */
  weight: Float64Array;
  /** First row of each area, and the number of rows at the end: one entry more than there are areas. */
  offsets: Uint32Array | Int32Array;
  multiplier?: number;
  minimumEvents?: number;
  confidenceLevels?: readonly [number, number];
  /** One entry an area. */
  out: IntervalColumns;
}

/** Column form of `directlyStandardisedRate`, over rows sorted by area, with both pairs of limits in one pass. */
export function directlyStandardisedColumns(columns: StandardisationColumns): void {
  const { count, population, weight, offsets, out } = columns;
  const { multiplier = 1e5, minimumEvents = MINIMUM_EVENTS, confidenceLevels = TWO_LEVELS } = columns;
  const { value, lower95, upper95, lower998, upper998, status } = out;
  const z1 = zOf(requireConfidence(NAME, confidenceLevels[0]));
  const z2 = zOf(requireConfidence(NAME, confidenceLevels[1]));
  const sums = newSums();
  for (let group = 0; group + 1 < offsets.length; group++) {
    addStrata(count, population, weight, offsets[group]!, offsets[group + 1]!, sums);
    const code = statusOf(sums, minimumEvents);
    if (code !== OK) {
      writeNothing(out, group, code);
      continue;
    }
    const total = sums[TOTAL]!;
    const rate = sums[WEIGHTED]! / sums[WEIGHT]!;
    const scale = Math.sqrt(sums[VARIANCE]! / sums[WEIGHT]! ** 2 / total);
    value[group] = rate * multiplier;
    lower95[group] = (rate + scale * (byarLower(total, z1) - total)) * multiplier;
    upper95[group] = (rate + scale * (byarUpper(total, z1) - total)) * multiplier;
    if (lower998 !== undefined && upper998 !== undefined) {
      lower998[group] = (rate + scale * (byarLower(total, z2) - total)) * multiplier;
      upper998[group] = (rate + scale * (byarUpper(total, z2) - total)) * multiplier;
    }
    status[group] = OK;
  }
}

export const missingCountsInput: StatisticInput = {
  name: 'missingCounts',
  shape: 'option',
  kind: 'word',
  unit: 'word',
  required: false,
  words: ['unknown', 'zero'],
  description: 'What an empty count means; default unknown, which gives no value.',
};

export const describe: StatisticMethod = {
  name: NAME,
  title: 'Directly standardised rate with Dobson’s limits',
  summary: 'The rate that an area would have with the standard population’s make-up.',
  inputs: [
    listOf('counts', 'count', 'Events of each stratum; empty where missing.'),
    listOf('populations', 'population', 'Population of each stratum; empty where missing.'),
    listOf('weights', 'population', 'Standard population of each stratum.'),
    shared.confidenceLevel,
    { ...shared.multiplier, description: 'The rate is per this many; default 100000.' },
    {
      name: 'minimumEvents',
      shape: 'option',
      unit: 'count',
      required: false,
      description: 'Fewer events give no value; default 10.',
    },
    missingCountsInput,
  ],
  outputs: [...intervalOutputs, { name: 'totalCount', unit: 'count', description: 'Events over all strata.' }],
  edges: [
    'Fewer than ten events: no value.',
    'A missing number or a population of 0 in any stratum: no value.',
    'Weights that are all 0: cannot be calculated.',
  ],
  source: 'Dobson et al. 1991, Statistics in Medicine 10:457–462',
  run: (row) => ({
    ...directlyStandardisedRate(listIn(row, 'counts'), listIn(row, 'populations'), numbersIn(row, 'weights'), {
      confidenceLevel: optionIn(row, 'confidenceLevel'),
      multiplier: optionIn(row, 'multiplier'),
      minimumEvents: optionIn(row, 'minimumEvents'),
      missingCounts: wordIn(row, 'missingCounts', ['unknown', 'zero'] as const, 'unknown'),
    }),
  }),
};
