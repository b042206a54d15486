import { poissonControlLimits, poissonMeanAtTail } from '#statistics/comparing/poisson-control-limits.ts';
import type { Mapping } from '../mapping.ts';
import { number, UnmappedCase } from '../oracle-file.ts';

export const poissonControl: Mapping = {
  files: ['poisson_control_limits'],
  compare: (given) => {
    const ours = poissonControlLimits(number(given.expected), number(given.p));
    return [
      { what: 'low', ours: ours.lower, recorded: number(given.pois_low), tolerance: { relative: 2e-4 } },
      { what: 'high', ours: ours.upper, recorded: number(given.pois_high), tolerance: { relative: 1e-6 } },
    ];
  },
  divergences: [
    {
      quirk: 'quirk 7: where nothing is expected, the lower limit is 0',
      applies: (given) => given.expected === 0,
      compare: (given) => {
        const ours = poissonControlLimits(0, number(given.p));
        return [
          { what: 'low', ours: ours.lower, recorded: 0 },
          { what: 'high', ours: ours.upper, recorded: number(given.pois_high), tolerance: { relative: 1e-6 } },
        ];
      },
    },
  ],
};

export const poissonPrimitive: Mapping = {
  files: ['poisson_funnel_primitive'],
  compare: (given) => {
    if (given.side !== 'low' && given.side !== 'high') throw new UnmappedCase(`low or high, not ${String(given.side)}`);
    const ours = poissonMeanAtTail(number(given.obs), number(given.p), given.side);
    return [{ what: 'mean', ours, recorded: number(given.exact), tolerance: { relative: 1e-10 } }];
  },
};
