import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { combiner as combinerSchema } from '#project/schema/framework/combiner.ts';
import { scorer as scorerSchema } from '#project/schema/framework/scorer.ts';
import { combine } from '#rating/combiners.ts';
import type { IndicatorColumns } from '#rating/evidence.ts';
import { score } from '#rating/scorers.ts';
import type { Polarity } from '#vocabulary/polarity.ts';
import { ratingEvidence } from '../fixtures/rating-evidence.ts';
import { classedPart, ratingFrame, scoredPart, scoresOf } from '../fixtures/rating-frame.ts';

const names = ['good', 'fair', 'poor', 'none'];
/** Whole per cents, so that ties happen, with gaps. */
const values = fc.array(fc.option(fc.integer({ min: 1, max: 99 }), { nil: null, freq: 8 }), {
  minLength: 2,
  maxLength: 25,
});
const judged = fc.constantFrom<Polarity>('high-is-good', 'low-is-good');

/** Scorers of areas as uncertain as each other, with 1 where their higher scores are better and -1 where their lower ones are. */
const scorers: [name: string, declared: object, better: 1 | -1][] = [
  [
    'bands of the distance',
    {
      kind: 'bands',
      of: 'distance',
      standard: 50,
      bands: [{ below: -9, score: 0 }, { below: 9, score: 1 }, { score: 2 }],
    },
    1,
  ],
  ['z-score by chance', { kind: 'z-score', transform: 'arcsine-root' }, 1],
  [
    'z-score, wider by the spread of areas',
    { kind: 'z-score', transform: 'arcsine-root', winsorise: 0.1, overdispersion: 'additive' },
    1,
  ],
  [
    'z-score, divided by the spread of areas',
    { kind: 'z-score', transform: 'arcsine-root', winsorise: 0.1, overdispersion: 'multiplicative' },
    1,
  ],
  ['z-score among areas', { kind: 'z-score', centre: 'mean', spread: 'areas' }, 1],
  ['z-score from the middle area', { kind: 'z-score', centre: 'median', spread: 'areas' }, 1],
  [
    'z-score in bands',
    {
      kind: 'z-score',
      transform: 'arcsine-root',
      bands: [{ below: -2, score: 0 }, { atMost: 2, score: 1 }, { score: 2 }],
    },
    1,
  ],
  ['spread', { kind: 'spread' }, -1],
  ['spread with a standard', { kind: 'spread', standard: { at: 60 }, digits: 2 }, -1],
  ['spread with a floor', { kind: 'spread', floor: { at: 40 } }, -1],
  ['quantiles', { kind: 'quantiles', count: 4 }, -1],
  ['standardise', { kind: 'standardise' }, 1],
  ['from worst to best', { kind: 'normalise' }, 1],
  ['places', { kind: 'normalise', method: 'percentile-rank' }, 1],
  [
    'standard deviations of treated values',
    { kind: 'normalise', method: 'z-score', treat: { otherwise: 'nothing' } },
    1,
  ],
];

function scored(declared: object, list: readonly (number | null)[], polarity: Polarity): (number | null)[] {
  const evidence = ratingEvidence({
    it: {
      polarity,
      multiplier: 100,
      values: list,
      lower95: list.map((value) => (value === null ? null : value - 0.5)),
      upper95: list.map((value) => (value === null ? null : value + 0.5)),
      denominators: list.map(() => 500),
      benchmark: 50,
    },
  });
  const columns = evidence.indicators.get('it') as IndicatorColumns;
  return scoresOf(score(scorerSchema.parse(declared), columns, ratingFrame(evidence, names)));
}

describe('every scorer, whatever the values', () => {
  it.each(scorers)(
    'never scores a worse value above a better one, and equal ones the same: %s',
    (_name, declared, better) => {
      fc.assert(
        fc.property(values, judged, (list, polarity) => {
          const towards = polarity === 'low-is-good' ? -1 : 1;
          const found = scored(declared, list, polarity);
          list.forEach((a, i) => {
            list.forEach((b, j) => {
              const [own, other] = [found[i] ?? null, found[j] ?? null];
              if (a === null) expect(own).toBeNull();
              if (a === null || b === null || own === null || other === null) return;
              if (a === b) expect(own).toBe(other);
              else if (towards * (a - b) > 0) expect(better * own).toBeGreaterThanOrEqual(better * other);
            });
          });
        }),
      );
    },
  );

  // Where an area's own value changes the standard deviation more than its distance from the set point, it may fall: of 0, 0, 0, 1
  // and 10 the last is 2.28 standard deviations from the median, of 0, 0, 0, 1 and 50 it is 2.25.
  it.each(scorers.filter(([name]) => !/wider|divided|treated|middle/.test(name)))(
    'never scores an area lower because its own value became better: %s',
    (_name, declared, better) => {
      fc.assert(
        fc.property(values, judged, fc.nat(), fc.integer({ min: 1, max: 40 }), (list, polarity, at, by) => {
          const area = at % list.length;
          const own = list[area] ?? null;
          const moved = (own ?? 0) + (polarity === 'low-is-good' ? -by : by);
          fc.pre(own !== null && moved >= 1 && moved <= 99);
          const before = scored(declared, list, polarity)[area] ?? null;
          const after = scored(declared, list.with(area, moved), polarity)[area] ?? null;
          if (before !== null && after !== null) expect(better * after).toBeGreaterThanOrEqual(better * before - 1e-9);
        }),
      );
    },
  );
});

const row = fc.array(
  fc.tuple(fc.option(fc.integer({ min: 1, max: 9 }), { nil: null }), fc.integer({ min: 1, max: 5 })),
  { minLength: 1, maxLength: 8 },
);
const partsOf = (list: readonly (readonly [number | null, number])[]) =>
  list.map(([one, weight], i) => scoredPart(`p${i}`, [one], weight));
const oneArea = ratingFrame(ratingEvidence({}, [{}]), names);
const combinedScore = (declared: object, list: readonly (readonly [number | null, number])[]) =>
  scoresOf(combine(combinerSchema.parse(declared), partsOf(list), oneArea))[0] ?? null;

const combiners: object[] = [
  { kind: 'mean' },
  { kind: 'mean', absent: 'none' },
  { kind: 'geometric' },
  { kind: 'harmonic' },
  { kind: 'power', exponent: 3 },
  { kind: 'power', exponent: -2 },
  { kind: 'sum' },
  { kind: 'sum', absent: 'skip' },
  { kind: 'points', most: 9 },
];

describe('every combiner, whatever the parts', () => {
  it.each(combiners)('never falls when a part rises: %j', (declared) => {
    fc.assert(
      fc.property(row, fc.nat(), (list, at) => {
        const index = at % list.length;
        const [own, weight] = list[index] as [number | null, number];
        fc.pre(own !== null);
        const [before, after] = [
          combinedScore(declared, list),
          combinedScore(declared, list.with(index, [own + 1, weight])),
        ];
        expect(before === null).toBe(after === null);
        if (before !== null) expect(after).toBeGreaterThan(before);
      }),
    );
  });

  it('never makes the worst or the best class worse when a part becomes better', () => {
    const rated = fc.array(fc.constantFrom<string>('poor', 'fair', 'good', 'none'), { minLength: 1, maxLength: 6 });
    const order = ['poor', 'fair', 'good'];
    fc.assert(
      fc.property(rated, fc.nat(), fc.constantFrom('worst', 'best'), (list, at, kind) => {
        const index = at % list.length;
        const own = order.indexOf(list[index] as string);
        fc.pre(own >= 0 && own < 2);
        const classOf = (classes: string[]) => {
          const parts = classes.map((name, i) => classedPart(`p${i}`, [name], names));
          return combine(combinerSchema.parse({ kind, order, otherwise: 'none' }), parts, oneArea).class[0] as number;
        };
        // Classes stand from best to worst.
        expect(classOf(list.with(index, order[own + 1] as string))).toBeLessThanOrEqual(classOf(list));
      }),
    );
  });

  it('never takes a step away when one more criterion is met', () => {
    const criteria = ['a', 'b', 'c', 'd', 'e'];
    const declared = combinerSchema.parse({
      kind: 'criteria',
      start: { score: 0 },
      steps: [
        { of: ['a', 'b', 'c'], atLeast: 2, score: 1 },
        { of: ['d', 'e'], atLeast: 1, score: 2 },
      ],
    });
    fc.assert(
      fc.property(fc.array(fc.boolean(), { minLength: 5, maxLength: 5 }), fc.nat(4), (met, more) => {
        const climbed = (list: boolean[]) => {
          const evidence = ratingEvidence(
            Object.fromEntries(criteria.map((id, i) => [id, { values: [list[i] ? 1 : 0] }])),
          );
          return combine(declared, [], ratingFrame(evidence, names)).score[0] as number;
        };
        expect(climbed(met.with(more, true))).toBeGreaterThanOrEqual(climbed(met));
      }),
    );
  });

  it('shares the weight of what is missing so that weights still sum to one', () => {
    const kind = fc.constantFrom('mean', 'geometric', 'harmonic', 'points');
    fc.assert(
      fc.property(row, fc.integer({ min: 1, max: 9 }), kind, (list, constant, name) => {
        const same = list.map(([one, weight]) => [one === null ? null : constant, weight] as const);
        const declared = name === 'points' ? { kind: name, most: 9, outOf: 9 } : { kind: name };
        const whole = combinedScore(declared, same);
        if (same.every(([one]) => one === null)) expect(whole).toBeNull();
        else expect(whole).toBeCloseTo(constant, 12);
      }),
    );
  });
});
