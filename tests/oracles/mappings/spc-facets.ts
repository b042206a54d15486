import { type SpcResult, spc } from '#statistics/time/spc.ts';
import type { Comparison, Mapping } from '../mapping.ts';
import { list, maybe, numbers, type OracleCase, words } from '../oracle-file.ts';
import { assuranceWords, causeWords, directionOf, limitTolerance, variationWords } from './spc-words.ts';

/** Charts of the series of a case, by name and each in order of month. */
function charts(given: OracleCase): { name: string; values: (number | null)[]; chart: SpcResult }[] {
  const series = words(given.series);
  const month = numbers(given.month);
  const y = list(given.y);
  const targets = (given.targets ?? {}) as Record<string, unknown>;
  const rebased = given.rebase_series === null || given.rebase_series === undefined ? [] : words(given.rebase_series);
  const rebaseMonths = list(given.rebase_month);
  return [...new Set(series)].sort().map((name) => {
    const rows = series
      .flatMap((label, i) => (label === name ? [i] : []))
      .sort((a, b) => (month[a] as number) - (month[b] as number));
    const values = rows.map((i) => y[i] as number | null);
    const rebaseAt = rows.flatMap((row, position) =>
      rebased.some((label, k) => label === name && rebaseMonths[k] === month[row]) ? [position] : [],
    );
    const chart = spc(values, {
      direction: directionOf(given.improvement_direction),
      target: maybe(targets[name]),
      rebaseAt,
    });
    return { name, values, chart };
  });
}

export const spcFacets: Mapping = {
  files: ['spc_facets'],
  compare: (given) => {
    const ours = charts(given);
    const points = ours.flatMap(({ chart }) => chart.points);
    const tolerance = limitTolerance(list(given.y));
    const assured = words(given.assurance_series);
    const comparisons: Comparison[] = [
      {
        what: 'series',
        ours: ours.flatMap(({ name, values }) => values.map(() => name)),
        recorded: words(given.out_series),
      },
      { what: 'mean', ours: points.map((p) => p.mean), recorded: list(given.mean), tolerance },
      { what: 'lpl', ours: points.map((p) => p.lower), recorded: list(given.lpl), tolerance },
      { what: 'upl', ours: points.map((p) => p.upper), recorded: list(given.upl), tolerance },
      { what: 'type', ours: points.map((p) => variationWords[p.variation]), recorded: words(given.point_type) },
      { what: 'cause', ours: points.map((p) => causeWords[p.cause]), recorded: words(given.special_cause_type) },
      {
        what: 'assurance',
        ours: assured.map((name) => {
          const found = ours.find((one) => one.name === name)?.chart.assurance;
          return found ? assuranceWords[found] : null;
        }),
        recorded: given.assurance,
      },
    ];
    return comparisons;
  },
  refuse: charts,
};
