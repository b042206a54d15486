import { refuse, requireNotNegative, requireNumber, requireSameLength } from '../argument.ts';
import { requireConfidence, zOf } from '../confidence.ts';
import { cannotSay, type IntervalEstimate } from '../estimate.ts';
import type { Status } from '#vocabulary/status.ts';
import { abridgedLifeTable } from './life-table.ts';
import { intervalOutputs, listIn, listOf, numbersIn, optionIn, shared, type StatisticMethod } from '../method.ts';

const METHOD = 'Chiang and Silcocks';
const NAME = 'life-expectancy';

/** Start of each age band of the tables published for local areas: 0, 1–4, then five years each up to 90 and over. */
export const PUBLISHED_BANDS: readonly number[] = [0, 1, ...Array.from({ length: 18 }, (_, i) => 5 * (i + 1))];

/** Populations up to this many person-years give no life expectancy. */
export const LARGEST_TOO_SMALL_POPULATION = 5000;

/** A 95 % interval wider than this many years says too little to be given. */
export const WIDEST_INTERVAL = 20;

export interface LifeExpectancyOptions {
  /** Proportion, 0.9 up to 1 (excluded); default 0.95. */
  confidenceLevel?: number;
  /** First age of each band, rising from 0; default the twenty bands 0, 1–4, 5–9, … 85–89, 90 and over. */
  startAges?: readonly number[];
  /** Total populations up to this give no value; default 5,000. */
  populationAbove?: number;
  /** Years; a 95 % interval wider than this blanks the age; default 20. */
  widestInterval?: number;
}

/** Years that people of this age would still live if today's death rates stayed as they are. */
export interface LifeExpectancy extends IntervalEstimate {
  age: number;
  /** Deaths at this age and older. */
  deaths: number | null;
  /** Population of this age and older. */
  population: number | null;
}

/**
 * Life expectancy at the start of each age band, from an abridged period life table.
 *
 * Method — Chiang's table: those who die live 0.1 of the first year and half of any other band; the last band is open and
 * its remaining life is 1 ÷ its death rate. Silcocks' variance, which counts the open band's own.
 * Edges — a missing count or population, a band without population, more deaths than people in a band, a population of
 * 5,000 or fewer, or no deaths in the open band: no value at any age, with the reason. An age whose 95 % interval is wider
 * than 20 years, and an age that by these rates nobody reaches: no value there.
 *
 * @param deaths       deaths in each band; null where missing
 * @param populations  population of each band, in person-years; null where missing
 * @throws STATISTIC_ARGUMENT_INVALID  negative or infinite numbers, lists that do not fit the bands, bands that do not rise
 *   from 0, level outside 0.9 to 1
 * @see Chiang 1984, The Life Table and its Applications; Silcocks, Jenner & Reza 2001, J Epidemiol Community Health 55:38–43
 */
export function lifeExpectancy(
  deaths: readonly (number | null)[],
  populations: readonly (number | null)[],
  {
    confidenceLevel = 0.95,
    startAges = PUBLISHED_BANDS,
    populationAbove = LARGEST_TOO_SMALL_POPULATION,
    widestInterval = WIDEST_INTERVAL,
  }: LifeExpectancyOptions = {},
): LifeExpectancy[] {
  const z = zOf(requireConfidence(NAME, confidenceLevel));
  const widest = widestInterval / (2 * zOf(0.95));
  requireSameLength(NAME, { startAges, deaths, populations });
  requireBands(startAges);
  for (const count of deaths) if (count !== null) requireNotNegative(NAME, 'deaths', count);
  for (const people of populations) if (people !== null) requireNotNegative(NAME, 'populations', people);
  const [died, alive] = [sumsFrom(deaths), sumsFrom(populations)];
  const at = (band: number, answer: IntervalEstimate): LifeExpectancy => ({
    ...answer,
    age: startAges[band]!,
    deaths: died[band]!,
    population: alive[band]!,
  });
  const reason = unanswerable(deaths, populations, alive[0]!, populationAbove);
  if (reason) return startAges.map((_, band) => at(band, cannotSay(METHOD, reason)));
  const table = abridgedLifeTable(deaths as number[], populations as number[], startAges);
  return table.map(({ expectancy, variance }, band) => {
    if (expectancy === null || variance === null) return at(band, cannotSay(METHOD, 'cannot-be-calculated'));
    const error = Math.sqrt(variance);
    if (error > widest) return at(band, cannotSay(METHOD, 'too-few-events'));
    return at(band, {
      value: expectancy,
      lower: expectancy - z * error,
      upper: expectancy + z * error,
      method: METHOD,
    });
  });
}

function requireBands(startAges: readonly number[]): void {
  if (startAges.length < 2) refuse(NAME, 'startAges', 'of 2 bands or more', startAges.length);
  for (const [band, age] of startAges.entries()) {
    requireNumber(NAME, 'startAges', age);
    if (band === 0 ? age !== 0 : age <= startAges[band - 1]!) refuse(NAME, 'startAges', 'rising from 0', startAges);
  }
}

/** Sum of each band and those above it; null where any of them is missing. */
function sumsFrom(values: readonly (number | null)[]): (number | null)[] {
  let sum: number | null = 0;
  return values
    .toReversed()
    .map((value) => {
      sum = sum === null || value === null ? null : sum + value;
      return sum;
    })
    .reverse();
}

function unanswerable(
  deaths: readonly (number | null)[],
  populations: readonly (number | null)[],
  total: number | null,
  populationAbove: number,
): Status | null {
  if (total === null || deaths.includes(null)) return 'not-available';
  if (populations.includes(0)) return 'denominator-zero';
  if (total <= populationAbove) return 'denominator-too-small';
  if (deaths.some((count, band) => (count as number) > (populations[band] as number))) {
    return 'numerator-exceeds-denominator';
  }
  return deaths.at(-1) === 0 ? 'cannot-be-calculated' : null;
}

export const describe: StatisticMethod = {
  name: NAME,
  title: 'Life expectancy from an abridged life table',
  summary: 'Years that people of each age would still live if today’s death rates stayed as they are.',
  inputs: [
    listOf('deaths', 'count', 'Deaths in each age band, youngest first; empty where missing.'),
    listOf('populations', 'person-years', 'Population of each age band; empty where missing.'),
    listOf('startAges', 'years', 'First age of each band; default 0, 1, 5, 10, … 90.', false),
    shared.confidenceLevel,
    {
      name: 'populationAbove',
      shape: 'option',
      unit: 'person-years',
      required: false,
      description: 'Total populations up to this give no value; default 5000.',
    },
    {
      name: 'widestInterval',
      shape: 'option',
      unit: 'years',
      required: false,
      description: 'A 95 % interval wider than this gives no value; default 20.',
    },
  ],
  outputs: [
    { name: 'age', unit: 'list of years', description: 'First age of each band.' },
    ...intervalOutputs.map((output) => ({
      ...output,
      unit: `list: ${output.name === 'method' || output.name === 'reason' ? 'word' : 'years'}`,
    })),
  ],
  edges: [
    'Missing or impossible numbers, a small population or no deaths in the open band: no value at any age.',
    'An age whose 95 % interval is too wide, or that nobody reaches, has no value.',
    'Fractional deaths are taken as they are.',
  ],
  source: 'Chiang 1984; Silcocks, Jenner & Reza 2001, J Epidemiol Community Health 55:38–43',
  run: (row) => {
    const ages = row.startAges === null || row.startAges === undefined ? undefined : numbersIn(row, 'startAges');
    const answers = lifeExpectancy(listIn(row, 'deaths'), listIn(row, 'populations'), {
      confidenceLevel: optionIn(row, 'confidenceLevel'),
      startAges: ages,
      populationAbove: optionIn(row, 'populationAbove'),
      widestInterval: optionIn(row, 'widestInterval'),
    });
    return {
      age: answers.map(({ age }) => age),
      value: answers.map(({ value }) => value),
      lower: answers.map(({ lower }) => lower),
      upper: answers.map(({ upper }) => upper),
      method: METHOD,
      reason: answers.map(({ reason }) => reason ?? null),
    };
  },
};
