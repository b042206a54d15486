import { type FunnelFlag, flagProportions, flagRates, flagRatios } from '#statistics/comparing/funnel.ts';
import {
  type CountFunnelPoint,
  proportionFunnelLimits,
  rateFunnelLimits,
  ratioFunnelLimits,
} from '#statistics/comparing/funnel-limits.ts';
import type { Comparison, Mapping } from '../mapping.ts';
import { list, maybe, number, numbers, type OracleCase, UnmappedCase, words } from '../oracle-file.ts';

const WORDS: Record<FunnelFlag, string> = {
  'not-significant': 'Not significant',
  'low-95': 'Low (0.025)',
  'low-998': 'Low (0.001)',
  'high-95': 'High (0.025)',
  'high-998': 'High (0.001)',
  'too-few-events': 'Not applicable for events less than 10 for dsrs',
};

function rates(given: OracleCase): number[] | undefined {
  return given.statistic === 'rate_dsr' ? numbers(given.rate) : undefined;
}

function flags(given: OracleCase): FunnelFlag[] {
  const x = numbers(given.x);
  const n = numbers(given.n);
  switch (given.statistic) {
    case 'proportion':
      return flagProportions(x, n);
    case 'ratio':
    case 'ratio_count':
    case 'ratio_isr':
      return flagRatios(x, n);
    case 'rate_crude':
    case 'rate_dsr':
      return flagRates(x, n, { rates: rates(given), multiplier: number(given.multiplier) });
    default:
      throw new UnmappedCase(`a known statistic, not ${String(given.statistic)}`);
  }
}

export const funnelSignificance: Mapping = {
  files: ['funnel_significance'],
  compare: (given) => [
    { what: 'significance', ours: flags(given).map((flag) => WORDS[flag]), recorded: words(given.significance) },
  ],
  refuse: flags,
};

const near = { relative: 1e-4 };

function limits(given: OracleCase): Comparison[] {
  const recorded = given.limits as Record<string, unknown>;
  const x = numbers(given.numerator);
  const n = numbers(given.denominator);
  const multiplier = number(given.multiplier);
  const years = maybe(given.years_of_data) ?? 1;
  switch (given.statistic) {
    case 'proportion': {
      const { overall, points } = proportionFunnelLimits(x, n, multiplier);
      const tolerance = { absolute: 1e-12 * Math.abs(multiplier) };
      return [
        { what: 'axis', ours: points.map((point) => point.size), recorded: list(recorded.Population) },
        { what: 'lower 95', ours: points.map((p) => p.lower95), recorded: list(recorded.lower_2s_limit), tolerance },
        { what: 'upper 95', ours: points.map((p) => p.upper95), recorded: list(recorded.upper_2s_limit), tolerance },
        { what: 'lower 99.8', ours: points.map((p) => p.lower998), recorded: list(recorded.lower_3s_limit), tolerance },
        { what: 'upper 99.8', ours: points.map((p) => p.upper998), recorded: list(recorded.upper_3s_limit), tolerance },
        { what: 'overall', ours: points.map(() => overall), recorded: list(recorded.baseline), tolerance },
      ];
    }
    case 'ratio_count': {
      const { points } = ratioFunnelLimits(n, 1);
      // This form shows the difference of the ratio from 1.
      return countLimits(points, recorded, 'Observed_events', 'exp_events', -1);
    }
    case 'ratio_isr':
      return countLimits(ratioFunnelLimits(n, 100).points, recorded, 'Observed_events', 'exp_events', 0);
    case 'rate_crude':
    case 'rate_dsr': {
      const { overall, points } = rateFunnelLimits(x, n, { rates: rates(given), multiplier, years });
      return [
        ...countLimits(points, recorded, 'Events', 'population_1_year', 0),
        {
          what: 'overall',
          ours: points.map(() => overall),
          recorded: list(recorded.baseline),
          tolerance: { relative: 1e-12 },
        },
      ];
    }
    default:
      throw new UnmappedCase(`a known statistic, not ${String(given.statistic)}`);
  }
}

function countLimits(
  points: CountFunnelPoint[],
  recorded: Record<string, unknown>,
  axis: string,
  size: string,
  shift: number,
): Comparison[] {
  const column = (what: string, ours: number[], name: string): Comparison => ({
    what,
    ours,
    recorded: list(recorded[name]),
    // A limit shown as a difference from 1 is as exact as the ratio itself.
    tolerance: { ...near, absolute: shift === 0 ? 0 : 1e-4 },
  });
  return [
    { what: 'axis', ours: points.map((point) => point.events), recorded: list(recorded[axis]) },
    column(
      'size of lower 95',
      points.map((p) => p.sizeLower95),
      `lower_2s_${size}`,
    ),
    column(
      'lower 95',
      points.map((p) => p.lower95 + shift),
      'lower_2s_limit',
    ),
    column(
      'size of upper 95',
      points.map((p) => p.sizeUpper95),
      `upper_2s_${size}`,
    ),
    column(
      'upper 95',
      points.map((p) => p.upper95 + shift),
      'upper_2s_limit',
    ),
    column(
      'size of lower 99.8',
      points.map((p) => p.sizeLower998),
      `lower_3s_${size}`,
    ),
    column(
      'lower 99.8',
      points.map((p) => p.lower998 + shift),
      'lower_3s_limit',
    ),
    column(
      'size of upper 99.8',
      points.map((p) => p.sizeUpper998),
      `upper_3s_${size}`,
    ),
    column(
      'upper 99.8',
      points.map((p) => p.upper998 + shift),
      'upper_3s_limit',
    ),
  ];
}

export const funnelLimits: Mapping = {
  files: ['funnel_limits'],
  compare: limits,
  refuse: limits,
};
