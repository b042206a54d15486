import { describe, expect, it } from 'vitest';
import { emptyEstimates } from '#estimates/estimate-columns.ts';
import type { Indicator } from '#project/schema/indicator.ts';
import { statusCode } from '#vocabulary/status.ts';
import { roundEstimates } from './round-estimates.ts';

const indicator = (method: Indicator['method'], rest: Partial<Indicator> = {}) =>
  ({
    method,
    multiplier: 100_000,
    exactBelow: 10,
    perDay: false,
    minimum: { denominator: 0, coverage: 0.5 },
    ...rest,
  }) as Indicator;
const byFive = { numerator: () => 5, denominator: () => 0 };

function estimates(
  rows: {
    numerator: number;
    value?: number;
    lower?: number;
    upper?: number;
    denominator?: number;
    method?: number;
    status?: number;
  }[],
) {
  const columns = emptyEstimates(rows.length);
  rows.forEach(
    (
      { numerator, denominator = 10_000, value = Number.NaN, lower = value, upper = value, method = 0, status = 0 },
      i,
    ) => {
      columns.numerator[i] = numerator;
      columns.denominator[i] = denominator;
      columns.value[i] = value;
      for (const name of ['lower95', 'lower998'] as const) columns[name][i] = lower;
      for (const name of ['upper95', 'upper998'] as const) columns[name][i] = upper;
      columns.method[i] = method;
      columns.status[i] = status;
      columns.expected[i] = 1;
      columns.reported[i] = 1;
      columns.coverage[i] = 1;
    },
  );
  return columns;
}

describe('estimates with rounded counts', () => {
  it('are the same for all counts that round to the same, whatever the method', () => {
    for (const method of ['proportion', 'rate', 'ratio', 'count'] as const) {
      const of = (numerator: number) => roundEstimates(indicator(method), estimates([{ numerator }]), byFive, () => 1);
      expect(of(38)).toEqual(of(42));
      expect(of(38).value[0]).toBeGreaterThan(0);
      expect(of(43)).not.toEqual(of(42));
    }
  });

  it('give standardised values to no more digits than the rounded count has', () => {
    const rows = [{ numerator: 501, value: 1234.5678, lower: 1130.987, upper: 1345.123 }];
    const rounded = roundEstimates(indicator('directly-standardised-rate'), estimates(rows), byFive, () => 1);
    expect([rounded.numerator[0], rounded.value[0], rounded.lower95[0], rounded.upper95[0]]).toEqual([
      500, 1240, 1140, 1340,
    ]);
  });

  it('refuse a standardised rate whose rounded count may stand for fewer than ten events', () => {
    const rows = [10, 11, 12, 13, 17].map((numerator) => ({ numerator, value: 100 }));
    const rounded = roundEstimates(indicator('directly-standardised-rate'), estimates(rows), byFive, () => 1);
    const few = statusCode('too-few-events');
    expect([...rounded.status]).toEqual([few, few, few, 0, 0]);
    expect(rounded.value[0]).toBeNaN();
  });

  it('judge minimums by the rounded denominator', () => {
    const minimum = { denominator: 40, coverage: 0.5 };
    const rows = [37, 38, 42].map((denominator) => ({ numerator: 10, denominator }));
    const both = { numerator: () => 5, denominator: () => 5 };
    const { status } = roundEstimates(indicator('proportion', { minimum }), estimates(rows), both, () => 1);
    expect([...status]).toEqual([statusCode('denominator-too-small'), 0, 0]);
  });

  it('keep the reason of a missing value, and round what a publisher states', () => {
    const rows = [
      { numerator: Number.NaN, status: statusCode('not-submitted') },
      { numerator: 117, denominator: 500, value: 23.4, lower: 19.9, upper: 27.3, method: -1 },
    ];
    const exact = estimates(rows);
    exact.reported[0] = 0;
    const rounded = roundEstimates(indicator('proportion', { multiplier: 100 }), exact, byFive, () => 1);
    expect([...rounded.status]).toEqual([statusCode('not-submitted'), 0]);
    expect([rounded.numerator[1], rounded.value[1], rounded.lower95[1]]).toEqual([115, 24, 20]);
  });
});
