import { proportion } from '#statistics/intervals/proportion.ts';
import type { Mapping } from '../mapping.ts';
import { limitNames, maybe } from '../oracle-file.ts';

/** The two-level file is in percentages and has no column for it. */
const PERCENT = 100;

export const wilson: Mapping = {
  files: ['wilson', 'wilson_two_level'],
  compare: (given) => {
    const multiplier = maybe(given.multiplier) ?? PERCENT;
    const tolerance = { relative: 1e-12, absolute: 1e-15 * Math.abs(multiplier) };
    return limitNames(given).flatMap(({ lower, upper, level }) => {
      const ours = proportion(maybe(given.x), maybe(given.n), { confidenceLevel: level, multiplier });
      return [
        { what: 'value', ours: ours.value, recorded: maybe(given.value), tolerance },
        { what: lower, ours: ours.lower, recorded: maybe(given[lower]), tolerance },
        { what: upper, ours: ours.upper, recorded: maybe(given[upper]), tolerance },
      ];
    });
  },
  divergences: [
    {
      quirk: 'a missing count has no limits, not even 0 and 1 at level 1',
      applies: (given) =>
        (maybe(given.x) === null || maybe(given.n) === null) && limitNames(given).some(({ level }) => level === 1),
      compare: (given) => {
        const ours = proportion(maybe(given.x), maybe(given.n), { confidenceLevel: 1 });
        return [
          { what: 'limits', ours: [ours.value, ours.lower, ours.upper], recorded: [null, null, null] },
          { what: 'reason', ours: ours.reason, recorded: 'not-available' },
        ];
      },
    },
  ],
  refuse: (given) => {
    const level = limitNames(given)[0]?.level ?? 0.95;
    return proportion(maybe(given.x), maybe(given.n), {
      confidenceLevel: level,
      multiplier: maybe(given.multiplier) ?? PERCENT,
    });
  },
};
