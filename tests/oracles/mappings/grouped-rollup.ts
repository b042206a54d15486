import { proportion } from '#statistics/intervals/proportion.ts';
import { rate } from '#statistics/intervals/rate.ts';
import { rollUp } from '#statistics/intervals/roll-up.ts';
import type { Comparison, Mapping } from '../mapping.ts';
import { list, type OracleCase, words } from '../oracle-file.ts';

const tolerance = { relative: 1e-12 };

interface Recorded {
  g: unknown;
  x: unknown;
  n: unknown;
  value: unknown;
  lowercl: unknown;
  uppercl: unknown;
}

function ours(given: OracleCase) {
  const sums = rollUp(words(given.g), list(given.x), list(given.n)).sort((a, b) => (a.group < b.group ? -1 : 1));
  return {
    sums,
    proportions: sums.map((sum) => proportion(sum.numerator, sum.denominator, { multiplier: 100 })),
    rates: sums.map((sum) => rate(sum.numerator, sum.denominator, { multiplier: 1e5 })),
  };
}

export const groupedRollup: Mapping = {
  files: ['grouped_rollup'],
  compare: (given) => {
    const { sums, proportions, rates } = ours(given);
    return (['proportion_x100', 'rate_per_100000'] as const).flatMap((name): Comparison[] => {
      const recorded = given[name] as Recorded;
      const answers = name === 'proportion_x100' ? proportions : rates;
      return [
        { what: `${name} groups`, ours: sums.map((sum) => sum.group), recorded: words(recorded.g) },
        { what: `${name} x`, ours: sums.map((sum) => sum.numerator), recorded: list(recorded.x) },
        { what: `${name} n`, ours: sums.map((sum) => sum.denominator), recorded: list(recorded.n) },
        {
          what: `${name} value`,
          ours: answers.map((answer) => answer.value),
          recorded: list(recorded.value),
          tolerance,
        },
        {
          what: `${name} lower`,
          ours: answers.map((answer) => answer.lower),
          recorded: list(recorded.lowercl),
          tolerance,
        },
        {
          what: `${name} upper`,
          ours: answers.map((answer) => answer.upper),
          recorded: list(recorded.uppercl),
          tolerance,
        },
      ];
    });
  },
  divergences: [
    {
      quirk: 'quirk 2: a single group is summed like any other',
      applies: (given) => new Set(words(given.g)).size === 1 && words(given.g).length > 1,
      compare: (given) => {
        const { sums, proportions, rates } = ours(given);
        const x = list(given.x);
        const n = list(given.n);
        const sum = (values: (number | null)[]) =>
          values.includes(null) ? null : values.reduce((total: number, value) => total + (value as number), 0);
        const [events, people] = [sum(x), sum(n)];
        const share = events === null || people === null ? null : events / people;
        return [
          { what: 'groups', ours: sums.length, recorded: 1 },
          { what: 'x', ours: sums[0]?.numerator, recorded: events },
          { what: 'n', ours: sums[0]?.denominator, recorded: people },
          { what: 'proportion', ours: proportions[0]?.value, recorded: share === null ? null : share * 100, tolerance },
          { what: 'rate', ours: rates[0]?.value, recorded: share === null ? null : share * 1e5, tolerance },
        ];
      },
    },
  ],
};
