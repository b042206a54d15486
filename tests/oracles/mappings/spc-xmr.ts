import { type SpcResult, spc } from '#statistics/time/spc.ts';
import type { Comparison, Mapping } from '../mapping.ts';
import { list, maybe, type OracleCase, words } from '../oracle-file.ts';
import { assuranceWords, causeWords, directionOf, limitTolerance, variationWords } from './spc-words.ts';

function answer(given: OracleCase): SpcResult {
  return spc(list(given.y), {
    direction: directionOf(given.improvement_direction),
    screenOutliers: given.screen_outliers !== false,
    fixAfter: maybe(given.fix_after_n_points) ?? undefined,
    target: maybe(given.target),
    rebaseAt: list(given.rebase_at).map((position) => (position as number) - 1),
  });
}

function flags(value: unknown): (boolean | null)[] {
  return (Array.isArray(value) ? value : [value]) as (boolean | null)[];
}

function points(given: OracleCase, { points: ours, variation }: SpcResult): Comparison[] {
  const tolerance = limitTolerance(list(given.y));
  return [
    { what: 'mean', ours: ours.map((p) => p.mean), recorded: list(given.mean), tolerance },
    { what: 'lpl', ours: ours.map((p) => p.lower), recorded: list(given.lpl), tolerance },
    { what: 'upl', ours: ours.map((p) => p.upper), recorded: list(given.upl), tolerance },
    { what: 'outside', ours: ours.map((p) => p.outsideLimits), recorded: flags(given.outside_limits) },
    { what: 'relative', ours: ours.map((p) => p.relativeToMean), recorded: list(given.relative_to_mean) },
    { what: 'close', ours: ours.map((p) => p.nearLimit), recorded: flags(given.close_to_limits) },
    { what: 'cause', ours: ours.map((p) => causeWords[p.cause]), recorded: words(given.special_cause_type) },
    { what: 'type', ours: ours.map((p) => variationWords[p.variation]), recorded: words(given.point_type) },
    { what: 'short', ours: ours.map((p) => p.shortBaseline), recorded: flags(given.short_group_warning) },
    { what: 'variation', ours: variation && variationWords[variation], recorded: given.last_variation },
  ];
}

function assurance(ours: SpcResult, recorded: unknown): Comparison {
  return { what: 'assurance', ours: ours.assurance && assuranceWords[ours.assurance], recorded };
}

/** A series that cannot have limits at its last point has no assurance either. */
function lastHasLimits(given: OracleCase): boolean {
  return answer(given).points.at(-1)?.lower !== null;
}

export const spcXmr: Mapping = {
  files: ['spc_xmr'],
  compare: (given) => {
    const ours = answer(given);
    return [...points(given, ours), assurance(ours, given.assurance)];
  },
  divergences: [
    {
      quirk: 'quirk 9: a missing value never stops the chart',
      applies: (given) => typeof given.error === 'string' && list(given.y).includes(null),
      compare: (given) => {
        const ours = answer(given).points;
        const values = list(given.y);
        return [
          { what: 'points', ours: ours.length, recorded: values.length },
          {
            what: 'missing',
            ours: ours.map((p) => p.cause === 'missing'),
            recorded: values.map((value) => value === null),
          },
          ...meanOfPresent(given, ours),
        ];
      },
    },
    {
      quirk: 'quirk 9: no assurance where the last point has no limits',
      applies: (given) => given.error === undefined && maybe(given.target) !== null && !lastHasLimits(given),
      compare: (given) => {
        const ours = answer(given);
        return [...points(given, ours), assurance(ours, null)];
      },
    },
  ],
};

/** With one baseline, the mean is that of the values that are there. */
function meanOfPresent(given: OracleCase, ours: SpcResult['points']): Comparison[] {
  if (list(given.rebase_at).length > 0 || maybe(given.fix_after_n_points) !== null) return [];
  const present = list(given.y).filter((value) => value !== null);
  const mean = present.reduce((sum, value) => sum + value, 0) / present.length;
  return [{ what: 'mean', ours: ours[0]?.mean, recorded: mean, tolerance: { relative: 1e-12 } }];
}
