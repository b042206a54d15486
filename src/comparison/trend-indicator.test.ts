import { describe, expect, it } from 'vitest';
import { type EstimateColumns, emptyEstimates } from '#estimates/estimate-columns.ts';
import { indicatorSchema } from '#project/schema/indicator.ts';
import { proportion } from '#statistics/intervals/proportion.ts';
import { recentTrend } from '#statistics/time/recent-trend.ts';
import { trends } from '#vocabulary/outcome.ts';
import type { PeriodKind } from '#vocabulary/period.ts';
import { trendIndicator } from './trend-indicator.ts';

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

/** One series for each list of counts out of 1,000; null where missing. */
function series(...areas: (number | null)[][]): EstimateColumns {
  const made = emptyEstimates(areas.flat().length);
  let row = 0;
  areas.forEach((counts, area) => {
    counts.forEach((count, period) => {
      made.area[row] = area;
      made.period[row] = period;
      made.denominator[row] = 1000;
      if (count !== null) {
        const { value, lower, upper } = proportion(count, 1000);
        made.numerator[row] = count;
        made.value[row] = value as number;
        made.lower95[row] = lower as number;
        made.upper95[row] = upper as number;
      }
      row += 1;
    });
  });
  return made;
}

const periods = (kind: PeriodKind) => ({
  get: (id: number) => {
    const start = new Date(
      Date.UTC(kind === 'financial-year' ? 2000 + id : 2000, kind === 'financial-year' ? 3 : id, 1),
    );
    return { kind, start: start.toISOString().slice(0, 10), end: '' };
  },
});

const directions = (estimates: EstimateColumns, more = {}, kind: PeriodKind = 'financial-year') =>
  Array.from(trendIndicator(declare(more), estimates, periods(kind)).direction, (code) => trends[code]);

describe('the recent trend of yearly series', () => {
  it('is that of the scalar test on the last five points, one for each series', () => {
    const areas = [
      [9, 400, 300, 200, 150, 100],
      [100, 101, 99, 100, 100],
      [100, 200, null, 300, 400],
      [100, 150, 220],
    ];
    const found = trendIndicator(declare(), series(...areas), periods('financial-year'));
    expect([...found.row]).toEqual([5, 10, 15, 18]);
    const scalar = areas.map((counts) =>
      recentTrend(
        counts
          .slice(-5)
          .map((numerator) => ({ value: numerator === null ? null : numerator / 1000, numerator, denominator: 1000 })),
        { by: 'counts', polarity: 'low-is-good', fullCounts: 'use' },
      ),
    );
    expect(Array.from(found.direction, (code) => trends[code])).toEqual(scalar.map(({ trend }) => trend));
    expect(scalar.map(({ trend }) => trend)).toEqual([
      'decreasing-better',
      'no-significant-change',
      'cannot-be-calculated',
      'cannot-be-calculated',
    ]);
    expect(found.chiSquared[0]).toBeCloseTo(scalar[0]?.chiSquare as number, 10);
  });

  it('is judged by polarity', () => {
    const rising = series([100, 150, 220, 300, 380]);
    expect(directions(rising, { polarity: 'high-is-good' })).toEqual(['increasing-better']);
    expect(directions(rising, { polarity: 'low-is-good' })).toEqual(['increasing-worse']);
    expect(directions(rising, { polarity: 'neither' })).toEqual(['increasing']);
  });

  it('begins anew where the definition changed', () => {
    const rising = series([100, 150, 220, 300, 380]);
    expect(directions(rising, { breaks: [{ at: '2002-01-01', because: 'New rules.' }] })).toEqual([
      'cannot-be-calculated',
    ]);
    expect(directions(rising, { breaks: [{ at: '1999-01-01', because: 'Before all.' }] })).toEqual([
      'increasing-worse',
    ]);
  });
});

describe('a break in the series of several areas', () => {
  const breaks = [{ at: '2005-01-01', because: 'New rules.' }];

  it('starts each area anew, and leaves the last period and the points of every other area alone', () => {
    const before = [900, 100, 900, 100, 900];
    const rising = [100, 150, 220, 300, 380];
    const found = trendIndicator(
      declare({ breaks }),
      series([...before, ...rising], [...before, ...rising.toReversed()], [...before, 100, 100, 100, 100, 100]),
      periods('financial-year'),
    );
    expect([...found.row]).toEqual([9, 19, 29]);
    expect(Array.from(found.direction, (code) => trends[code])).toEqual([
      'increasing-worse',
      'decreasing-better',
      'no-significant-change',
    ]);
  });

  it('counts the points of a control chart from the break on', () => {
    const flat = Array.from({ length: 20 }, (_, i) => 100 + (i % 2 === 0 ? 4 : -4));
    const found = trendIndicator(
      declare({ chart: 'spc', breaks }),
      series([...Array.from({ length: 5 }, () => 900), ...flat], [...Array.from({ length: 5 }, () => 900), ...flat]),
      periods('financial-year'),
    );
    expect([...found.points]).toEqual([20, 20]);
    expect([...found.row]).toEqual([24, 49]);
    expect(Array.from(found.direction, (code) => trends[code])).toEqual([
      'no-significant-change',
      'no-significant-change',
    ]);
  });
});

describe('monthly series', () => {
  const flat = Array.from({ length: 20 }, (_, i) => 100 + (i % 2 === 0 ? 4 : -4));

  it('have a special cause or none at their last point', () => {
    expect(directions(series(flat), {}, 'month')).toEqual(['no-significant-change']);
    expect(directions(series([...flat.slice(0, 19), 300]), {}, 'month')).toEqual(['increasing-worse']);
    expect(directions(series([...flat.slice(0, 19), 300]), { polarity: 'high-is-good' }, 'month')).toEqual([
      'increasing-better',
    ]);
    expect(directions(series([...flat.slice(0, 19), 300]), { polarity: 'neither' }, 'month')).toEqual(['increasing']);
  });

  it('say nothing with too few points or without the last', () => {
    expect(directions(series(flat.slice(0, 12)), {}, 'month')).toEqual(['cannot-be-calculated']);
    expect(directions(series([...flat, null]), {}, 'month')).toEqual(['cannot-be-calculated']);
  });
});

it('tests no overlapping windows, and takes no series at all', () => {
  expect(directions(series([100, 150, 220, 300, 380]), {}, 'rolling')).toEqual(['cannot-be-calculated']);
  expect(directions(emptyEstimates(0))).toEqual([]);
});

describe('a control chart', () => {
  const swing = (low: number, high: number, months: number) =>
    Array.from({ length: months }, (_, at) => (at % 2 === 0 ? low : high));
  const rising = [510, 516, 522, 528, 534, 540, 546];

  it('is told by its cause: a run that rises is upwards, on whichever side of the mean', () => {
    const below = series([...swing(580, 620, 16), ...rising]);
    expect(directions(below, { polarity: 'high-is-good' }, 'month')).toEqual(['increasing-better']);
    expect(directions(below, { polarity: 'low-is-good' }, 'month')).toEqual(['increasing-worse']);
    expect(directions(below, { polarity: 'neither' }, 'month')).toEqual(['increasing']);
    const above = series([...swing(480, 520, 16), ...[...rising].reverse().map((count) => count + 40)]);
    expect(directions(above, { polarity: 'low-is-good' }, 'month')).toEqual(['decreasing-better']);
  });

  it('without a special cause is as usual', () => {
    expect(directions(series(swing(580, 620, 24)), {}, 'month')).toEqual(['no-significant-change']);
  });
});
