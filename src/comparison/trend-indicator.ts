import type { EstimateColumns } from '#estimates/estimate-columns.ts';
import type { IndicatorDeclaration } from '#project/schema/indicator.ts';
import { recentTrendColumns } from '#statistics/time/recent-trend.ts';
import { isUpward } from '#statistics/time/special-cause.ts';
import { spc } from '#statistics/time/spc.ts';
import { isCharted } from '#vocabulary/control.ts';
import type { PeriodKind } from '#vocabulary/period.ts';
import { type Trend, trends } from '#vocabulary/outcome.ts';
import type { Polarity } from '#vocabulary/polarity.ts';
import { fewestChartPoints, improvement } from './control-charts.ts';

/** The recent trend of every series of one indicator, at its last period. */
export interface TrendRows {
  length: number;
  /** Row of the estimates with the last period of the series. */
  row: Int32Array;
  direction: Uint8Array;
  points: Int8Array;
  chiSquared: Float64Array;
}

export interface PeriodLookup {
  get(id: number): { kind: PeriodKind; start: string; end: string } | undefined;
}

/**
 * The recent trend of each series: for yearly series the trend test on the last five points, for monthly and quarterly ones the
 * special causes of a control chart at the last point. Overlapping windows are not tested: their points are not independent.
 *
 * A break in the definition starts the series anew.
 */
export function trendIndicator(
  indicator: IndicatorDeclaration,
  estimates: EstimateColumns,
  periods: PeriodLookup,
): TrendRows {
  const { offsets, last } = stretches(indicator, estimates, periods);
  const count = offsets.length - 1;
  const rows: TrendRows = {
    length: count,
    row: Int32Array.from({ length: count }, (_, s) => (offsets[s + 1] as number) - 1),
    direction: new Uint8Array(count),
    points: new Int8Array(count),
    chiSquared: new Float64Array(count).fill(Number.NaN),
  };
  if (count === 0) return rows;
  const kind = periods.get(estimates.period[0] as number)?.kind;
  if (isCharted(indicator, kind)) chart(indicator, estimates, offsets, rows);
  else if (kind !== 'rolling') {
    recentTrendColumns({
      value: estimates.value,
      numerator: estimates.numerator,
      denominator: estimates.denominator,
      lower95: estimates.lower95,
      upper95: estimates.upper95,
      offsets,
      by: indicator.method === 'proportion' ? 'counts' : 'intervals',
      polarity: indicator.polarity,
      fullCounts: 'use',
      out: { trend: rows.direction, chiSquare: rows.chiSquared },
    });
    rows.points.fill(5);
  }
  return only(rows, last);
}

/**
 * Where each stretch begins: at a new map, stratum or area, and at a declared break; then the number of rows. `last` marks the
 * last stretch of each series, the only one that has a trend.
 */
function stretches(
  indicator: IndicatorDeclaration,
  estimates: EstimateColumns,
  periods: PeriodLookup,
): { offsets: Int32Array; last: boolean[] } {
  if (estimates.length === 0) return { offsets: Int32Array.of(0), last: [] };
  const offsets: number[] = [];
  const last: boolean[] = [];
  const age = (row: number) =>
    indicator.breaks.filter((entry) => entry.at <= (periods.get(estimates.period[row] as number)?.start ?? '')).length;
  for (let i = 0; i < estimates.length; i++) {
    const fresh =
      i === 0 ||
      estimates.area[i] !== estimates.area[i - 1] ||
      estimates.stratum[i] !== estimates.stratum[i - 1] ||
      estimates.map[i] !== estimates.map[i - 1];
    const broken = !fresh && indicator.breaks.length > 0 && age(i) !== age(i - 1);
    if (!fresh && !broken) continue;
    if (broken) last[last.length - 1] = false;
    offsets.push(i);
    last.push(true);
  }
  return { offsets: Int32Array.from([...offsets, estimates.length]), last };
}

function only(rows: TrendRows, kept: readonly boolean[]): TrendRows {
  if (kept.every((yes) => yes)) return rows;
  const keep = <T extends Int32Array | Uint8Array | Int8Array | Float64Array>(column: T) =>
    column.filter((_, s) => kept[s] as boolean) as T;
  const row = keep(rows.row);
  return {
    length: row.length,
    row,
    direction: keep(rows.direction),
    points: keep(rows.points),
    chiSquared: keep(rows.chiSquared),
  };
}

function chart(
  indicator: IndicatorDeclaration,
  estimates: EstimateColumns,
  offsets: Int32Array,
  rows: TrendRows,
): void {
  for (let s = 0; s < rows.length; s++) {
    const values = Array.from(estimates.value.subarray(offsets[s] as number, offsets[s + 1] as number), (value) =>
      Number.isNaN(value) ? null : value,
    );
    const present = values.filter((value) => value !== null).length;
    rows.points[s] = Math.min(127, present);
    if (present < fewestChartPoints || values[values.length - 1] === null) continue;
    const result = spc(values, { direction: improvement[indicator.polarity] });
    const last = result.points[result.points.length - 1];
    const special = result.variation !== null && result.variation !== 'common-cause' && result.variation !== 'missing';
    rows.direction[s] = trends.indexOf(
      special && last ? trendWord(isUpward(last.cause), indicator.polarity) : 'no-significant-change',
    );
  }
}

function trendWord(up: boolean, polarity: Polarity): Trend {
  if (polarity === 'neither') return up ? 'increasing' : 'decreasing';
  const good = up === (polarity === 'high-is-good');
  return up ? (good ? 'increasing-better' : 'increasing-worse') : good ? 'decreasing-better' : 'decreasing-worse';
}
