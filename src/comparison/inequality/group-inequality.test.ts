import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { simpleRegression } from '#statistics/association/simple-regression.ts';
import { differenceLimits } from '#statistics/comparing/difference.ts';
import { proportion } from '#statistics/intervals/proportion.ts';
import { gradientWithin } from './gradient.ts';
import { type BaseIndicator, groupInequality, type ShownGroup } from './group-inequality.ts';

const per100: BaseIndicator = { method: 'proportion', multiplier: 100, polarity: 'low-is-good' };

/** A group in which `count` of `people` are counted, with Wilson limits in per cent. */
function group(count: number, people: number): ShownGroup {
  const at = (confidenceLevel: number) => proportion(count, people, { multiplier: 100, confidenceLevel });
  const [inner, outer] = [at(0.95), at(0.998)];
  return {
    status: 'ok',
    value: inner.value as number,
    lower95: inner.lower as number,
    upper95: inner.upper as number,
    lower998: outer.lower as number,
    upper998: outer.upper as number,
    population: people,
  };
}

/** Fifths of equal size on a straight line from 30 % among the worst-off to 10 % among the best-off. */
const fifths = [300, 250, 200, 150, 100].map((count) => group(count, 1000));

describe('inequality between groups', () => {
  it('is the difference of the ends of the line, above 0 where the worst-off fare worse', () => {
    const low = groupInequality('slope-index', fifths, per100);
    // The middles of the first and last fifth are 0.1 and 0.9, so the line of 20 points over 0.8 reaches 25 at its ends.
    expect(low.value).toBeCloseTo(25, 9);
    expect(low.lower95).toBeGreaterThan(15);
    expect(low.lower998).toBeLessThan(low.lower95);
    expect(low.upper998).toBeGreaterThan(low.upper95);
    const high = groupInequality('slope-index', fifths, { ...per100, polarity: 'high-is-good' });
    expect(high.value).toBeCloseTo(-25, 9);
    expect(high.upper95).toBeCloseTo(-low.lower95, 9);
    expect(groupInequality('slope-index', [...fifths].reverse(), per100).value).toBeCloseTo(-25, 9);
  });

  it('is the ratio of the ends, above 1 where the worst-off fare worse', () => {
    const relative = groupInequality('relative-index', fifths, per100);
    expect(relative.value).toBeCloseTo(32.5 / 7.5, 9);
    expect(relative.lower95).toBeGreaterThan(1);
    expect(groupInequality('relative-index', [...fifths].reverse(), per100).value).toBeCloseTo(7.5 / 32.5, 9);
  });

  it('is no ratio where the line ends at or below 0, and has no limits where one of them has no bound', () => {
    const low = groupInequality('relative-index', [group(60, 100), group(20, 100), group(2, 100)], per100);
    expect(low).toMatchObject({ status: 'cannot-be-calculated', value: Number.NaN });
    const small = [group(12, 92), group(10, 82), group(7, 72)];
    const wide = groupInequality('relative-index', small, per100);
    expect(wide.value).toBeCloseTo(1.513, 3);
    expect(wide.lower95).toBeLessThan(wide.value);
    expect([wide.lower998, wide.upper998]).toEqual([Number.NaN, Number.NaN]);
  });

  it('lies within its limits, the inner within the outer, whatever the groups', () => {
    const counts = fc.array(fc.tuple(fc.nat(60), fc.integer({ min: 61, max: 300 })), { minLength: 3, maxLength: 5 });
    fc.assert(
      fc.property(
        counts,
        fc.constantFrom('slope-index' as const, 'relative-index' as const, 'group-gap' as const),
        fc.constantFrom('low-is-good' as const, 'high-is-good' as const),
        (groups, method, polarity) => {
          const found = groupInequality(
            method,
            groups.map(([count, people]) => group(count, people)),
            { ...per100, polarity },
          );
          const { lower998, lower95, value, upper95, upper998 } = found;
          expect(Number.isNaN(value)).toBe(found.status !== 'ok');
          const told = [lower998, lower95, value, upper95, upper998].filter((one) => !Number.isNaN(one));
          expect(told).toEqual([...told].sort((a, b) => a - b));
          for (const one of method === 'relative-index' ? told : []) expect(one).toBeGreaterThan(0);
        },
      ),
    );
  });

  it('is the gap between the first group and the last, with the limits of their difference', () => {
    const [worst, best] = [group(300, 1000), group(200, 1000)];
    const gap = groupInequality('group-gap', [worst, group(900, 1000), best], per100);
    const limits = differenceLimits(
      { value: worst.value, lower: worst.lower95, upper: worst.upper95 },
      { value: best.value, lower: best.lower95, upper: best.upper95 },
    );
    expect(gap).toMatchObject({ status: 'ok', value: 10, lower95: limits?.lower, upper95: limits?.upper });
    expect(groupInequality('group-gap', [worst, best], { ...per100, polarity: 'high-is-good' }).value).toBe(-10);
  });

  it('says that it is hidden where anything of a group is, and that it is missing where a group is', () => {
    const hidden: ShownGroup = { ...group(3, 40), status: 'suppressed', value: Number.NaN };
    const status = (groups: (ShownGroup | undefined)[]) => groupInequality('slope-index', groups, per100).status;
    expect(status([hidden, ...fifths.slice(1)])).toBe('suppressed');
    expect(status([hidden, undefined, ...fifths.slice(2)])).toBe('suppressed');
    expect(status([undefined, ...fifths.slice(1)])).toBe('not-available');
    expect(status([{ ...hidden, status: 'not-submitted' }, ...fifths.slice(1)])).toBe('not-available');
    expect(groupInequality('group-gap', [fifths[0], hidden, fifths[4]], per100).status).toBe('ok');
  });

  it('leaves a fifth out in which nobody lives, as long as three remain', () => {
    const empty: ShownGroup = { ...group(0, 1), status: 'denominator-zero', value: Number.NaN };
    expect(groupInequality('slope-index', [empty, ...fifths.slice(1)], per100).status).toBe('ok');
    expect(groupInequality('slope-index', [empty, empty, empty, ...fifths.slice(3)], per100).status).toBe(
      'cannot-be-calculated',
    );
  });

  it('is measured where a group has no events at all', () => {
    const none = groupInequality('slope-index', [...fifths.slice(0, 4), group(0, 1000)], per100);
    expect(none.status).toBe('ok');
    expect(none.value).toBeGreaterThan(30);
    expect(none.lower95).toBeLessThan(none.value);
  });
});

describe('the gradient within an area', () => {
  const rank = [0, 0.25, 0.5, 0.75, 1];
  const value = [10, 13, 15, 16, 21];
  const options = { people: 500, fewest: 0.5, polarity: 'low-is-good' as const };

  it('is the slope of the line through its smaller areas', () => {
    const line = simpleRegression(rank, value);
    const gradient = gradientWithin({ rank, value, population: [100, 100, 100, 100, 100] }, options);
    expect(gradient.value).toBeCloseTo(line.slope as number, 12);
    expect((gradient.upper95 - gradient.value) / (line.slopeError as number)).toBeCloseTo(3.182446305284263, 9);
    expect(gradient.coverage).toBe(1);
  });

  it('lets smaller areas count by their people, and counts against the worst-off whichever way is good', () => {
    const crowded = gradientWithin({ rank, value, population: [1e9, 1, 1, 1, 1e9] }, { ...options, people: 2e9 });
    expect(crowded.value).toBeCloseTo(11, 6);
    const high = gradientWithin(
      { rank, value, population: [1e9, 1, 1, 1, 1e9] },
      { ...options, people: 2e9, polarity: 'high-is-good' },
    );
    expect(high.value).toBeCloseTo(-11, 6);
  });

  it('needs five smaller areas that hold enough of the people', () => {
    const population = [20, 20, 20, 20, 20];
    expect(gradientWithin({ rank, value, population }, options).status).toBe('coverage-too-low');
    expect(gradientWithin({ rank, value, population }, { ...options, people: Number.NaN }).status).toBe(
      'coverage-too-low',
    );
    const four = { rank: rank.slice(1), value: value.slice(1), population: population.slice(1) };
    expect(gradientWithin(four, { ...options, people: 80 }).status).toBe('cannot-be-calculated');
    const alike = { rank: rank.map(() => 0.3), value, population };
    expect(gradientWithin(alike, { ...options, people: 100 }).status).toBe('cannot-be-calculated');
  });
});
