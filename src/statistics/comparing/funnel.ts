import { refuse, requireNotNegative, requireSameLength } from '../argument.ts';
import { TWO_LEVELS, zOf } from '../confidence.ts';
import { BYAR_FROM, countLower, countUpper } from '../intervals/rate.ts';
import { poissonMeanAtTail } from './poisson-control-limits.ts';
import {
  listOf,
  numbersIn,
  optionalNumbersIn,
  optionIn,
  shared,
  type StatisticInput,
  type StatisticMethod,
  wordIn,
} from '../method.ts';

/** Where an area lies in a funnel. */
export const funnelFlags = ['not-significant', 'low-95', 'low-998', 'high-95', 'high-998', 'too-few-events'] as const;
export type FunnelFlag = (typeof funnelFlags)[number];

/**
 * Limits of a funnel of proportions at one denominator.
 *
 * Method — P ∓ z√(P(1 − P)/n) about the overall proportion P, cut at 0 and 1. This is the funnel that the public health
 * methods call Wilson; `compareWithProportionControl` draws the other one.
 *
 * @param overall      proportion of all areas together, 0 to 1
 * @param denominator  above 0
 */
export function proportionFunnel(
  overall: number,
  denominator: number,
  level: number,
): { lower: number; upper: number } {
  if (!(overall >= 0 && overall <= 1)) refuse('funnel', 'overall', 'a proportion from 0 to 1', overall);
  if (!(denominator > 0)) refuse('funnel', 'denominator', 'above 0', denominator);
  const width = zOf(level) * Math.sqrt((overall * (1 - overall)) / denominator);
  return { lower: Math.max(0, overall - width), upper: Math.min(1, overall + width) };
}

/**
 * Expected counts at which an observed count would be just at the two limits of a funnel of ratios or rates.
 *
 * Method — exact: the Poisson means whose tail beyond the count has the wanted probability, by gamma quantiles.
 *
 * @param observed  whole count, 0 or more
 * @returns `low`: expectation above which the count is significantly low; `high`: below which it is significantly high
 */
export function countFunnel(observed: number, level: number): { low: number; high: number } {
  const tail = (1 - level) / 2;
  return { low: poissonMeanAtTail(observed, tail, 'high'), high: poissonMeanAtTail(observed, tail, 'low') };
}

/**
 * Which areas lie outside a funnel of proportions about their overall proportion.
 *
 * Edges — a value on a limit is not significant.
 *
 * @param numerators    events of each area
 * @param denominators  at risk in each area, above 0
 */
export function flagProportions(numerators: readonly number[], denominators: readonly number[]): FunnelFlag[] {
  requireSameLength('funnel', { numerators, denominators });
  const overall = total(numerators) / total(denominators);
  return numerators.map((x, i) => {
    const n = denominators[i]!;
    const share = requireNotNegative('funnel', 'numerators', x) / n;
    const [inner, outer] = TWO_LEVELS.map((level) => proportionFunnel(overall, n, level)) as [Range, Range];
    if (share < outer.lower) return 'low-998';
    if (share > outer.upper) return 'high-998';
    if (share < inner.lower) return 'low-95';
    return share > inner.upper ? 'high-95' : 'not-significant';
  });
}

interface Range {
  lower: number;
  upper: number;
}

/**
 * Which areas' counts differ from those expected: their limits (exact below ten, Byar's from ten on) leave out 1.
 *
 * @param observed  count of each area
 * @param expected  expected count of each area, above 0
 */
export function flagRatios(observed: readonly number[], expected: readonly number[]): FunnelFlag[] {
  requireSameLength('funnel', { observed, expected });
  return observed.map((x, i) => flagCount(requireNotNegative('funnel', 'observed', x), expected[i]!, 1));
}

/**
 * Which areas' rates differ from their overall rate.
 *
 * Method — as for ratios, on events over population. For standardised rates the population is the one that would give the
 * rate from the events (events ÷ rate), and areas with fewer than ten events are left out.
 *
 * @param events       count of each area
 * @param populations  population of each area; for standardised rates used only where there are no events
 * @param rates        standardised rate of each area, for a funnel of standardised rates
 * @param multiplier   scale of `rates`
 */
export function flagRates(
  events: readonly number[],
  populations: readonly number[],
  { rates, multiplier = 1 }: { rates?: readonly number[] | undefined; multiplier?: number } = {},
): FunnelFlag[] {
  requireSameLength('funnel', { events, populations, rates });
  const people = effectivePopulations(events, populations, rates, multiplier);
  const overall = total(events) / total(people);
  return events.map((x, i) => {
    if (rates !== undefined && x < BYAR_FROM) return 'too-few-events';
    return flagCount(requireNotNegative('funnel', 'events', x), people[i]!, overall);
  });
}

/** Populations that would give the standardised rates from the events; the populations themselves without rates. */
export function effectivePopulations(
  events: readonly number[],
  populations: readonly number[],
  rates: readonly number[] | undefined,
  multiplier: number,
): number[] {
  return populations.map((people, i) => {
    const rate = rates?.[i];
    return rate === undefined || rate === 0 ? people : (events[i]! / rate) * multiplier;
  });
}

function flagCount(count: number, size: number, centre: number): FunnelFlag {
  if (!(size > 0)) refuse('funnel', 'expected', 'above 0', size);
  const [inner, outer] = TWO_LEVELS;
  if (countUpper(count, outer, BYAR_FROM) / size < centre) return 'low-998';
  if (countLower(count, outer, BYAR_FROM) / size > centre) return 'high-998';
  if (countUpper(count, inner, BYAR_FROM) / size < centre) return 'low-95';
  return countLower(count, inner, BYAR_FROM) / size > centre ? 'high-95' : 'not-significant';
}

function total(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0);
}

/** What flags and curves of a funnel are made from. */
export const funnelInputs: readonly StatisticInput[] = [
  {
    name: 'statistic',
    shape: 'scalar',
    kind: 'word',
    unit: 'word',
    required: true,
    words: ['proportion', 'ratio', 'rate'],
    description: 'What the funnel is of.',
  },
  listOf('numerators', 'count', 'Events of each area.'),
  listOf('denominators', 'count', 'At risk, expected events or population of each area.'),
  listOf('rates', 'as multiplied', 'Standardised rate of each area, for a funnel of them.', false),
  shared.multiplier,
];

export const describe: StatisticMethod = {
  name: 'funnel-flags',
  title: 'Areas outside a funnel',
  summary: 'Which areas lie outside the 95 % and 99.8 % limits of a funnel of proportions, ratios or rates.',
  inputs: funnelInputs,
  outputs: [
    {
      name: 'flag',
      unit: 'list',
      description: 'not-significant, low-95, low-998, high-95, high-998 or too-few-events.',
    },
  ],
  edges: ['A value on a limit is not significant.', 'Standardised rates on fewer than ten events are left out.'],
  source: 'Spiegelhalter 2005, Statistics in Medicine 24:1185–1202',
  run: (row) => {
    const [x, n] = [numbersIn(row, 'numerators'), numbersIn(row, 'denominators')];
    const statistic = wordIn(row, 'statistic', ['proportion', 'ratio', 'rate'] as const);
    if (statistic === 'proportion') return { flag: flagProportions(x, n) };
    if (statistic === 'ratio') return { flag: flagRatios(x, n) };
    return {
      flag: flagRates(x, n, { rates: optionalNumbersIn(row, 'rates'), multiplier: optionIn(row, 'multiplier') }),
    };
  },
};
