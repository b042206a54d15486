import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { neighbourIndicator } from '#comparison/neighbour-indicator.ts';
import { quantileIndicator } from '#comparison/quantile-indicator.ts';
import type { ShownEstimates } from '#comparison/shown-estimates.ts';
import { compareEstimates, type Estimated } from '#statistics/comparing/difference.ts';
import { type Outcome, outcomeOf } from '#vocabulary/outcome.ts';
import type { Polarity } from '#vocabulary/polarity.ts';

/** Few whole numbers, so that ties happen often; null where an area has no value that may be shown. */
const small = fc.integer({ min: 0, max: 12 });
const gap = fc.option(small, { nil: null, freq: 6 });
const polarity = fc.constantFrom<Polarity>('high-is-good', 'low-is-good', 'neither');
const estimate = fc.record({ value: gap, below: small, above: small, further: small });
type Drawn = { value: number | null; below: number; above: number; further: number };

/** One period of everyone on today's map: one estimate an area, ids as given. */
function shown(drawn: readonly Drawn[], ids = drawn.map((_, i) => i)): ShownEstimates {
  const length = drawn.length;
  const number = (of: (one: Drawn) => number) =>
    Float64Array.from(drawn, (one) => (one.value === null ? Number.NaN : one.value + of(one)));
  return {
    length,
    map: new Int8Array(length).fill(1),
    stratum: new Int32Array(length),
    area: Int32Array.from(ids),
    type: new Int32Array(length),
    period: new Int32Array(length),
    value: number(() => 0),
    lower95: number((one) => -one.below),
    upper95: number((one) => one.above),
    lower998: number((one) => -one.below - one.further),
    upper998: number((one) => one.above + one.further),
  };
}

const values = (list: readonly (number | null)[]) =>
  shown(list.map((value) => ({ value, below: 1, above: 1, further: 1 })));

/** Quantile of each area by its id, null where it has none. */
function quantilesOf(estimates: ShownEstimates, count: number, good: Polarity): Map<number, number | null> {
  const { row, quantile, length } = quantileIndicator(estimates, count, good);
  return new Map(
    Array.from({ length }, (_, i) => [
      estimates.area[row[i] as number] as number,
      Number.isNaN(quantile[i]) ? null : (quantile[i] as number),
    ]),
  );
}

/** Outcomes by `area neighbour`. */
function outcomesOf(estimates: ShownEstimates, neighbours: ReadonlyMap<number, readonly number[]>, good: Polarity) {
  const found = neighbourIndicator({ comparison: 'interval-95-998', polarity: good }, estimates, neighbours);
  return new Map(
    Array.from({ length: found.length }, (_, i) => [
      `${estimates.area[found.row[i] as number]} ${found.comparatorArea[i]}`,
      outcomeOf(found.outcome[i] as number),
    ]),
  );
}

const opposites: Record<string, string> = { better: 'worse', worse: 'better', higher: 'lower', lower: 'higher' };
const opposite = (outcome: Outcome) => outcome.replace(/^[a-z]+(?=-9)/, (word) => opposites[word] ?? word);
const everyone = (count: number) =>
  new Map(
    Array.from({ length: count }, (_, i) => [i, Array.from({ length: count }, (_, j) => j).filter((j) => j !== i)]),
  );

describe('quantiles of areas', () => {
  it('are monotone: an area with a better value is never in a worse group', () => {
    fc.assert(
      fc.property(fc.array(gap, { maxLength: 30 }), fc.integer({ min: 2, max: 5 }), polarity, (list, count, good) => {
        const found = quantilesOf(values(list), count, good);
        for (const [a, own] of list.entries()) {
          for (const [b, other] of list.entries()) {
            if (own === null || other === null || found.get(a) === null) continue;
            const better = good === 'low-is-good' ? own < other : own > other;
            if (better) expect(found.get(a) as number).toBeLessThanOrEqual(found.get(b) as number);
            if (own === other) expect(found.get(a)).toBe(found.get(b));
          }
        }
      }),
    );
  });

  it('turn round with the polarity: low is good for a value as high is good for its opposite', () => {
    fc.assert(
      fc.property(fc.array(gap, { maxLength: 30 }), fc.integer({ min: 2, max: 5 }), (list, count) => {
        const turned = values(list.map((value) => (value === null ? null : -value)));
        expect(quantilesOf(turned, count, 'low-is-good')).toEqual(quantilesOf(values(list), count, 'high-is-good'));
      }),
    );
  });

  it('leave out areas without a value, which change nothing for the others', () => {
    fc.assert(
      fc.property(fc.array(gap, { maxLength: 30 }), fc.integer({ min: 2, max: 5 }), polarity, (list, count, good) => {
        const all = quantilesOf(values(list), count, good);
        const known = list.flatMap((value, area) => (value === null ? [] : [{ value, area }]));
        const drawn = known.map(({ value }) => ({ value, below: 1, above: 1, further: 1 }));
        expect(
          quantilesOf(
            shown(
              drawn,
              known.map(({ area }) => area),
            ),
            count,
            good,
          ),
        ).toEqual(all);
        expect([...all.keys()]).toEqual(known.map(({ area }) => area));
      }),
    );
  });

  it('are given to all areas or, where fewer have a value than there are groups, to none, with their number', () => {
    fc.assert(
      fc.property(fc.array(gap, { maxLength: 8 }), fc.integer({ min: 2, max: 5 }), polarity, (list, count, good) => {
        const { quantile, areas } = quantileIndicator(values(list), count, good);
        const present = list.filter((value) => value !== null).length;
        expect([...areas]).toEqual(Array.from({ length: present }, () => present));
        for (const one of quantile) {
          if (present < count) expect(one).toBeNaN();
          else expect(one >= 1 && one <= count).toBe(true);
        }
      }),
    );
  });
});

describe('comparison with neighbours', () => {
  const drawn = fc.array(estimate, { minLength: 1, maxLength: 8 });

  it('mirrors: A is better than B as B is worse than A', () => {
    fc.assert(
      fc.property(drawn, polarity, (list, good) => {
        const found = outcomesOf(shown(list), everyone(list.length), good);
        for (const [pair, outcome] of found)
          expect(found.get(pair.split(' ').reverse().join(' '))).toBe(opposite(outcome));
        const known = list.filter(({ value }) => value !== null).length;
        expect(found.size).toBe(Math.max(0, known * (known - 1)));
      }),
    );
  });

  it('mirrors to the bit for any numbers', () => {
    const number = fc.double({ min: -1e6, max: 1e6, noNaN: true });
    const width = fc.double({ min: 0, max: 1e6, noNaN: true });
    const any = fc
      .tuple(number, width, width)
      .map(([value, below, above]): Estimated => ({ value, lower: value - below, upper: value + above }));
    fc.assert(
      fc.property(any, any, polarity, (a, b, good) => {
        expect(compareEstimates(b, a, good)).toBe(opposite(compareEstimates(a, b, good)));
        expect(compareEstimates(a, a, good)).toBe('similar');
      }),
    );
  });

  it('turns better into worse when the good direction turns', () => {
    fc.assert(
      fc.property(drawn, (list) => {
        const high = outcomesOf(shown(list), everyone(list.length), 'high-is-good');
        const low = outcomesOf(shown(list), everyone(list.length), 'low-is-good');
        expect([...low]).toEqual([...high].map(([pair, outcome]) => [pair, opposite(outcome)]));
      }),
    );
  });
});

describe('new ids for the areas', () => {
  const relabelled = fc.array(estimate, { minLength: 1, maxLength: 8 }).chain((list) =>
    fc.record({
      list: fc.constant(list),
      order: fc.shuffledSubarray([...list.keys()], { minLength: list.length }),
    }),
  );

  it('change no quantile and no comparison with a neighbour', () => {
    fc.assert(
      fc.property(relabelled, polarity, ({ list, order }, good) => {
        // Area i gets the id order[i]; rows stand in the order of the new ids.
        const rows = [...list.keys()].sort((a, b) => (order[a] as number) - (order[b] as number));
        const renamed = shown(
          rows.map((i) => list[i] as Drawn),
          rows.map((i) => order[i] as number),
        );
        const before = quantilesOf(shown(list), 3, good);
        expect(new Map([...before].map(([area, group]) => [order[area], group]))).toEqual(
          quantilesOf(renamed, 3, good),
        );
        const outcomes = outcomesOf(shown(list), everyone(list.length), good);
        const same = outcomesOf(renamed, everyone(list.length), good);
        for (const [pair, outcome] of outcomes) {
          const [a, b] = pair.split(' ').map((id) => order[Number(id)]);
          expect(same.get(`${a} ${b}`)).toBe(outcome);
        }
        expect(same.size).toBe(outcomes.size);
      }),
    );
  });
});
