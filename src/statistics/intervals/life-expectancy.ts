import { refuse, requireNotNegative, requireNumber, requireSameLength } from '../argument.ts';
import { requireConfidence, TWO_LEVELS, zOf } from '../confidence.ts';
import { cannotSay, type IntervalColumns, type IntervalEstimate, writeNothing } from '../estimate.ts';
import { CANNOT_BE_CALCULATED, NOT_AVAILABLE, OK } from '../row-status.ts';
import { type Status, statusCode } from '#vocabulary/status.ts';
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
  requireSameLength(NAME, { startAges, deaths, populations });
  requireBands(startAges);
  for (const count of deaths) if (count !== null) requireNotNegative(NAME, 'deaths', count);
  for (const people of populations) if (people !== null) requireNotNegative(NAME, 'populations', people);
  const [died, alive] = [sumsFrom(deaths), sumsFrom(populations)];
  return answers(deaths, populations, { startAges, populationAbove, widestInterval }).map((answer, band) => {
    const place = { age: startAges[band]!, deaths: died[band]!, population: alive[band]! };
    if (typeof answer === 'string') return { ...cannotSay(METHOD, answer), ...place };
    const { years, error } = answer;
    return { value: years, lower: years - z * error, upper: years + z * error, method: METHOD, ...place };
  });
}

/** Years with their standard error at the start of each band, or the reason why not. */
function answers(
  deaths: readonly (number | null)[],
  populations: readonly (number | null)[],
  {
    startAges,
    populationAbove,
    widestInterval,
  }: Required<Pick<LifeExpectancyOptions, 'startAges' | 'populationAbove' | 'widestInterval'>>,
): ({ years: number; error: number } | Status)[] {
  const reason = unanswerable(deaths, populations, populationAbove);
  if (reason) return startAges.map(() => reason);
  const widest = widestInterval / (2 * zOf(0.95));
  return abridgedLifeTable(deaths as number[], populations as number[], startAges).map(({ expectancy, variance }) => {
    if (expectancy === null || variance === null) return 'cannot-be-calculated';
    const error = Math.sqrt(variance);
    return error > widest ? 'too-few-events' : { years: expectancy, error };
  });
}

export interface LifeExpectancyColumns {
  /** Deaths in each band, areas one after another, youngest band first; NaN where missing. */
  deaths: Float64Array;
  population: Float64Array;
  /** First row of each area, and the number of rows at the end: one entry more than there are areas. */
  offsets: Uint32Array | Int32Array;
  /** Age at which life expectancy is wanted: the start of a band; default birth. */
  age?: number;
  startAges?: readonly number[];
  populationAbove?: number;
  widestInterval?: number;
  confidenceLevels?: readonly [number, number];
  /** One entry an area. */
  out: IntervalColumns;
}

/**
 * Column form of `lifeExpectancy` at one age, over rows sorted by area and band.
 *
 * Edges — an area whose rows are not as many as the bands has no value; negative or infinite numbers cannot be calculated.
 */
export function lifeExpectancyColumns(columns: LifeExpectancyColumns): void {
  const { deaths, population, offsets, age = 0, startAges = PUBLISHED_BANDS, out } = columns;
  const { populationAbove = LARGEST_TOO_SMALL_POPULATION, widestInterval = WIDEST_INTERVAL } = columns;
  const { confidenceLevels = TWO_LEVELS } = columns;
  const [inner, outer] = confidenceLevels.map((level) => zOf(requireConfidence(NAME, level))) as [number, number];
  requireBands(startAges);
  const band = startAges.indexOf(age);
  if (band < 0) refuse(NAME, 'age', 'the first age of a band', age);
  for (let area = 0; area + 1 < offsets.length; area++) {
    const [from, to] = [offsets[area]!, offsets[area + 1]!];
    const [d, n] = [presentRows(deaths, from, to), presentRows(population, from, to)];
    if (d === null || n === null || d.length !== startAges.length) {
      const fits = d !== null && n !== null;
      writeNothing(out, area, fits ? NOT_AVAILABLE : CANNOT_BE_CALCULATED);
      continue;
    }
    const answer = answers(d, n, { startAges, populationAbove, widestInterval })[band]!;
    if (typeof answer === 'string') {
      writeNothing(out, area, statusCode(answer));
      continue;
    }
    const { years, error } = answer;
    out.value[area] = years;
    out.lower95[area] = years - inner * error;
    out.upper95[area] = years + inner * error;
    if (out.lower998 !== undefined && out.upper998 !== undefined) {
      out.lower998[area] = years - outer * error;
      out.upper998[area] = years + outer * error;
    }
    out.status[area] = OK;
  }
}

/** Rows of one area with null where missing; null where a number is impossible. */
function presentRows(values: Float64Array, from: number, to: number): (number | null)[] | null {
  const rows: (number | null)[] = [];
  for (let i = from; i < to; i++) {
    const value = values[i]!;
    if (value < 0 || value === Infinity) return null;
    rows.push(Number.isNaN(value) ? null : value);
  }
  return rows;
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
  populationAbove: number,
): Status | null {
  if (populations.includes(null) || deaths.includes(null)) return 'not-available';
  const total = (populations as number[]).reduce((sum, people) => sum + people, 0);
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
