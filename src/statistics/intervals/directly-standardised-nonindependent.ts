import { refuse, requireNotNegative, requireSameLength } from '../argument.ts';
import { requireConfidence } from '../confidence.ts';
import { cannotSay, type IntervalEstimate } from '../estimate.ts';
import { dobson, MINIMUM_EVENTS } from './directly-standardised-rate.ts';
import { intervalOutputs, listIn, listOf, numbersIn, optionIn, shared, type StatisticMethod } from '../method.ts';

const NAME = 'directly-standardised-rate-nonindependent';

/** People of one stratum who had the event the same number of times. */
export interface RepeatedEvents {
  stratum: string | number;
  /** How often each of these people had the event; 1 or more. */
  frequency: number;
  /** Number of such people; null where missing. */
  people: number | null;
  population: number | null;
  /** Standard population of the stratum. */
  weight: number;
}

/**
 * Directly standardised rate of events that one person can have several times, such as emergency admissions.
 *
 * Method — the value counts every event; the variance is that of the people, weighted by the square of how often each had
 * the event, since the events of one person are not independent. Limits are Dobson's on that variance.
 * Edges — a missing number or a population of 0: no value, with its reason. Fewer than ten events: no value.
 *
 * @throws STATISTIC_ARGUMENT_INVALID  a stratum with two populations or two weights, negative numbers
 * @see Dobson et al. 1991, Statistics in Medicine 10:457–462
 */
export function directlyStandardisedNonindependent(
  rows: readonly RepeatedEvents[],
  { confidenceLevel = 0.95, multiplier = 1e5, minimumEvents = MINIMUM_EVENTS } = {},
): IntervalEstimate & { totalCount: number | null } {
  const level = requireConfidence(NAME, confidenceLevel);
  const strata = new Map<string | number, RepeatedEvents>();
  let missing = false;
  let empty = false;
  let total = 0;
  let weighted = 0;
  let variance = 0;
  for (const row of rows) {
    const known = strata.get(row.stratum) ?? row;
    if (known.population !== row.population) refuse(NAME, 'population', 'the same within a stratum', row.population);
    if (known.weight !== row.weight) refuse(NAME, 'weight', 'the same within a stratum', row.weight);
    strata.set(row.stratum, row);
    const frequency = requireNotNegative(NAME, 'frequency', row.frequency);
    const weight = requireNotNegative(NAME, 'weight', row.weight);
    if (row.people === null || row.population === null) {
      missing = true;
      continue;
    }
    const people = requireNotNegative(NAME, 'people', row.people);
    const population = requireNotNegative(NAME, 'population', row.population);
    if (population === 0) empty = true;
    const share = weight / population;
    total += people * frequency;
    weighted += share * people * frequency;
    variance += share * share * people * frequency * frequency;
  }
  if (missing) return { ...cannotSay('Dobson', 'not-available'), totalCount: null };
  if (total < minimumEvents) return { ...cannotSay('Dobson', 'too-few-events'), totalCount: total };
  if (empty) return { ...cannotSay('Dobson', 'denominator-zero'), totalCount: total };
  let weights = 0;
  for (const { weight } of strata.values()) weights += weight;
  if (weights <= 0) refuse(NAME, 'weight', 'above 0 in at least one stratum', weights);
  return { ...dobson(weighted / weights, variance / weights ** 2, total, level, multiplier), totalCount: total };
}

export const describe: StatisticMethod = {
  name: NAME,
  title: 'Directly standardised rate of events that one person can have several times',
  summary: 'As the directly standardised rate, with limits that allow for the same people coming back.',
  inputs: [
    listOf('strata', 'number', 'Stratum of each row, as a number.'),
    listOf('frequencies', 'count', 'How often each of the row’s people had the event.'),
    listOf('people', 'count', 'Number of such people; empty where missing.'),
    listOf('populations', 'population', 'Population of the stratum; empty where missing.'),
    listOf('weights', 'population', 'Standard population of the stratum.'),
    shared.confidenceLevel,
    { ...shared.multiplier, description: 'The rate is per this many; default 100000.' },
  ],
  outputs: [...intervalOutputs, { name: 'totalCount', unit: 'count', description: 'Events over all strata.' }],
  edges: ['Fewer than ten events: no value.', 'A stratum must have one population and one weight.'],
  source: 'Dobson et al. 1991, Statistics in Medicine 10:457–462',
  run: (row) => {
    const [frequency, weight] = [numbersIn(row, 'frequencies'), numbersIn(row, 'weights')];
    const [people, population] = [listIn(row, 'people'), listIn(row, 'populations')];
    const strata = numbersIn(row, 'strata');
    requireSameLength(NAME, { strata, frequencies: frequency, people, populations: population, weights: weight });
    const rows = strata.map((stratum, i) => ({
      stratum,
      frequency: frequency[i] as number,
      people: people[i] ?? null,
      population: population[i] ?? null,
      weight: weight[i] as number,
    }));
    return {
      ...directlyStandardisedNonindependent(rows, {
        confidenceLevel: optionIn(row, 'confidenceLevel'),
        multiplier: optionIn(row, 'multiplier'),
      }),
    };
  },
};
