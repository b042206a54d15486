import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { attributableFraction } from '#statistics/inequality/attributable-fraction.ts';
import { betweenGroupVariance } from '#statistics/inequality/between-group-variance.ts';
import { concentrationIndex } from '#statistics/inequality/concentration-index.ts';
import { entropyIndex } from '#statistics/inequality/entropy-index.ts';
import { groupGap } from '#statistics/inequality/group-gap.ts';
import { meanDifferences } from '#statistics/inequality/mean-difference.ts';

const group = fc.tuple(fc.double({ min: 0.01, max: 1000, noNaN: true }), fc.integer({ min: 1, max: 100_000 }));
const groups = fc.array(group, { minLength: 2, maxLength: 12 }).map((list) => ({
  values: list.map(([value]) => value),
  populations: list.map(([, people]) => people),
}));
type Drawn = { values: number[]; populations: number[] };
const high = { polarity: 'high-is-good' } as const;

/** Every measure of one population that compares groups, by its scale: with the values, with their square, or with none. */
function measuresOf(given: Drawn) {
  const gap = groupGap(given.values, undefined, { ...high, ordered: true });
  const concentration = concentrationIndex(given);
  const between = betweenGroupVariance(given);
  const entropy = entropyIndex(given);
  const differences = meanDifferences(given, { ...high, reference: 0 });
  const attributable = attributableFraction(given, high);
  return {
    absolute: [
      gap.difference.value,
      concentration.absolute.value,
      between.deviation.value,
      differences.fromMean?.weighted,
      differences.fromMean?.plain,
      differences.fromBest?.weighted,
      differences.fromReference?.plain,
      attributable.risk.value,
    ] as number[],
    squared: [between.variance.value] as number[],
    relative: [
      concentration.relative.value,
      between.variation.value,
      differences.disparity?.weighted,
      entropy.theil.value,
      entropy.meanLogDeviation.value,
      attributable.fraction.value,
    ] as number[],
    ratio: gap.ratio.value as number,
  };
}

const near = (found: number[], wanted: number[], size: number) => {
  for (const [i, value] of found.entries()) expect(Math.abs(value - wanted[i]!)).toBeLessThanOrEqual(1e-9 * size);
};

describe('measures of inequality', () => {
  it('are 0 where all groups are equal, and the ratio 1', () => {
    fc.assert(
      fc.property(groups, fc.double({ min: 0.01, max: 1000, noNaN: true }), ({ populations }, value) => {
        const { absolute, squared, relative, ratio } = measuresOf({
          populations,
          values: populations.map(() => value),
        });
        for (const measure of [...absolute, ...squared, ...relative]) expect(Math.abs(measure)).toBe(0);
        expect(ratio).toBe(1);
      }),
    );
  });

  it('do not depend on the unit where they are relative, go with it where they are absolute', () => {
    fc.assert(
      fc.property(groups, fc.constantFrom(0.001, 3, 1000), (given, factor) => {
        const there = measuresOf(given);
        const here = measuresOf({ ...given, values: given.values.map((value) => value * factor) });
        near(here.relative, there.relative, 1000);
        expect(here.ratio).toBeCloseTo(there.ratio, 6);
        near(
          here.absolute,
          there.absolute.map((value) => value * factor),
          1000 * factor,
        );
        near(
          here.squared,
          there.squared.map((value) => value * factor ** 2),
          (1000 * factor) ** 2,
        );
      }),
    );
  });

  it('do not depend on the size of the whole population', () => {
    fc.assert(
      fc.property(groups, fc.integer({ min: 2, max: 50 }), (given, factor) => {
        const there = measuresOf(given);
        const here = measuresOf({ ...given, populations: given.populations.map((people) => people * factor) });
        near(here.relative, there.relative, 1000);
        near(here.absolute, there.absolute, 1000);
      }),
    );
  });

  it('turn their sign with the order of the groups where they follow rank, and stay where they do not', () => {
    fc.assert(
      fc.property(groups, (given) => {
        const turned = { values: given.values.toReversed(), populations: given.populations.toReversed() };
        const [there, back] = [concentrationIndex(given), concentrationIndex(turned)];
        near([back.absolute.value as number], [-(there.absolute.value as number)], 1000);
        near([back.absolute.error ?? 0], [there.absolute.error ?? 0], 1000);
        near([entropyIndex(turned).theil.value as number], [entropyIndex(given).theil.value as number], 1000);
        near(
          [betweenGroupVariance(turned).deviation.value as number],
          [betweenGroupVariance(given).deviation.value as number],
          1000,
        );
      }),
    );
  });

  it('are never negative where they add up distances, and the relative index lies from −1 to 1', () => {
    fc.assert(
      fc.property(groups, (given) => {
        const { theil, meanLogDeviation } = entropyIndex(given);
        for (const measure of [theil, meanLogDeviation]) expect(measure.value).toBeGreaterThanOrEqual(-1e-9);
        const { fromMean, fromBest } = meanDifferences(given, high);
        expect(fromMean?.weighted).toBeGreaterThanOrEqual(0);
        // The best group is as far from the mean as people are from the best on average.
        expect(fromBest?.weighted).toBeCloseTo(attributableFraction(given, high).risk.value as number, 6);
        expect(Math.abs(concentrationIndex(given).relative.value as number)).toBeLessThanOrEqual(1);
      }),
    );
  });
});
