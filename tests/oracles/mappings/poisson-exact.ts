import { poissonExact, poissonTest } from '#statistics/intervals/poisson-exact.ts';
import type { Mapping } from '../mapping.ts';
import { level, maybe, number, type OracleCase } from '../oracle-file.ts';

function limits(given: OracleCase) {
  return poissonExact(maybe(given.x), maybe(given.time), { confidenceLevel: level(given.confidence) });
}

export const poissonExactMapping: Mapping = {
  files: ['poisson_exact'],
  compare: (given) => {
    const ours = limits(given);
    const test = poissonTest(number(given.x), number(given.time), number(given.r0));
    return [
      { what: 'lower', ours: ours.lower, recorded: number(given.lower), tolerance: { relative: 1e-9 } },
      { what: 'upper', ours: ours.upper, recorded: number(given.upper), tolerance: { relative: 1e-9 } },
      {
        what: 'two-sided',
        ours: test.twoSided,
        recorded: number(given.p_two_sided),
        tolerance: { relative: 1e-8, absolute: 1e-300 },
      },
    ];
  },
  refuse: limits,
};
