import type { Connections } from './connections.ts';
import type { Dimensions } from './dimensions.ts';
import type { Area, GroupEstimate, IndicatorRecord, PeriodRecord } from './records.ts';
import { groupEstimate } from './rows.ts';

/** One indicator in one period and on one map. */
export interface WantedGroups {
  indicator: IndicatorRecord;
  period: PeriodRecord;
  map: 0 | 1;
}

/** The estimates of everyone and of every group of people in an area, without what they are compared with. */
export async function readGroupEstimates(
  connections: Connections,
  dimensions: Dimensions,
  area: Area,
  wanted: readonly WantedGroups[],
): Promise<GroupEstimate[]> {
  if (wanted.length === 0) return [];
  const each = wanted.map(() => '(e.indicator = ? AND e.period = ? AND e.map = ?)').join(' OR ');
  // Said by itself, too, because blocks of the table are passed over by single columns.
  const among = [...new Set(wanted.map(({ indicator }) => indicator.id))].join(', ');
  const rows = await connections.rows(
    `SELECT * FROM estimate e WHERE e.area = ? AND e.indicator IN (${among}) AND (${each}) ORDER BY e.indicator, e.map, e.period, e.stratum`,
    [area.id, ...wanted.flatMap(({ indicator, period, map }) => [indicator.id, period.id, map])],
  );
  return rows.map((row) => groupEstimate(row, dimensions));
}
