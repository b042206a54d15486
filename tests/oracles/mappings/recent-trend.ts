import { recentTrend, type TrendPoint, type TrendResult } from '#statistics/time/recent-trend.ts';
import type { Comparison, Mapping } from '../mapping.ts';
import { list, number, numbers, type OracleCase, UnmappedCase } from '../oracle-file.ts';
import { unlessMinusOne } from './words.ts';

const POINTS = 5;

function by(given: OracleCase): 'counts' | 'intervals' {
  if (given.comparator === 'spc_proportions' && given.value_type === 'proportion') return 'counts';
  if (given.comparator === 'spc_proportions' || given.comparator === 'other') return 'intervals';
  throw new UnmappedCase(`a known comparator, not ${String(given.comparator)}`);
}

function series(given: OracleCase): TrendPoint[] {
  const year = numbers(given.year);
  const column = (name: string) => list(given[name]).map(unlessMinusOne);
  const [count, denominator, value] = [column('count'), column('denominator'), column('value')];
  const [lower, upper] = [list(given.lower95), list(given.upper95)];
  return year
    .map((_, i) => i)
    .sort((a, b) => (year[a] as number) - (year[b] as number))
    .map((i) => ({
      value: value[i] ?? null,
      numerator: count[i] ?? null,
      denominator: denominator[i] ?? null,
      lower95: lower[i] ?? null,
      upper95: upper[i] ?? null,
    }));
}

/** Only proportions and crude rates have a trend; the product's callers choose the method, so this is the mapping's rule. */
function hasTrend(given: OracleCase): boolean {
  return given.value_type === 'proportion' || given.value_type === 'crude_rate';
}

function answer(given: OracleCase): TrendResult {
  if (!hasTrend(given)) {
    return { trend: 'cannot-be-calculated', significant: false, slope: null, chiSquare: null };
  }
  return recentTrend(series(given), { by: by(given) });
}

const WORDS: Record<string, string> = {
  'cannot-be-calculated': 'CannotBeCalculated',
  'no-significant-change': 'NoChange',
  increasing: 'Increasing',
  decreasing: 'Decreasing',
};

function test(given: OracleCase, ours: TrendResult): Comparison[] {
  return [
    { what: 'significant', ours: ours.significant, recorded: given.significant },
    // Without a trend the reference writes a chi-square of 0.
    {
      what: 'chi2',
      ours: ours.chiSquare ?? 0,
      recorded: number(given.chi2),
      tolerance: { relative: 1e-9, absolute: 1e-12 },
    },
  ];
}

/** The points that the method uses, when there are enough of them with a value. */
function usedPoints(given: OracleCase): TrendPoint[] | null {
  const points = series(given);
  const last = points.slice(-POINTS);
  const full = points.some((point) => point.numerator !== null && point.numerator === point.denominator);
  return !hasTrend(given) || full || last.length < POINTS || last.some((point) => point.value === null) ? null : last;
}

/** Among the points used, one has a value but no limits. */
function lacksLimits(given: OracleCase): boolean {
  return usedPoints(given)?.some((point) => point.lower95 === null || point.upper95 === null) ?? false;
}

/** Among the points used for a test of counts, one count is 0. */
function hasZero(given: OracleCase): boolean {
  return by(given) === 'counts' && (usedPoints(given)?.some((point) => point.numerator === 0) ?? false);
}

/** Signed root of the chi-square for trend in proportions (Armitage 1955), worked out apart from the product. */
function armitage(points: TrendPoint[]): number {
  const x = points.map((point) => point.numerator as number);
  const n = points.map((point) => point.denominator as number);
  const sum = (values: number[]) => values.reduce((total, value) => total + value, 0);
  const [events, people] = [sum(x), sum(n)];
  const score = people * sum(x.map((count, i) => count * (i + 1))) - events * sum(n.map((count, i) => count * (i + 1)));
  const spread =
    people * sum(n.map((count, i) => count * (i + 1) ** 2)) - sum(n.map((count, i) => count * (i + 1))) ** 2;
  return (score * Math.sqrt(people)) / Math.sqrt(events * (people - events) * spread);
}

/** Whether the logits, with half an event more on either side, keep the sign of their slope without any one point. */
function logitsKeepSign(points: TrendPoint[]): boolean {
  const logits = points.map((p) =>
    Math.log(((p.numerator as number) + 0.5) / ((p.denominator as number) - (p.numerator as number) + 0.5)),
  );
  const signs = [-1, 0, 1, 2, 3, 4].map((left) => {
    const kept = logits.map((value, i) => ({ value, time: i + 1 })).filter((_, i) => i !== left);
    const mean = kept.reduce((total, { time }) => total + time, 0) / kept.length;
    return Math.sign(kept.reduce((total, { value, time }) => total + (time - mean) * value, 0));
  });
  return signs.every((sign) => sign !== 0 && sign === signs[0]);
}

function expectedFromCounts(points: TrendPoint[]): string {
  const root = armitage(points);
  if (!(root * root > 9.54953570608324 && logitsKeepSign(points))) return 'no-significant-change';
  return root > 0 ? 'increasing' : 'decreasing';
}

export const recentTrendMapping: Mapping = {
  files: ['recent_trend'],
  compare: (given) => {
    const ours = answer(given);
    return [...test(given, ours), { what: 'marker', ours: WORDS[ours.trend], recorded: given.marker }];
  },
  refuse: answer,
  divergences: [
    {
      quirk: 'a point without limits breaks a series of values; the reference skips it and uses fewer or older points',
      applies: (given) => by(given) === 'intervals' && lacksLimits(given),
      compare: (given) => [{ what: 'trend', ours: answer(given).trend, recorded: 'cannot-be-calculated' }],
    },
    {
      quirk:
        'a count of 0 has no logit, and a test of counts needs no limits; the reference takes infinities and older points',
      applies: (given) => hasZero(given) || (by(given) === 'counts' && lacksLimits(given)),
      compare: (given) => {
        const points = usedPoints(given) as TrendPoint[];
        const ours = answer(given);
        const chiSquare = armitage(points) ** 2;
        return [
          { what: 'trend', ours: ours.trend, recorded: expectedFromCounts(points) },
          { what: 'chi2', ours: ours.chiSquare, recorded: chiSquare, tolerance: { relative: 1e-9, absolute: 1e-12 } },
        ];
      },
    },
    {
      quirk: 'quirk 1: a rising proportion is called increasing',
      applies: (given) => by(given) === 'counts' && given.significant === true && given.derived_slope === 'up',
      compare: (given) => {
        const ours = answer(given);
        return [...test(given, ours), { what: 'trend', ours: ours.trend, recorded: 'increasing' }];
      },
    },
  ],
};
