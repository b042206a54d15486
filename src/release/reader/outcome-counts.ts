import type { Outcome } from '#vocabulary/outcome.ts';
import { type Status, statusOf } from '#vocabulary/status.ts';
import type { Connections } from './connections.ts';
import type { Area, AreaType, IndicatorRecord } from './records.ts';
import { outcomeIn } from './rows.ts';

/** How areas of a type lie against the benchmark, by indicator, in the newest period of each. */
export async function readOutcomeCounts(
  connections: Connections,
  type: AreaType,
): Promise<Map<number, { outcome: number; status: number; count: number }[]>> {
  const rows = await connections.rows(
    `SELECT p.indicator, p.benchmark_outcome AS outcome, p.status, count(*) AS count FROM area_profile p JOIN area a ON a.id = p.area
     WHERE a.type = ? AND a.kind = 'area' AND p.map = (SELECT max(map) FROM area_profile)
     GROUP BY ALL ORDER BY p.indicator, outcome, p.status`,
    [type.id],
  );
  const found = new Map<number, { outcome: number; status: number; count: number }[]>();
  for (const row of rows) {
    const list = found.get(row.indicator as number) ?? [];
    list.push({ outcome: row.outcome as number, status: row.status as number, count: row.count as number });
    found.set(row.indicator as number, list);
  }
  return found;
}

/** The same for some areas over some indicators, by area. */
export async function readTally(
  connections: Connections,
  areas: Area[],
  indicators: Set<IndicatorRecord>,
): Promise<Map<number, { outcome: Outcome; status: Status; count: number }[]>> {
  const found = new Map<number, { outcome: Outcome; status: Status; count: number }[]>();
  if (areas.length === 0 || indicators.size === 0) return found;
  const rows = await connections.rows(
    `SELECT area, benchmark_outcome AS outcome, status, count(*) AS count FROM area_profile
     WHERE map = (SELECT max(map) FROM area_profile) AND area IN (${areas.map((area) => area.id).join(', ')})
       AND indicator IN (${[...indicators].map((indicator) => indicator.id).join(', ')})
     GROUP BY ALL ORDER BY area, outcome, status`,
  );
  for (const row of rows) {
    const list = found.get(row.area as number) ?? [];
    list.push({
      outcome: outcomeIn(row.outcome),
      status: statusOf(row.status as number),
      count: row.count as number,
    });
    found.set(row.area as number, list);
  }
  return found;
}
