import { describe, expect, it } from 'vitest';
import { spc } from '#statistics/time/spc.ts';
import { assurances, causes, variations } from '#vocabulary/control.ts';
import { controlCharts } from './control-charts.ts';
import type { ShownEstimates } from './shown-estimates.ts';

/** Series of areas one after another, a value a month; null where it is missing or hidden. */
function shown(...areas: (number | null)[][]): ShownEstimates {
  const rows = areas.flatMap((values, area) => values.map((value, period) => ({ area, period, value })));
  const limits = () => new Float64Array(rows.length).fill(Number.NaN);
  return {
    length: rows.length,
    map: new Int8Array(rows.length).fill(1),
    stratum: new Int32Array(rows.length),
    area: Int32Array.from(rows, ({ area }) => area),
    type: new Int32Array(rows.length),
    period: Int32Array.from(rows, ({ period }) => period),
    value: Float64Array.from(rows, ({ value }) => value ?? Number.NaN),
    lower95: limits(),
    upper95: limits(),
    lower998: limits(),
    upper998: limits(),
  };
}

/** The month of a period, counted from January 2021. */
const start = (period: number) => `${2021 + Math.floor(period / 12)}-${String((period % 12) + 1).padStart(2, '0')}-01`;
const wave = (length: number, level: number) => Array.from({ length }, (_, i) => level + [0, 3, -2, 1, -3, 2][i % 6]!);
const declared = { polarity: 'high-is-good', breaks: [] } as const;
const words = (codes: Int8Array, list: readonly string[]) => Array.from(codes, (code) => list[code]);

describe('control charts of an indicator', () => {
  it('are those of the scalar chart, series by series, gaps included', () => {
    const one = [...wave(14, 50), 80, null, ...wave(8, 50)];
    const two = [...wave(13, 20), ...wave(8, 40)];
    const found = controlCharts({ ...declared, goal: { value: 60 } }, shown(one, two), start);
    const scalar = [one, two].map((values) => spc(values, { direction: 'increase', target: 60 }));
    const points = scalar.flatMap((chart) => chart.points);
    expect(found.length).toBe(points.length);
    expect([...found.mean]).toEqual(points.map(({ mean }) => mean));
    expect([...found.lower]).toEqual(points.map(({ lower }) => lower));
    expect([...found.upper]).toEqual(points.map(({ upper }) => upper));
    expect(words(found.cause, causes)).toEqual(points.map(({ cause }) => cause));
    expect(words(found.variation, variations)).toEqual(points.map(({ variation }) => variation));
    expect(words(found.cause, causes)).toContain('above-upper-limit');
    expect(words(found.assurance, assurances)).toEqual(
      scalar.flatMap((chart) => chart.points.map(() => chart.assurance)),
    );
  });

  it('start anew at a declared break, so that the old level raises no alarm about the new one', () => {
    const values = [...wave(15, 90), ...wave(15, 70)];
    const whole = controlCharts(declared, shown(values), start);
    const broken = controlCharts({ ...declared, breaks: [{ at: '2022-04-01' }] }, shown(values), start);
    expect(new Set(words(whole.cause, causes)).size).toBeGreaterThan(1);
    expect(new Set(words(broken.cause, causes))).toEqual(new Set(['common-cause']));
    expect(new Set(broken.mean.slice(0, 15)).size).toBe(1);
    expect(broken.mean[0]! - broken.mean[29]!).toBeCloseTo(20, 6);
  });

  it('judge by polarity, and say nothing about a goal where neither end is better', () => {
    const values = [...wave(14, 50), 80];
    const last = (more: object) => {
      const { variation, assurance } = controlCharts(
        { ...declared, goal: { value: 10 }, ...more },
        shown(values),
        start,
      );
      return [variations[variation.at(-1)!], assurances[assurance.at(-1)!]];
    };
    expect(last({})).toEqual(['improvement', 'consistently-pass']);
    expect(last({ polarity: 'low-is-good' })).toEqual(['concern', 'consistently-fail']);
    expect(last({ polarity: 'neither' })).toEqual(['neutral-high', 'not-assessed']);
    expect(last({ goal: { value: 51 } })).toEqual(['improvement', 'hit-and-miss']);
    expect(last({ goal: undefined })).toEqual(['improvement', 'not-assessed']);
  });

  it('have no rows for a stretch of fewer than thirteen values, or one that does not move', () => {
    expect(controlCharts(declared, shown(wave(12, 50)), start).length).toBe(0);
    expect(controlCharts(declared, shown([...wave(12, 50), null]), start).length).toBe(0);
    expect(controlCharts(declared, shown(wave(13, 50)), start).length).toBe(13);
    expect(controlCharts(declared, shown(Array.from({ length: 20 }, () => 5)), start).length).toBe(0);
    const breaks = [{ at: '2022-01-01' }];
    const found = controlCharts({ ...declared, breaks }, shown(wave(30, 50)), start);
    expect([...found.row]).toEqual(Array.from({ length: 18 }, (_, i) => 12 + i));
    expect(controlCharts(declared, shown(), start).length).toBe(0);
  });
});
