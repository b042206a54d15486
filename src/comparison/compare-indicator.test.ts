import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type EstimateColumns, emptyEstimates } from '#estimates/estimate-columns.ts';
import { indicatorSchema } from '#project/schema/indicator.ts';
import { compareWithBenchmark } from '#statistics/comparing/benchmark.ts';
import { compareWithRange, compareWithTarget } from '#statistics/comparing/target.ts';
import { comparators, type Outcome, outcomeOf } from '#vocabulary/outcome.ts';
import { compareIndicator } from './compare-indicator.ts';

const declare = (more: object = {}) =>
  indicatorSchema.parse({
    id: 'x',
    number: 1,
    name: 'x',
    plainName: 'x',
    why: 'x',
    definition: 'x',
    method: 'proportion',
    numerator: { measure: 'n' },
    denominator: { measure: 'd' },
    unit: '%',
    polarity: 'low-is-good',
    ...more,
  });

interface Row {
  area: number;
  map?: number;
  stratum?: number;
  period?: number;
  value: number;
  spread?: number;
}

/** Rows given in any order become columns in the order of estimates. */
function columns(given: readonly Row[]): EstimateColumns {
  const made = emptyEstimates(given.length);
  const by = (name: 'map' | 'stratum' | 'period') => (a: Row, b: Row) => (a[name] ?? 0) - (b[name] ?? 0);
  const rows = [...given].sort(
    (a, b) => by('map')(a, b) || by('stratum')(a, b) || a.area - b.area || by('period')(a, b),
  );
  rows.forEach(({ area, map = 0, stratum = 0, period = 0, value, spread = 1 }, i) => {
    made.area[i] = area;
    made.map[i] = map;
    made.stratum[i] = stratum;
    made.period[i] = period;
    made.value[i] = value;
    made.lower95[i] = value - spread;
    made.upper95[i] = value + spread;
    made.lower998[i] = value - 2 * spread;
    made.upper998[i] = value + 2 * spread;
  });
  return made;
}

/** `area comparator comparatorArea outcome`, in the order given back. */
function compared(
  indicator: ReturnType<typeof declare>,
  rows: readonly Row[],
  parentOf: (map: number, area: number, period: number) => number | undefined = () => undefined,
) {
  const estimates = columns(rows);
  const found = compareIndicator(indicator, estimates, { benchmark: 0, parentOf });
  return Array.from({ length: found.length }, (_, i) => ({
    area: estimates.area[found.row[i] as number] as number,
    comparator: comparators[found.comparator[i] as number],
    with: found.comparatorArea[i] as number,
    value: found.comparatorValue[i] as number,
    outcome: outcomeOf(found.outcome[i] as number),
  }));
}

describe('comparing the estimates of an indicator', () => {
  it('compares with the benchmark of the same map, stratum and period, and nothing with itself', () => {
    const rows = [
      { area: 0, value: 10 },
      { area: 0, value: 20, period: 1 },
      { area: 0, value: 30, map: 1 },
      { area: 0, value: 40, stratum: 1 },
      { area: 5, value: 20 },
      { area: 5, value: 20, period: 1 },
      { area: 5, value: 20, map: 1 },
      { area: 5, value: 20, stratum: 1 },
      { area: 5, value: 20, period: 9 },
    ];
    const found = compared(declare(), rows);
    expect(found.map(({ area }) => area)).toEqual([5, 5, 5, 5, 5]);
    expect(found.map(({ value }) => value)).toEqual([10, 20, Number.NaN, 40, 30]);
    expect(found.map(({ outcome }) => outcome)).toEqual([
      'worse-998',
      'similar',
      'not-compared',
      'better-998',
      'better-998',
    ]);
  });

  it('compares with the parent of the day, and not with a parent that has no estimate', () => {
    const rows = [
      { area: 0, value: 10 },
      { area: 1, value: 20 },
      { area: 2, value: 20 },
      { area: 3, value: 20 },
    ];
    const found = compared(declare(), rows, (_, area) => ({ 1: 0, 2: 1, 3: 99_999 })[area]);
    expect(
      found.filter(({ comparator }) => comparator === 'parent').map((row) => [row.area, row.with, row.outcome]),
    ).toEqual([
      [1, 0, 'worse-998'],
      [2, 1, 'similar'],
      [3, 99_999, 'not-compared'],
    ]);
  });

  it('makes no finer distinction than the indicator declares', () => {
    const rows = [
      { area: 0, value: 10 },
      { area: 1, value: 20 },
    ];
    expect(compared(declare({ comparison: 'interval-95' }), rows)).toMatchObject([{ outcome: 'worse-95' }]);
    expect(compared(declare({ comparison: 'none' }), rows)).toEqual([]);
  });

  it('compares with a goal or a range by the value, the benchmark area too', () => {
    const rows = [0, 4, 5, 6, 8, 9, Number.NaN].map((value, area) => ({ area, value }));
    const goal = { name: 'g', source: 's', value: 5 };
    for (const polarity of ['high-is-good', 'low-is-good'] as const) {
      const single = compared(declare({ polarity, comparison: 'none', goal }), rows);
      expect(single.map(({ outcome }) => outcome)).toEqual(
        rows.map(({ value }) => compareWithTarget(Number.isNaN(value) ? null : value, 5, polarity)),
      );
      const range = compared(declare({ polarity, comparison: 'none', goal: { ...goal, upper: 8 } }), rows);
      expect(range.map(({ outcome }) => outcome)).toEqual(
        rows.map(({ value }) => compareWithRange(Number.isNaN(value) ? null : value, 5, 8, polarity)),
      );
    }
    expect(compared(declare({ polarity: 'neither', comparison: 'none', goal }), rows)).toEqual([]);
  });
});

const goodness: Record<Outcome, number> = {
  'worse-998': -2,
  'worse-95': -1,
  similar: 0,
  'better-95': 1,
  'better-998': 2,
  'not-compared': Number.NaN,
  'higher-95': Number.NaN,
  'higher-998': Number.NaN,
  'lower-95': Number.NaN,
  'lower-998': Number.NaN,
};
const values = fc.array(fc.double({ min: 0, max: 100, noNaN: true }), { minLength: 2, maxLength: 12 });

describe('whatever the values', () => {
  it('gives each area what the scalar comparison gives', () => {
    fc.assert(
      fc.property(values, fc.constantFrom('high-is-good', 'low-is-good', 'neither'), (list, polarity) => {
        const found = compared(
          declare({ polarity }),
          list.map((value, area) => ({ area, value })),
        );
        for (const { area, outcome } of found) {
          const value = list[area] as number;
          const limits = (spread: number) => ({ lower: value - spread, upper: value + spread });
          expect(outcome).toBe(compareWithBenchmark(limits(1), list[0] as number, polarity as 'neither', limits(2)));
        }
      }),
    );
  });

  it('never judges a better value worse than a poorer one of the same certainty', () => {
    fc.assert(
      fc.property(values, fc.constantFrom('high-is-good', 'low-is-good'), (list, polarity) => {
        const found = compared(
          declare({ polarity }),
          list.map((value, area) => ({ area, value })),
        );
        const sign = polarity === 'high-is-good' ? 1 : -1;
        const sorted = [...found].sort((a, b) => sign * ((list[a.area] as number) - (list[b.area] as number)));
        for (let i = 1; i < sorted.length; i++) {
          const [poorer, better] = [sorted[i - 1], sorted[i]].map((row) => goodness[row?.outcome ?? 'similar']);
          expect(better).toBeGreaterThanOrEqual(poorer as number);
        }
      }),
    );
  });

  it('gives the same when areas have other numbers', () => {
    fc.assert(
      fc.property(values, fc.integer({ min: 1, max: 1_000_000 }), (list, shift) => {
        const rows = list.map((value, area) => ({ area, value }));
        const moved = rows.map(({ area, value }) => ({ area: area === 0 ? 0 : area + shift, value }));
        const outcomes = (given: Row[]) => compared(declare(), given).map(({ outcome }) => outcome);
        expect(outcomes(moved)).toEqual(outcomes(rows));
      }),
    );
  });
});
