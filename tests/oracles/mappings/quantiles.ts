import { areaBands } from '#statistics/comparing/area-bands.ts';
import { quantiles as quantilesOf } from '#statistics/comparing/quantiles.ts';
import type { Mapping } from '../mapping.ts';
import { list, number, type OracleCase } from '../oracle-file.ts';

export const quantiles: Mapping = {
  files: ['quantiles'],
  compare: (given) => [
    {
      what: 'quantile',
      ours: quantilesOf(list(given.values), number(given.nquantiles), { highestFirst: given.invert === true }),
      recorded: list(given.quantile),
    },
  ],
  refuse: (given) => quantilesOf(list(given.values), number(given.nquantiles)),
};

/** The reference turns fifths round where high is good, but not quarters. */
function first(given: OracleCase): 'highest' | 'lowest' {
  return given.polarity === 'high_good' && number(given.bins) === 5 ? 'highest' : 'lowest';
}

export const areaQuintiles: Mapping = {
  files: ['area_quintiles'],
  compare: (given) => [
    {
      what: 'category',
      ours: areaBands(list(given.values), number(given.bins), { first: first(given) }),
      recorded: list(given.category),
    },
  ],
  refuse: (given) => areaBands(list(given.values), number(given.bins)),
};
