import { requireNotNegative, requireNumber, requireSameLength } from '../argument.ts';
import { requireConfidence, TWO_LEVELS } from '../confidence.ts';
import { gammaQuantile } from '../distributions/gamma.ts';
import { cannotSay, type IntervalEstimate, writeNothing } from '../estimate.ts';
import { CANNOT_BE_CALCULATED, DENOMINATOR_ZERO, NOT_AVAILABLE, OK, TOO_FEW_EVENTS } from '../row-status.ts';
import {
  missingCountsInput,
  type StandardisationColumns,
  type StandardisationOptions,
} from './directly-standardised-rate.ts';
import {
  intervalOutputs,
  listIn,
  listOf,
  numbersIn,
  optionIn,
  shared,
  type StatisticMethod,
  wordIn,
} from '../method.ts';

const METHOD = 'Fay and Feuer';
const NAME = 'directly-standardised-rate-gamma';

/**
 * Directly standardised rate with gamma limits, which hold their level for rare events too.
 *
 * Method — strata's rates averaged with the standard population as weights. The rate is taken as gamma distributed with
 * its own mean and variance; the upper limit allows for one event more in the stratum where it would weigh most.
 * Edges — no events: rate and lower limit 0, the upper limit above 0. Totals are answered however small, unless
 * `minimumEvents` is raised. A missing count or population, or a population of 0 in any stratum: no value, with its
 * reason. No strata, or weights that are all 0: cannot be calculated.
 *
 * @param counts      events of each stratum, 0 or more; null where missing
 * @param populations population of each stratum; null where missing
 * @param weights     standard population of each stratum, 0 or more
 * @throws STATISTIC_ARGUMENT_INVALID  negative or infinite numbers, lists of different length, level outside 0.9 to 1
 * @see Fay & Feuer 1997, Statistics in Medicine 16:791–801
 */
export function directlyStandardisedGamma(
  counts: readonly (number | null)[],
  populations: readonly (number | null)[],
  weights: readonly number[],
  {
    confidenceLevel = 0.95,
    multiplier = 1e5,
    minimumEvents = 0,
    missingCounts = 'unknown',
  }: StandardisationOptions = {},
): IntervalEstimate & { totalCount: number | null; crude: number | null } {
  const level = requireConfidence(NAME, confidenceLevel);
  requireNumber(NAME, 'multiplier', multiplier);
  requireSameLength(NAME, { counts, populations, weights });
  for (const count of counts) if (count !== null) requireNotNegative(NAME, 'counts', count);
  for (const population of populations) if (population !== null) requireNotNegative(NAME, 'populations', population);
  for (const weight of weights) requireNotNegative(NAME, 'weights', weight);
  const missing = missingCounts === 'zero' ? 0 : Number.NaN;
  const sums = sumStrata(
    Float64Array.from(counts, (count) => count ?? missing),
    Float64Array.from(populations, (population) => population ?? Number.NaN),
    Float64Array.from(weights),
    0,
    counts.length,
  );
  const totalCount = Number.isNaN(sums.total) ? null : sums.total;
  const status = statusOf(sums, minimumEvents);
  if (status !== OK) {
    return { ...cannotSay(METHOD, REASONS.get(status) ?? 'cannot-be-calculated'), totalCount, crude: null };
  }
  return {
    value: sums.rate * multiplier,
    lower: gammaLimit(sums, level, 'lower') * multiplier,
    upper: gammaLimit(sums, level, 'upper') * multiplier,
    method: METHOD,
    totalCount,
    crude: (sums.total / sums.population) * multiplier,
  };
}

const REASONS = new Map([
  [NOT_AVAILABLE, 'not-available'],
  [DENOMINATOR_ZERO, 'denominator-zero'],
  [TOO_FEW_EVENTS, 'too-few-events'],
] as const);

/** What the limits rest on. Weights are shares of the standard population over the stratum's own population. */
interface StrataSums {
  total: number;
  population: number;
  rate: number;
  variance: number;
  largestWeight: number;
  weight: number;
  /** The smallest population, or −1 where a count is negative. */
  smallest: number;
}

function sumStrata(
  count: Float64Array,
  population: Float64Array,
  weight: Float64Array,
  from: number,
  to: number,
): StrataSums {
  let weights = 0;
  for (let i = from; i < to; i++) weights += weight[i]!;
  const sums = {
    total: 0,
    population: 0,
    rate: 0,
    variance: 0,
    largestWeight: 0,
    weight: weights,
    smallest: Infinity,
  };
  for (let i = from; i < to; i++) {
    const x = count[i]!;
    const n = population[i]!;
    const share = weight[i]! / weights / n;
    sums.total += x;
    sums.population += n;
    sums.rate += share * x;
    sums.variance += share * share * x;
    sums.largestWeight = Math.max(sums.largestWeight, share);
    sums.smallest = Math.min(sums.smallest, n, x < 0 ? -1 : n);
  }
  return sums;
}

function statusOf({ total, smallest, weight }: StrataSums, minimumEvents: number): number {
  if (Number.isNaN(total) || Number.isNaN(smallest)) return NOT_AVAILABLE;
  if (smallest < 0) return CANNOT_BE_CALCULATED;
  if (total < minimumEvents) return TOO_FEW_EVENTS;
  if (smallest === 0) return DENOMINATOR_ZERO;
  return weight > 0 && total < Infinity && smallest < Infinity ? OK : CANNOT_BE_CALCULATED;
}

function gammaLimit({ rate, variance, largestWeight }: StrataSums, level: number, side: 'lower' | 'upper'): number {
  const tail = (1 - level) / 2;
  if (side === 'lower') {
    return rate === 0 ? 0 : gammaQuantile(tail, (rate * rate) / variance) * (variance / rate);
  }
  const mean = rate + largestWeight;
  const spread = variance + largestWeight * largestWeight;
  return gammaQuantile(tail, (mean * mean) / spread, 'upper') * (spread / mean);
}

/** Column form of `directlyStandardisedGamma`, over rows sorted by area, with both pairs of limits in one pass. */
export function directlyStandardisedGammaColumns(columns: StandardisationColumns): void {
  const { count, population, weight, offsets, out } = columns;
  const { multiplier = 1e5, minimumEvents = 0, confidenceLevels = TWO_LEVELS } = columns;
  const { value, lower95, upper95, lower998, upper998, status } = out;
  const inner = requireConfidence(NAME, confidenceLevels[0]);
  const outer = requireConfidence(NAME, confidenceLevels[1]);
  for (let group = 0; group + 1 < offsets.length; group++) {
    const sums = sumStrata(count, population, weight, offsets[group]!, offsets[group + 1]!);
    const code = statusOf(sums, minimumEvents);
    if (code !== OK) {
      writeNothing(out, group, code);
      continue;
    }
    value[group] = sums.rate * multiplier;
    lower95[group] = gammaLimit(sums, inner, 'lower') * multiplier;
    upper95[group] = gammaLimit(sums, inner, 'upper') * multiplier;
    if (lower998 !== undefined && upper998 !== undefined) {
      lower998[group] = gammaLimit(sums, outer, 'lower') * multiplier;
      upper998[group] = gammaLimit(sums, outer, 'upper') * multiplier;
    }
    status[group] = OK;
  }
}

export const describe: StatisticMethod = {
  name: NAME,
  title: 'Directly standardised rate with gamma limits',
  summary: 'The rate that an area would have with the standard population’s make-up, with limits for rare events too.',
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
      description: 'Fewer events give no value; default 0.',
    },
    missingCountsInput,
  ],
  outputs: [
    ...intervalOutputs,
    { name: 'totalCount', unit: 'count', description: 'Events over all strata.' },
    { name: 'crude', unit: 'as multiplied', description: 'All events over the whole population.' },
  ],
  edges: [
    'No events: rate and lower limit 0, with an upper limit.',
    'A missing count gives no value, unless missing counts are declared to be zero.',
    'A stratum without population gives no value.',
  ],
  source: 'Fay & Feuer 1997, Statistics in Medicine 16:791–801',
  run: (row) => ({
    ...directlyStandardisedGamma(listIn(row, 'counts'), listIn(row, 'populations'), numbersIn(row, 'weights'), {
      confidenceLevel: optionIn(row, 'confidenceLevel'),
      multiplier: optionIn(row, 'multiplier'),
      minimumEvents: optionIn(row, 'minimumEvents'),
      missingCounts: wordIn(row, 'missingCounts', ['unknown', 'zero'] as const, 'unknown'),
    }),
  }),
};
