import { directlyStandardisedNonindependent } from '#statistics/intervals/directly-standardised-nonindependent.ts';
import type { Comparison, Mapping } from '../mapping.ts';
import { limitNames, list, maybe, number, numbers, type OracleCase, words } from '../oracle-file.ts';

const tolerance = { relative: 1e-11 };

function answer(given: OracleCase, confidenceLevel: number) {
  const people = list(given.x);
  const population = list(given.n);
  const weight = numbers(given.stdpop);
  const frequency = numbers(given.eventfreq);
  const rows = words(given.ageband).map((stratum, i) => ({
    stratum,
    frequency: frequency[i] as number,
    people: people[i] as number | null,
    population: population[i] as number | null,
    weight: weight[i] as number,
  }));
  return directlyStandardisedNonindependent(rows, { confidenceLevel, multiplier: number(given.multiplier) });
}

export const dsrNonindependent: Mapping = {
  files: ['dsr_nonindependent'],
  compare: (given) =>
    limitNames(given).flatMap(({ lower, upper, level }): Comparison[] => {
      const ours = answer(given, level);
      return [
        { what: 'total', ours: ours.totalCount, recorded: maybe(given.total_count), tolerance },
        { what: 'value', ours: ours.value, recorded: maybe(given.value), tolerance },
        { what: lower, ours: ours.lower, recorded: maybe(given[lower]), tolerance },
        { what: upper, ours: ours.upper, recorded: maybe(given[upper]), tolerance },
      ];
    }),
  refuse: (given) => answer(given, 0.95),
  divergences: [
    {
      quirk: 'quirk 4: a missing count is not zero',
      applies: (given) => list(given.x).includes(null) && (given.error === undefined || given.error === null),
      compare: (given) => {
        const ours = answer(given, 0.95);
        return [
          { what: 'value', ours: ours.value, recorded: null },
          { what: 'reason', ours: ours.reason, recorded: 'not-available' },
        ];
      },
    },
  ],
};
