import { directlyStandardisedGamma } from '#statistics/intervals/directly-standardised-gamma.ts';
import type { Comparison, Mapping } from '../mapping.ts';
import { list, maybe, numbers, type OracleCase } from '../oracle-file.ts';

const tolerance = { relative: 1e-10 };

function answer(given: OracleCase) {
  return directlyStandardisedGamma(list(given.x), list(given.n), numbers(given.stdpop), { multiplier: 1 });
}

function agrees(given: OracleCase, lower: number | null): Comparison[] {
  const ours = answer(given);
  return [
    { what: 'crude', ours: ours.crude, recorded: maybe(given.crude), tolerance },
    { what: 'adjusted', ours: ours.value, recorded: maybe(given.adjusted), tolerance },
    { what: 'lower95', ours: ours.lower, recorded: lower, tolerance },
    { what: 'upper95', ours: ours.upper, recorded: maybe(given.upper95), tolerance },
  ];
}

export const fayFeuer: Mapping = {
  files: ['dsr_fay_feuer'],
  compare: (given) => agrees(given, maybe(given.lower95)),
  refuse: answer,
  divergences: [
    {
      quirk: 'no events: the lower limit is 0, where the reference gives NaN',
      applies: (given) => numbers(given.x).every((count) => count === 0),
      compare: (given) => agrees(given, 0),
    },
  ],
};
