import {
  directlyStandardisedRate,
  type StandardisationOptions,
} from '#statistics/intervals/directly-standardised-rate.ts';
import type { Comparison, Mapping } from '../mapping.ts';
import { limitNames, list, maybe, number, numbers, type OracleCase } from '../oracle-file.ts';

const tolerance = { relative: 1e-11 };

function answer(given: OracleCase, confidenceLevel: number, missingCounts: StandardisationOptions['missingCounts']) {
  return directlyStandardisedRate(list(given.x), list(given.n), numbers(given.stdpop), {
    confidenceLevel,
    multiplier: number(given.multiplier),
    missingCounts,
  });
}

function agrees(given: OracleCase, missingCounts: StandardisationOptions['missingCounts']): Comparison[] {
  return limitNames(given).flatMap(({ lower, upper, level }): Comparison[] => {
    const ours = answer(given, level, missingCounts);
    const tooFew = String(given.statistic).includes('NA for total count');
    return [
      { what: 'total', ours: ours.totalCount, recorded: maybe(given.total_count), tolerance },
      { what: 'too few', ours: ours.reason === 'too-few-events', recorded: tooFew },
      { what: 'value', ours: ours.value, recorded: maybe(given.value), tolerance },
      { what: lower, ours: ours.lower, recorded: maybe(given[lower]), tolerance },
      { what: upper, ours: ours.upper, recorded: maybe(given[upper]), tolerance },
    ];
  });
}

export const dsr: Mapping = {
  files: ['dsr'],
  compare: (given) => agrees(given, 'unknown'),
  refuse: (given) => answer(given, 0.95, 'unknown'),
  divergences: [
    {
      quirk: 'quirk 4: a missing count is not zero; equal again when told that it is',
      applies: (given) => list(given.x).includes(null) && (given.error === undefined || given.error === null),
      compare: (given) => {
        const ours = answer(given, limitNames(given)[0]?.level ?? 0.95, 'unknown');
        return [
          { what: 'value', ours: ours.value, recorded: null },
          { what: 'reason', ours: ours.reason, recorded: 'not-available' },
          ...agrees(given, 'zero'),
        ];
      },
    },
  ],
};
