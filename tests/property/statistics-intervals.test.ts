import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { intervalColumns, type IntervalColumns, type IntervalEstimate } from '#statistics/estimate.ts';
import { binomialExact } from '#statistics/intervals/binomial-exact.ts';
import {
  directlyStandardisedGamma,
  directlyStandardisedGammaColumns,
} from '#statistics/intervals/directly-standardised-gamma.ts';
import {
  directlyStandardisedColumns,
  directlyStandardisedRate,
} from '#statistics/intervals/directly-standardised-rate.ts';
import {
  indirectlyStandardisedColumns,
  indirectlyStandardisedRatio,
} from '#statistics/intervals/indirectly-standardised.ts';
import { lifeExpectancy, lifeExpectancyColumns } from '#statistics/intervals/life-expectancy.ts';
import { mean, meanColumns } from '#statistics/intervals/mean.ts';
import { proportion, proportionColumns } from '#statistics/intervals/proportion.ts';
import { rate, rateColumns } from '#statistics/intervals/rate.ts';
import { ratio, ratioColumns } from '#statistics/intervals/ratio.ts';
import { statusOf } from '#vocabulary/status.ts';

/** A count of events among those at risk; small ones often, since that is where methods differ. */
const fraction = fc
  .tuple(
    fc.oneof(fc.integer({ min: 1, max: 30 }), fc.integer({ min: 1, max: 10_000_000 })),
    fc.double({ min: 0, max: 1, noNaN: true }),
  )
  .map(([n, share]) => ({ n, x: Math.round(n * share) }));
const level = fc.constantFrom(0.9, 0.95, 0.98, 0.99, 0.998, 0.999);
const multiplier = fc.constantFrom(1, 100, 1000, 100_000);
/** A number that may be missing, zero or fractional, as columns of a release hold them. */
const cell = fc.oneof(fc.integer({ min: 0, max: 40 }), fc.integer({ min: 0, max: 1_000_000 }), fc.constant(Number.NaN));

function contains({ value, lower, upper }: IntervalEstimate): boolean {
  const slack = 1e-12 * Math.abs(value as number);
  return (lower as number) <= (value as number) + slack && (value as number) <= (upper as number) + slack;
}

const intervals = { proportion, rate, 'binomial-exact': binomialExact };

describe('interval methods', () => {
  for (const [name, method] of Object.entries(intervals)) {
    it(`${name}: limits contain the value`, () => {
      fc.assert(
        fc.property(fraction, level, multiplier, ({ x, n }, confidenceLevel, scale) => {
          expect(contains(method(x, n, { confidenceLevel, multiplier: scale }))).toBe(true);
        }),
      );
    });

    it(`${name}: limits are wider at a higher level`, () => {
      fc.assert(
        fc.property(fraction, ({ x, n }) => {
          const narrow = method(x, n, { confidenceLevel: 0.95 });
          const wide = method(x, n, { confidenceLevel: 0.998 });
          expect(wide.lower).toBeLessThanOrEqual(narrow.lower as number);
          expect(wide.upper).toBeGreaterThanOrEqual(narrow.upper as number);
        }),
      );
    });

    it(`${name}: value and limits scale with the multiplier`, () => {
      fc.assert(
        fc.property(fraction, multiplier, ({ x, n }, scale) => {
          const one = method(x, n);
          const many = method(x, n, { multiplier: scale });
          for (const part of ['value', 'lower', 'upper'] as const) {
            expect(many[part]).toBeCloseTo((one[part] as number) * scale, 6);
          }
        }),
      );
    });

    it(`${name}: one event more raises value and both limits`, () => {
      fc.assert(
        fc.property(fraction, ({ x, n }) => {
          fc.pre(x < n);
          const fewer = method(x, n);
          const more = method(x + 1, n);
          expect(more.value).toBeGreaterThan(fewer.value as number);
          expect(more.lower).toBeGreaterThanOrEqual(fewer.lower as number);
          expect(more.upper).toBeGreaterThanOrEqual(fewer.upper as number);
        }),
      );
    });
  }

  it('a proportion’s limits stay within 0 and 1', () => {
    fc.assert(
      fc.property(fraction, level, ({ x, n }, confidenceLevel) => {
        const { lower, upper } = proportion(x, n, { confidenceLevel });
        expect(lower).toBeGreaterThanOrEqual(0);
        expect(upper).toBeLessThanOrEqual(1);
      }),
    );
  });

  it('a proportion of events and that of non-events mirror each other', () => {
    fc.assert(
      fc.property(fraction, ({ x, n }) => {
        const events = proportion(x, n);
        const others = proportion(n - x, n);
        expect(events.lower).toBeCloseTo(1 - (others.upper as number), 12);
      }),
    );
  });

  it('exact limits of a proportion hold Wilson’s value and are no narrower overall', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 2000 }), fc.integer({ min: 0, max: 2000 }), (n, count) => {
        const x = Math.min(count, n);
        const exact = binomialExact(x, n);
        const wilson = proportion(x, n);
        const width = (estimate: IntervalEstimate) => (estimate.upper as number) - (estimate.lower as number);
        expect(width(exact)).toBeGreaterThan(width(wilson) * 0.95);
      }),
    );
  });
});

/** Asserts that a row of columns says what the scalar form says. */
function sameAsScalar(out: IntervalColumns, i: number, inner: IntervalEstimate, outer: IntervalEstimate): void {
  const status = statusOf(out.status[i] as number);
  const filled = (value: number | null) => (value === null ? Number.NaN : value);
  expect(out.value[i]).toBe(filled(inner.value));
  expect(out.lower95[i]).toBe(filled(inner.lower));
  expect(out.upper95[i]).toBe(filled(inner.upper));
  expect(out.lower998?.[i]).toBe(filled(outer.lower));
  expect(out.upper998?.[i]).toBe(filled(outer.upper));
  expect(status).toBe(inner.value === null ? inner.reason : 'ok');
}

const column = fc.array(fc.tuple(cell, cell), { minLength: 1, maxLength: 40 });
const present = (value: number) => (Number.isNaN(value) ? null : value);

describe('column forms answer as the scalar forms do', () => {
  it('proportion', () => {
    fc.assert(
      fc.property(column, multiplier, (rows, scale) => {
        const pairs = rows.map(([x, n]) => [Math.min(x, n), n] as const);
        const out = intervalColumns(pairs.length);
        const numerator = Float64Array.from(pairs, ([x]) => x);
        const denominator = Float64Array.from(pairs, ([, n]) => n);
        proportionColumns({ numerator, denominator, multiplier: scale, out });
        for (const [i, [x, n]] of pairs.entries()) {
          const at = (confidenceLevel: number) =>
            proportion(present(x), present(n), { confidenceLevel, multiplier: scale });
          sameAsScalar(out, i, at(0.95), at(0.998));
        }
      }),
    );
  });

  it('rate, whatever the count from which Byar’s limits are used', () => {
    fc.assert(
      fc.property(column, multiplier, fc.constantFrom(0, 10, 389), (rows, scale, exactBelow) => {
        const out = intervalColumns(rows.length);
        const numerator = Float64Array.from(rows, ([x]) => x + 0);
        const denominator = Float64Array.from(rows, ([, n]) => n);
        rateColumns({ numerator, denominator, multiplier: scale, exactBelow, out });
        for (const [i, [x, n]] of rows.entries()) {
          const at = (confidenceLevel: number) =>
            rate(present(x), present(n), { confidenceLevel, multiplier: scale, exactBelow });
          sameAsScalar(out, i, at(0.95), at(0.998));
        }
      }),
    );
  });

  it('rate of fractional counts', () => {
    const out = intervalColumns(2);
    rateColumns({ numerator: Float64Array.of(2.5, 10.5), denominator: Float64Array.of(100, 100), out });
    for (const [i, x] of [2.5, 10.5].entries()) {
      sameAsScalar(out, i, rate(x, 100), rate(x, 100, { confidenceLevel: 0.998 }));
    }
  });

  it('ratio', () => {
    fc.assert(
      fc.property(column, multiplier, (rows, scale) => {
        const out = { value: new Float64Array(rows.length), status: new Uint8Array(rows.length) };
        const numerator = Float64Array.from(rows, ([x]) => x);
        const denominator = Float64Array.from(rows, ([, n]) => n);
        ratioColumns({ numerator, denominator, multiplier: scale, out });
        for (const [i, [x, n]] of rows.entries()) {
          const scalar = ratio(present(x), present(n), { multiplier: scale });
          expect(out.value[i]).toBe(scalar.value ?? Number.NaN);
          expect(statusOf(out.status[i] as number)).toBe(scalar.reason ?? 'ok');
        }
      }),
    );
  });

  it('mean, from sums, to the figures that sums keep', () => {
    fc.assert(
      fc.property(
        fc.array(fc.array(fc.integer({ min: -500, max: 500 }), { minLength: 1, maxLength: 12 }), {
          minLength: 1,
          maxLength: 8,
        }),
        (groups) => {
          const out = intervalColumns(groups.length);
          const total = (values: number[], power: number) => values.reduce((sum, value) => sum + value ** power, 0);
          meanColumns({
            count: Float64Array.from(groups, (values) => values.length),
            sum: Float64Array.from(groups, (values) => total(values, 1)),
            sumOfSquares: Float64Array.from(groups, (values) => total(values, 2)),
            out,
          });
          for (const [i, values] of groups.entries()) {
            const scalar = mean(values);
            expect(out.value[i]).toBeCloseTo(scalar.value as number, 10);
            if (scalar.lower === null) expect(out.lower95[i]).toBeNaN();
            else expect(out.lower95[i]).toBeCloseTo(scalar.lower, 5);
            expect(statusOf(out.status[i] as number)).toBe('ok');
          }
        },
      ),
    );
  });

  const stratum = fc.tuple(cell, cell, fc.integer({ min: 0, max: 7000 }));
  const areas = fc.array(fc.array(stratum, { minLength: 1, maxLength: 19 }), { minLength: 1, maxLength: 12 });
  const offsetsOf = (groups: unknown[][]) => {
    const offsets = new Uint32Array(groups.length + 1);
    for (const [i, group] of groups.entries()) offsets[i + 1] = (offsets[i] as number) + group.length;
    return offsets;
  };

  it('directly standardised rate', () => {
    fc.assert(
      fc.property(areas, (groups) => {
        const rows = groups.flat();
        const out = intervalColumns(groups.length);
        directlyStandardisedColumns({
          count: Float64Array.from(rows, ([x]) => x),
          population: Float64Array.from(rows, ([, n]) => n),
          weight: Float64Array.from(rows, ([, , w]) => w),
          offsets: offsetsOf(groups),
          out,
        });
        for (const [i, group] of groups.entries()) {
          const at = (confidenceLevel: number) =>
            directlyStandardisedRate(
              group.map(([x]) => present(x)),
              group.map(([, n]) => present(n)),
              group.map(([, , w]) => w),
              { confidenceLevel },
            );
          sameAsScalar(out, i, at(0.95), at(0.998));
        }
      }),
    );
  });

  it('directly standardised rate with gamma limits, which hold the value', () => {
    fc.assert(
      fc.property(areas, (groups) => {
        const rows = groups.flat();
        const out = intervalColumns(groups.length);
        directlyStandardisedGammaColumns({
          count: Float64Array.from(rows, ([x]) => x),
          population: Float64Array.from(rows, ([, n]) => n),
          weight: Float64Array.from(rows, ([, , w]) => w),
          offsets: offsetsOf(groups),
          out,
        });
        for (const [i, group] of groups.entries()) {
          const at = (confidenceLevel: number) =>
            directlyStandardisedGamma(
              group.map(([x]) => present(x)),
              group.map(([, n]) => present(n)),
              group.map(([, , w]) => w),
              { confidenceLevel },
            );
          sameAsScalar(out, i, at(0.95), at(0.998));
          if (at(0.95).value !== null) expect(contains(at(0.95))).toBe(true);
        }
      }),
    );
  });

  it('life expectancy, at any age', () => {
    const band = fc.tuple(fc.integer({ min: 0, max: 400 }), fc.integer({ min: 0, max: 9000 }));
    const bands = fc.array(fc.array(band, { minLength: 3, maxLength: 4 }), { minLength: 1, maxLength: 8 });
    const startAges = [0, 1, 5, 60];
    fc.assert(
      fc.property(bands, fc.constantFrom(...startAges), (groups, age) => {
        const rows = groups.flat();
        const out = intervalColumns(groups.length);
        const column = (values: number[]) => Float64Array.from(values, (value) => (value === 13 ? Number.NaN : value));
        const [deaths, population] = [column(rows.map(([d]) => d)), column(rows.map(([, n]) => n))];
        lifeExpectancyColumns({ deaths, population, offsets: offsetsOf(groups), startAges, age, out });
        for (const [i, group] of groups.entries()) {
          if (group.length !== startAges.length) {
            expect(statusOf(out.status[i] as number)).toBe('not-available');
            continue;
          }
          const at = (confidenceLevel: number) =>
            lifeExpectancy(
              [...column(group.map(([d]) => d))].map(present),
              [...column(group.map(([, n]) => n))].map(present),
              { confidenceLevel, startAges },
            )[startAges.indexOf(age)] as IntervalEstimate;
          sameAsScalar(out, i, at(0.95), at(0.998));
        }
      }),
    );
  });

  it('indirectly standardised ratio, with rates by row and by stratum', () => {
    fc.assert(
      fc.property(areas, (groups) => {
        const rows = groups.flat();
        const longest = Math.max(...groups.map((group) => group.length));
        const rates = Float64Array.from({ length: longest }, (_, i) => (i + 1) / 1000);
        const stratum = Uint16Array.from(groups.flatMap((group) => group.map((_, i) => i)));
        const common = {
          count: Float64Array.from(rows, ([x]) => x),
          population: Float64Array.from(rows, ([, n]) => n),
          offsets: offsetsOf(groups),
          scale: 100,
        };
        const byStratum = intervalColumns(groups.length);
        const byRow = intervalColumns(groups.length);
        indirectlyStandardisedColumns({ ...common, referenceRate: rates, stratum, out: byStratum });
        const each = Float64Array.from(stratum, (position) => rates[position] as number);
        indirectlyStandardisedColumns({ ...common, referenceRate: each, out: byRow });
        expect(byStratum).toEqual(byRow);
        for (const [i, group] of groups.entries()) {
          const scalar = indirectlyStandardisedRatio(
            group.map(([x]) => present(x)),
            group.map(([, n]) => present(n)),
            group.map((_, k) => k + 1),
            group.map(() => 1000),
            { referenceValue: 100 },
          );
          expect(statusOf(byRow.status[i] as number)).toBe(scalar.value === null ? scalar.reason : 'ok');
          if (scalar.value === null) expect(byRow.value[i]).toBeNaN();
          else {
            expect(byRow.value[i]).toBeCloseTo(scalar.value, 9);
            const slack = 1e-9 * (scalar.upper as number);
            expect(Math.abs((byRow.lower95[i] as number) - (scalar.lower as number))).toBeLessThanOrEqual(slack);
            expect(Math.abs((byRow.upper95[i] as number) - (scalar.upper as number))).toBeLessThanOrEqual(slack);
          }
        }
      }),
    );
  });
});
