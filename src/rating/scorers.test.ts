import { describe, expect, it } from 'vitest';
import { scorer as scorerSchema } from '#project/schema/framework/scorer.ts';
import { type KnownIndicator, ratingEvidence } from '../../tests/fixtures/rating-evidence.ts';
import { classesOf, ratingFrame, rulesOf, scoresOf } from '../../tests/fixtures/rating-frame.ts';
import type { IndicatorColumns } from './evidence.ts';
import { score } from './scorers.ts';

const names = ['good', 'fair', 'poor', 'none'];

/** Grades of one indicator by a declared scorer. */
function graded(declared: object, known: KnownIndicator, others: Record<string, KnownIndicator> = {}, attributes = []) {
  const evidence = ratingEvidence({ it: known, ...others }, attributes);
  const columns = evidence.indicators.get('it') as IndicatorColumns;
  return score(scorerSchema.parse(declared), columns, ratingFrame(evidence, names));
}
const scores = (...given: Parameters<typeof graded>) => scoresOf(graded(...given));
const classes = (...given: Parameters<typeof graded>) => classesOf(graded(...given), names);
const rounded = (list: (number | null)[], digits = 4) =>
  list.map((value) => (value === null ? null : Number(value.toFixed(digits))));

describe('scoring by bands', () => {
  const bands = [{ atLeast: 0, class: 'good' }, { atLeast: -5, class: 'fair' }, { class: 'poor' }];

  it('takes the distance from a standard towards better, so below 0 is worse either way', () => {
    const distance = { kind: 'bands', of: 'distance', standard: 50, bands, missing: 'none' };
    const values = [50, 49, 45, 44, null];
    expect(classes(distance, { values })).toEqual(['good', 'fair', 'fair', 'poor', 'none']);
    expect(classes(distance, { values: [50, 51, 55, 56, 44], polarity: 'low-is-good' })).toEqual([
      'good',
      'fair',
      'fair',
      'poor',
      'good',
    ]);
  });

  it('takes the ratio to the goal, and the value of the benchmark', () => {
    const ratio = { kind: 'bands', of: 'ratio', standard: 'goal', bands: [{ atMost: 1, score: 1 }, { score: 0 }] };
    expect(scores(ratio, { values: [90, 100, 101], goal: 100 })).toEqual([1, 1, 0]);
    expect(scores({ ...ratio, standard: 'benchmark' }, { values: [90, 101], benchmark: 100 })).toEqual([1, 0]);
    expect(scores({ ...ratio, standard: 'benchmark' }, { values: [90] })).toEqual([null]);
  });
});

describe('scoring by z-score', () => {
  const known = { values: [110, 100, 90], lower95: [100, 90, 80], upper95: [120, 110, 100], benchmark: 100 };

  it('counts in standard errors from the limits, turned round where low is good', () => {
    const error = 20 / 3.919927969080108;
    expect(rounded(scores({ kind: 'z-score' }, known))).toEqual(rounded([10 / error, 0, -10 / error]));
    expect(rounded(scores({ kind: 'z-score' }, { ...known, polarity: 'low-is-good' }))[0]).toBeLessThan(0);
  });

  it('takes the spread of areas from a goal, their mean or their median', () => {
    const values = [1, 2, 6];
    const deviation = Math.sqrt(7);
    const from = (centre: unknown) => scores({ kind: 'z-score', spread: 'areas', centre }, { values, goal: 6 });
    expect(rounded(from('mean'))).toEqual(rounded([-2 / deviation, -1 / deviation, 3 / deviation]));
    expect(rounded(from('median'))).toEqual(rounded([-1 / deviation, 0, 4 / deviation]));
    expect(rounded(from('goal'))).toEqual(rounded([-5 / deviation, -4 / deviation, 0]));
  });

  it('reads proportions on the scale of the values, and the scale for logarithms', () => {
    const share = { values: [60], multiplier: 100, denominators: [100], benchmark: 50 };
    const z = (Math.asin(Math.sqrt(0.6)) - Math.asin(Math.sqrt(0.5))) * 2 * 10;
    expect(rounded(scores({ kind: 'z-score', transform: 'arcsine-root' }, share))).toEqual(rounded([z]));
    const logit = (p: number) => Math.log(p / (1 - p));
    const limits = { ...share, lower95: [50], upper95: [70] };
    const error = (logit(0.7) - logit(0.5)) / 3.919927969080108;
    expect(rounded(scores({ kind: 'z-score', transform: 'logit' }, limits))).toEqual(rounded([logit(0.6) / error]));
    expect(scores({ kind: 'z-score', transform: 'log' }, { ...known, values: [0, 100, 90] })[0]).toBeNull();
  });

  it('has none without limits, without counts or without a set point', () => {
    expect(scores({ kind: 'z-score' }, { values: [1], benchmark: 1 })).toEqual([null]);
    expect(scores({ kind: 'z-score' }, { values: [1], lower95: [0], upper95: [2] })).toEqual([null]);
    expect(scores({ kind: 'z-score', transform: 'arcsine-root' }, { values: [1], benchmark: 1 })).toEqual([null]);
  });

  it('divides by the root of the spread beyond chance, but never makes it less than chance', () => {
    const wide = { values: [130, 100, 70], lower95: [120, 90, 60], upper95: [140, 110, 80], benchmark: 100 };
    const z = scores({ kind: 'z-score' }, wide);
    const phi = z.reduce<number>((sum, one) => sum + (one as number) ** 2, 0) / 3;
    const shrunk = scores({ kind: 'z-score', overdispersion: 'multiplicative' }, wide);
    expect(rounded(shrunk)).toEqual(rounded(z.map((one) => (one as number) / Math.sqrt(phi))));
    const narrow = { ...known, values: [101, 100, 99], lower95: [91, 90, 89], upper95: [111, 110, 109] };
    expect(scores({ kind: 'z-score', overdispersion: 'multiplicative' }, narrow)).toEqual(
      scores({ kind: 'z-score' }, narrow),
    );
  });
});

describe('scoring by spread', () => {
  it('gives all that reach the standard the best, and spreads the others from the next', () => {
    const declared = { kind: 'spread', standard: { at: 95 } };
    const grades = graded(declared, { values: [99, 95, 94, 90, 80, null] });
    expect(scoresOf(grades)).toEqual([1, 1, 2, 3, 4, null]);
    expect(rulesOf(grades)).toEqual(['standard-reached', 'standard-reached', 'rank', 'rank', 'rank', null]);
  });

  it('gives all that miss the floor the worst, and spreads the others down to the rest', () => {
    const declared = { kind: 'spread', floor: { at: 'goal' } };
    expect(scores(declared, { values: [5, 3, 1, -1], goal: 0 })).toEqual([1, 2, 3, 4]);
    expect(scores(declared, { values: [5, 3, 1, -1], goal: 0, polarity: 'low-is-good' })).toEqual([4, 4, 4, 1]);
  });

  it('gives one area the better end, and rounds as declared', () => {
    expect(scores({ kind: 'spread' }, { values: [7] })).toEqual([1]);
    expect(scores({ kind: 'spread', digits: 1 }, { values: [8, 7, 6, 5, 4, 3, 2] })[1]).toBe(1.5);
  });
});

describe('scoring by quantile', () => {
  it('counts from the best, gives scores or classes, and nobody anything among too few', () => {
    expect(scores({ kind: 'quantiles', count: 2 }, { values: [1, 2, 3, 4] })).toEqual([2, 2, 1, 1]);
    const low = { values: [1, 2, 3, 4], polarity: 'low-is-good' as const };
    expect(scores({ kind: 'quantiles', count: 2, scores: [10, 0] }, low)).toEqual([10, 10, 0, 0]);
    const named = graded({ kind: 'quantiles', count: 2, classes: ['good', 'poor'] }, low);
    expect([classesOf(named, names), scoresOf(named)]).toEqual([
      ['good', 'good', 'poor', 'poor'],
      [null, null, null, null],
    ]);
    expect(scores({ kind: 'quantiles', count: 5 }, { values: [1, 2, null] })).toEqual([null, null, null]);
  });
});

describe('scoring on a common scale', () => {
  it('puts the worst at the low end and the best at the high one, whichever way is better', () => {
    const to = { low: 0, high: 10 };
    expect(scores({ kind: 'normalise', to }, { values: [1, 2, 5] })).toEqual([0, 2.5, 10]);
    expect(scores({ kind: 'normalise', to }, { values: [1, 2, 5], polarity: 'low-is-good' })).toEqual([10, 7.5, 0]);
  });

  it('fills gaps from areas of the same group, and says so', () => {
    const declared = { kind: 'normalise', impute: { by: 'mean', within: 'area.kind' } };
    const kinds = ['a', 'a', 'b', 'b', 'a'].map((kind) => ({ kind })) as never;
    const grades = graded(declared, { values: [0, 10, 4, 4, null] }, {}, kinds);
    expect(scoresOf(grades)[4]).toBe(50);
    expect(rulesOf(grades)).toEqual(['min-max', 'min-max', 'min-max', 'min-max', 'filled']);
  });

  it('pulls outliers in before the scale is taken', () => {
    const values = [...Array.from({ length: 19 }, (_, i) => i), 1000];
    const untreated = scores({ kind: 'normalise' }, { values });
    const treated = scores({ kind: 'normalise', treat: {} }, { values });
    expect(untreated[18]).toBeLessThan(2);
    expect(treated[18]).toBe(100);
  });

  it('cuts at goalposts, measures the way to a target, and needs them', () => {
    const goalposts = { low: 20, high: 70 };
    expect(scores({ kind: 'normalise', method: 'goalposts', goalposts }, { values: [10, 45, 80] })).toEqual([
      0, 50, 100,
    ]);
    expect(scores({ kind: 'normalise', method: 'distance-to-target', target: 20 }, { values: [10, 15, 20] })).toEqual([
      0, 0.5, 1,
    ]);
    expect(scorerSchema.safeParse({ kind: 'normalise', method: 'goalposts' }).success).toBe(false);
    expect(scorerSchema.safeParse({ kind: 'normalise', method: 'distance-to-target' }).success).toBe(false);
  });
});

describe('standardising', () => {
  it('scores nobody where all are equal or too few have a value', () => {
    expect(scores({ kind: 'standardise' }, { values: [3, 3, 3] })).toEqual([null, null, null]);
    expect(scores({ kind: 'standardise', moreThan: 3 }, { values: [1, 2, 3] })).toEqual([null, null, null]);
    expect(scores({ kind: 'standardise', moreThan: 2 }, { values: [1, 2, 3] })).toEqual([-1, 0, 1]);
  });
});

describe('scoring by a map, by rules and as given', () => {
  it('has nothing for a value that the map does not name', () => {
    const map = { kind: 'map', values: [{ is: 1, score: 4 }], missing: 'none' };
    expect(scores(map, { values: [1, 2, null] })).toEqual([4, null, null]);
    expect(classes(map, { values: [1, 2, null] })).toEqual([null, 'none', 'none']);
  });

  it('takes the first rule that holds; one that reads a missing number does not', () => {
    const rules = {
      kind: 'rules',
      rules: [
        { when: 'indicators["other"].value > 5.0', class: 'poor' },
        { when: 'value >= 2.0', class: 'good', score: 1 },
      ],
      otherwise: { class: 'fair' },
      missing: 'none',
    };
    const other = { other: { values: [9, null, 1, 9] } };
    expect(classes(rules, { values: [2, 2, 1, null] }, other)).toEqual(['poor', 'good', 'fair', 'none']);
  });

  it('takes the value as the score, and a stated score in its place', () => {
    const evidence = ratingEvidence({ it: { values: [1, 2, null] } });
    const columns = {
      ...(evidence.indicators.get('it') as IndicatorColumns),
      score: Float64Array.of(Number.NaN, 7, 8),
    };
    const grades = score(scorerSchema.parse({ kind: 'given' }), columns, ratingFrame(evidence, names));
    expect(scoresOf(grades)).toEqual([1, 7, 8]);
    expect(rulesOf(grades)).toEqual(['given', 'stated', 'stated']);
  });

  it('has only the class of the missing where no comparison was made', () => {
    const declared = { kind: 'significance', classes: { similar: 'fair' }, scores: { similar: 1 }, missing: 'none' };
    expect(classes(declared, { values: [1] })).toEqual(['none']);
    expect(scores(declared, { outcomes: ['similar', undefined, 'higher-95'] })).toEqual([1, null, null]);
    expect(classes(declared, { outcomes: ['similar', undefined, 'higher-95'] })).toEqual(['fair', 'none', 'none']);
  });
});
