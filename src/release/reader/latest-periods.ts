import type { Connections } from './connections.ts';
import type { Dimensions } from './dimensions.ts';
import { readOnce } from './read-once.ts';
import type { PeriodRecord } from './records.ts';

type Latest = { indicator: number; map: number; period: number }[];

/** The latest period of each indicator on each map. */
const readLatest = readOnce(async (connections) => {
  const rows = await connections.rows(
    'SELECT indicator, map, max(period) AS period FROM area_profile GROUP BY indicator, map ORDER BY indicator, map',
  );
  return rows as unknown as Latest;
});

/**
 * The latest period of each indicator on today’s map, by their ids, of those that are not too old to count in a rating.
 *
 * @param within days by which a period may be older than the newest of all; releases of earlier versions do not say, and all count
 */
export async function latestPeriods(
  connections: Connections,
  { periods }: Dimensions,
  within: number | undefined,
): Promise<Map<number, number>> {
  const rows = await readLatest(connections);
  const dayOf = (period: number) => Date.parse(`${(periods.get(period) as PeriodRecord).end}T00:00:00Z`);
  const newest = Math.max(...rows.map(({ period }) => dayOf(period)));
  const oldest = newest - (within ?? Number.POSITIVE_INFINITY) * 86_400_000;
  return new Map(
    rows
      .filter(({ map, period }) => map === 1 && dayOf(period) >= oldest)
      .map(({ indicator, period }) => [indicator, period]),
  );
}
