import { rate } from '#statistics/intervals/rate.ts';
import { exact, type Mapping } from '../mapping.ts';
import { limitNames, maybe } from '../oracle-file.ts';

/** The two-level file is per 100,000 and has no column for it. */
const PER_100_000 = 1e5;

export const byarRate: Mapping = {
  files: ['byar_rate', 'byar_rate_two_level'],
  compare: (given) => {
    const multiplier = maybe(given.multiplier) ?? PER_100_000;
    const tolerance = { relative: 1e-12 };
    return limitNames(given).flatMap(({ lower, upper, level }) => {
      const ours = rate(maybe(given.x), maybe(given.n), { confidenceLevel: level, multiplier });
      return [
        { what: 'value', ours: ours.value, recorded: maybe(given.value), tolerance },
        { what: lower, ours: ours.lower, recorded: maybe(given[lower]), tolerance },
        { what: upper, ours: ours.upper, recorded: maybe(given[upper]), tolerance },
        ...(typeof given.method === 'string'
          ? [{ what: 'method', ours: ours.method, recorded: given.method.replace('Byars', 'Byar'), tolerance: exact }]
          : []),
      ];
    });
  },
  refuse: (given) => {
    const level = limitNames(given)[0]?.level ?? 0.95;
    return rate(maybe(given.x), maybe(given.n), {
      confidenceLevel: level,
      multiplier: maybe(given.multiplier) ?? PER_100_000,
    });
  },
};
