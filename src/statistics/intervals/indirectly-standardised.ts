import { refuse, requireNotNegative, requireNumber, requireSameLength } from '../argument.ts';
import { requireConfidence, TWO_LEVELS } from '../confidence.ts';
import { cannotSay, type IntervalColumns, type IntervalEstimate, writeNothing } from '../estimate.ts';
import { fractionStatus, OK } from '../row-status.ts';
import { missingCountsInput } from './directly-standardised-rate.ts';
import { BYAR_FROM, CountLimits, countLower, countUpper, methodFor } from './rate.ts';
import {
  intervalOutputs,
  listIn,
  listOf,
  numbersIn,
  optionIn,
  type StatisticInput,
  type StatisticMethod,
  type StatisticRow,
  shared,
  wordIn,
} from '../method.ts';

export interface IndirectOptions {
  /** Proportion, 0.9 up to 1 (excluded); default 0.95. */
  confidenceLevel?: number;
  /** Counts below this use exact limits; default 10. */
  exactBelow?: number;
  /** What a missing count of a stratum means: `unknown` (default; no value) or `zero`, as some tools assume. */
  missingCounts?: 'unknown' | 'zero';
}

export interface IndirectEstimate extends IntervalEstimate {
  observed: number | null;
  expected: number | null;
}

/**
 * Indirectly standardised ratio: observed events over those expected at the reference population's rates.
 *
 * Method — expected = Σ reference rate × population over the strata; value = observed ÷ expected × `referenceValue`;
 * limits of the observed count as for `rate`.
 * Edges — a missing count or population, or nothing expected: no value, with its reason.
 *
 * @param counts                events of each stratum in the area; null where missing
 * @param populations           population of each stratum in the area; null where missing
 * @param referenceCounts       events of each stratum in the reference population; null where missing
 * @param referencePopulations  population of each stratum in the reference population, above 0
 * @param options.referenceValue  what the reference scores: 1 (default) or 100
 * @throws STATISTIC_ARGUMENT_INVALID  negative or infinite numbers, lists of different length
 * @see Breslow & Day 1987, Statistical Methods in Cancer Research II, ch. 2
 */
export function indirectlyStandardisedRatio(
  counts: readonly (number | null)[],
  populations: readonly (number | null)[],
  referenceCounts: readonly (number | null)[],
  referencePopulations: readonly number[],
  { referenceValue = 1, ...options }: IndirectOptions & { referenceValue?: number } = {},
): IndirectEstimate {
  const name = 'indirectly-standardised-ratio';
  requireNumber(name, 'referenceValue', referenceValue);
  const sums = observedAndExpected(name, counts, populations, referenceCounts, referencePopulations, options);
  return overExpected(name, sums, referenceValue, options);
}

/**
 * Indirectly standardised rate: the ratio above times the reference population's crude rate.
 *
 * Arguments, edges and errors as for `indirectlyStandardisedRatio`.
 * @param options.multiplier  the rate is per this many; default 100,000
 */
export function indirectlyStandardisedRate(
  counts: readonly (number | null)[],
  populations: readonly (number | null)[],
  referenceCounts: readonly (number | null)[],
  referencePopulations: readonly number[],
  { multiplier = 1e5, ...options }: IndirectOptions & { multiplier?: number } = {},
): IndirectEstimate & { referenceRate: number | null } {
  const name = 'indirectly-standardised-rate';
  requireNumber(name, 'multiplier', multiplier);
  const sums = observedAndExpected(name, counts, populations, referenceCounts, referencePopulations, options);
  const missing = options.missingCounts === 'zero' ? 0 : Number.NaN;
  const events = referenceCounts.reduce((sum: number, count) => sum + (count ?? missing), 0);
  const referenceRate = (events / total(referencePopulations)) * multiplier;
  const estimate = overExpected(name, sums, referenceRate, options);
  return { ...estimate, referenceRate: Number.isNaN(referenceRate) ? null : referenceRate };
}

function observedAndExpected(
  name: string,
  counts: readonly (number | null)[],
  populations: readonly (number | null)[],
  referenceCounts: readonly (number | null)[],
  referencePopulations: readonly number[],
  options: IndirectOptions,
): { observed: number; expected: number } {
  requireSameLength(name, { counts, populations, referenceCounts, referencePopulations });
  const missing = options.missingCounts === 'zero' ? 0 : Number.NaN;
  let observed = 0;
  let expected = 0;
  for (const [i, count] of counts.entries()) {
    const population = populations[i] as number | null;
    const events = countOf(name, 'referenceCounts', referenceCounts[i] ?? null, missing);
    const people = requireNotNegative(name, 'referencePopulations', referencePopulations[i]);
    if (people === 0) refuse(name, 'referencePopulations', 'above 0 in every stratum', people);
    observed += countOf(name, 'counts', count, missing);
    const own = population === null ? Number.NaN : requireNotNegative(name, 'populations', population);
    expected += (events / people) * own;
  }
  return { observed, expected };
}

function countOf(name: string, argument: string, count: number | null, missing: number): number {
  return count === null ? missing : requireNotNegative(name, argument, count);
}

function total(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0);
}

function overExpected(
  name: string,
  { observed, expected }: { observed: number; expected: number },
  scale: number,
  { confidenceLevel = 0.95, exactBelow = BYAR_FROM }: IndirectOptions,
): IndirectEstimate {
  const level = requireConfidence(name, confidenceLevel);
  requireNotNegative(name, 'exactBelow', exactBelow);
  const method = methodFor(observed, exactBelow);
  const shown = {
    observed: Number.isNaN(observed) ? null : observed,
    expected: Number.isNaN(expected) ? null : expected,
  };
  if (shown.observed === null || shown.expected === null) return { ...cannotSay(method, 'not-available'), ...shown };
  if (expected === 0) return { ...cannotSay(method, 'denominator-zero'), ...shown };
  return {
    value: (observed / expected) * scale,
    lower: (countLower(observed, level, exactBelow) / expected) * scale,
    upper: (countUpper(observed, level, exactBelow) / expected) * scale,
    method,
    ...shown,
  };
}

export interface IndirectColumns {
  /** Events of each stratum, areas one after another; NaN where missing. */
  count: Float64Array;
  population: Float64Array;
  /** Events per person in the reference population: of each row, or of each stratum when `stratum` is given. */
  referenceRate: Float64Array;
  /** Position in `referenceRate` of each row's stratum. */
  stratum?: Int32Array | Uint32Array | Uint16Array | undefined;
  /** First row of each area, and the number of rows at the end: one entry more than there are areas. */
  offsets: Uint32Array | Int32Array;
  /** What observed ÷ expected is multiplied by: 1 or 100 for a ratio, the reference's crude rate for a rate. */
  scale: number;
  exactBelow?: number;
  confidenceLevels?: readonly [number, number];
  /** One entry an area; observed and expected are written where arrays are given. */
  out: IntervalColumns & { observed?: Float64Array; expected?: Float64Array };
}

/** Column form of both standardised ratio and rate, over rows sorted by area, with both pairs of limits in one pass. */
export function indirectlyStandardisedColumns(columns: IndirectColumns): void {
  const { count, population, referenceRate, stratum, offsets, scale, exactBelow = BYAR_FROM, out } = columns;
  const { value, lower95, upper95, lower998, upper998, status } = out;
  const levels = columns.confidenceLevels ?? TWO_LEVELS;
  const inner = new CountLimits(requireConfidence('indirectly-standardised-ratio', levels[0]), exactBelow);
  const outer = new CountLimits(requireConfidence('indirectly-standardised-ratio', levels[1]), exactBelow);
  for (let group = 0; group + 1 < offsets.length; group++) {
    const end = offsets[group + 1]!;
    let observed = 0;
    let expected = 0;
    let negative = 0;
    for (let i = offsets[group]!; i < end; i++) {
      const x = count[i]!;
      const n = population[i]!;
      observed += x;
      expected += referenceRate[stratum === undefined ? i : stratum[i]!]! * n;
      negative = Math.min(negative, x, n);
    }
    if (out.observed) out.observed[group] = observed;
    if (out.expected) out.expected[group] = expected;
    const code = fractionStatus(negative < 0 ? negative : observed, expected, true);
    if (code !== OK) {
      writeNothing(out, group, code);
      continue;
    }
    const factor = scale / expected;
    value[group] = (observed / expected) * scale;
    lower95[group] = inner.lower(observed) * factor;
    upper95[group] = inner.upper(observed) * factor;
    if (lower998 !== undefined && upper998 !== undefined) {
      lower998[group] = outer.lower(observed) * factor;
      upper998[group] = outer.upper(observed) * factor;
    }
    status[group] = OK;
  }
}

const indirectInputs: readonly StatisticInput[] = [
  listOf('counts', 'count', 'Events of each stratum in the area; empty where missing.'),
  listOf('populations', 'population', 'Population of each stratum in the area; empty where missing.'),
  listOf('referenceCounts', 'count', 'Events of each stratum in the reference population; empty where missing.'),
  listOf('referencePopulations', 'population', 'Population of each stratum in the reference population.'),
  shared.confidenceLevel,
  shared.exactBelow,
  missingCountsInput,
];

const indirectOutputs = [
  ...intervalOutputs,
  { name: 'observed', unit: 'count', description: 'Events over all strata.' },
  { name: 'expected', unit: 'count', description: 'Events expected at the reference population’s rates.' },
];

function indirectArguments(row: StatisticRow) {
  return [
    listIn(row, 'counts'),
    listIn(row, 'populations'),
    listIn(row, 'referenceCounts'),
    numbersIn(row, 'referencePopulations'),
  ] as const;
}

function indirectOptions(row: StatisticRow): IndirectOptions {
  return {
    confidenceLevel: optionIn(row, 'confidenceLevel'),
    exactBelow: optionIn(row, 'exactBelow'),
    missingCounts: wordIn(row, 'missingCounts', ['unknown', 'zero'] as const, 'unknown'),
  };
}

const indirectEdges = ['A missing number: no value.', 'Nothing expected: no value.'];
const indirectSource = 'Breslow & Day 1987, Statistical Methods in Cancer Research II, ch. 2';

export const describeRatio: StatisticMethod = {
  name: 'indirectly-standardised-ratio',
  title: 'Indirectly standardised ratio',
  summary: 'Observed events over those expected at the reference population’s rates.',
  inputs: [
    ...indirectInputs,
    {
      name: 'referenceValue',
      shape: 'option',
      unit: 'number',
      required: false,
      description: 'What the reference scores: 1 (default) or 100.',
    },
  ],
  outputs: indirectOutputs,
  edges: indirectEdges,
  source: indirectSource,
  run: (row) => ({
    ...indirectlyStandardisedRatio(...indirectArguments(row), {
      ...indirectOptions(row),
      referenceValue: optionIn(row, 'referenceValue'),
    }),
  }),
};

export const describeRate: StatisticMethod = {
  name: 'indirectly-standardised-rate',
  title: 'Indirectly standardised rate',
  summary: 'The indirectly standardised ratio times the reference population’s crude rate.',
  inputs: [...indirectInputs, { ...shared.multiplier, description: 'The rate is per this many; default 100000.' }],
  outputs: [
    ...indirectOutputs,
    { name: 'referenceRate', unit: 'as multiplied', description: 'Crude rate of the reference population.' },
  ],
  edges: indirectEdges,
  source: indirectSource,
  run: (row) => ({
    ...indirectlyStandardisedRate(...indirectArguments(row), {
      ...indirectOptions(row),
      multiplier: optionIn(row, 'multiplier'),
    }),
  }),
};
