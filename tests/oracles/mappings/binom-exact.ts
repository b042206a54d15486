import { binomialExact, binomialTest } from '#statistics/intervals/binomial-exact.ts';
import type { Mapping } from '../mapping.ts';
import { level, maybe, number, type OracleCase } from '../oracle-file.ts';

function limits(given: OracleCase) {
  return binomialExact(maybe(given.x), maybe(given.n), { confidenceLevel: level(given.confidence) });
}

export const binomExact: Mapping = {
  files: ['binom_exact'],
  compare: (given) => {
    const ours = limits(given);
    const test = binomialTest(number(given.x), number(given.n), number(given.p0));
    const p = { relative: 1e-8, absolute: 1e-300 };
    return [
      { what: 'lower', ours: ours.lower, recorded: number(given.lower), tolerance: { relative: 1e-9 } },
      { what: 'upper', ours: ours.upper, recorded: number(given.upper), tolerance: { relative: 1e-9 } },
      { what: 'two-sided', ours: test.twoSided, recorded: number(given.p_two_sided), tolerance: p },
      { what: 'less', ours: test.less, recorded: number(given.p_less), tolerance: p },
      { what: 'greater', ours: test.greater, recorded: number(given.p_greater), tolerance: p },
    ];
  },
  refuse: limits,
};
