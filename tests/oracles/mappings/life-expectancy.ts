import { lifeExpectancy } from '#statistics/intervals/life-expectancy.ts';
import type { Comparison, Mapping } from '../mapping.ts';
import { limitNames, list, numbers, type OracleCase } from '../oracle-file.ts';

const tolerance = { relative: 1e-11 };

function answer(given: OracleCase, confidenceLevel: number, widestInterval?: number) {
  const startAges = numbers(given.startage);
  return lifeExpectancy(list(given.deaths), list(given.population), { confidenceLevel, startAges, widestInterval });
}

/** Limits of a case; one that was asked for two levels and got no answer has a single pair of empty columns. */
function limitsOf(given: OracleCase) {
  const confidence = given.lowercl === undefined ? given.confidence : list(given.confidence)[0];
  return limitNames({ ...given, confidence });
}

/** What the reference records where an age has neither value nor limits here. */
type Blank = (recorded: number | null, band: number) => number | null;

function agrees(given: OracleCase, blankValue: Blank, blankLimit: Blank): Comparison[] {
  const levels = limitsOf(given);
  const blanked = answer(given, levels[0]?.level ?? 0.95);
  return [
    { what: 'value', ours: blanked.map(({ value }) => value), recorded: list(given.value).map(blankValue), tolerance },
    ...levels.flatMap(({ lower, upper, level }): Comparison[] => {
      const whole = answer(given, level, Infinity);
      return [
        { what: lower, ours: whole.map((age) => age.lower), recorded: list(given[lower]).map(blankLimit), tolerance },
        { what: upper, ours: whole.map((age) => age.upper), recorded: list(given[upper]).map(blankLimit), tolerance },
      ];
    }),
    ...totals(given, blanked),
  ];
}

/** Sums of deaths and population, which the reference leaves out where it answers nothing at all. */
function totals(given: OracleCase, ours: ReturnType<typeof answer>): Comparison[] {
  if (given.pops_used === undefined) return [];
  return [
    { what: 'population', ours: ours.map((age) => age.population), recorded: list(given.pops_used), tolerance },
    { what: 'deaths', ours: ours.map((age) => age.deaths), recorded: list(given.dths_used), tolerance },
  ];
}

/** First band that by these rates nobody reaches. */
function firstUnreached(given: OracleCase): number {
  const [deaths, people, ages] = [list(given.deaths), list(given.population), numbers(given.startage)];
  const certain = ages.findIndex((age, band) => {
    if (band === ages.length - 1) return false;
    const years = (ages[band + 1] as number) - age;
    const rate = (deaths[band] ?? 0) / (people[band] ?? 1);
    return years * rate >= 1 + years * rate * (band === 0 ? 0.9 : 0.5);
  });
  return certain < 0 ? ages.length : certain + 1;
}

/** Widest 95 % interval that the reference gives a value for. */
function tooWide(given: OracleCase, band: number): boolean {
  const { lower, upper } = answer(given, 0.95, Infinity)[band] as { lower: number | null; upper: number | null };
  return lower !== null && upper !== null && upper - lower > 20;
}

const same: Blank = (recorded) => recorded;

export const lifeExpectancyMapping: Mapping = {
  files: ['life_expectancy'],
  compare: (given) => agrees(given, same, same),
  refuse: (given) => answer(given, limitsOf(given)[0]?.level ?? 0.95),
  divergences: [
    {
      quirk: 'quirk 12: an age that nobody reaches has no life expectancy, where the reference gives 0 years',
      applies: (given) => given.pops_used !== undefined && firstUnreached(given) < numbers(given.startage).length,
      compare: (given) => {
        const first = firstUnreached(given);
        const unreached: Blank = (recorded, band) => (band < first ? recorded : null);
        return agrees(given, unreached, unreached);
      },
    },
    {
      quirk: 'quirk 12: limits are blanked with the value where they are too wide; equal when the bound is lifted',
      applies: (given) =>
        given.pops_used !== undefined && numbers(given.startage).some((_, band) => tooWide(given, band)),
      compare: (given) => {
        const levels = limitsOf(given);
        const blanked = answer(given, levels[0]?.level ?? 0.95);
        const blanks = blanked.map(({ lower, upper, reason }) => lower === null && upper === null && reason);
        const wide = numbers(given.startage).map((_, band) => tooWide(given, band) && 'too-few-events');
        return [{ what: 'limits', ours: blanks, recorded: wide }, ...agrees(given, same, same)];
      },
    },
  ],
};
