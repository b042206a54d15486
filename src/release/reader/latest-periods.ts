import type { Connections } from './connections.ts';
import type { Dimensions } from './dimensions.ts';
import type { PeriodRecord } from './records.ts';

type Latest = { indicator: number; map: number; period: number }[];

/** The latest periods of each release, read once: it never changes. */
const known = new WeakMap<Connections, Promise<Latest>>();

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
  const reading = known.get(connections) ?? readLatest(connections);
  known.set(connections, reading);
  // What could not be read is read again by whoever asks next.
  reading.catch(() => known.delete(connections));
  const rows = await reading;
  const dayOf = (period: number) => Date.parse(`${(periods.get(period) as PeriodRecord).end}T00:00:00Z`);
  const newest = Math.max(...rows.map(({ period }) => dayOf(period)));
  const oldest = newest - (within ?? Number.POSITIVE_INFINITY) * 86_400_000;
  return new Map(
    rows
      .filter(({ map, period }) => map === 1 && dayOf(period) >= oldest)
      .map(({ indicator, period }) => [indicator, period]),
  );
}

async function readLatest(connections: Connections): Promise<Latest> {
  const rows = await connections.rows(
    'SELECT indicator, map, max(period) AS period FROM area_profile GROUP BY indicator, map ORDER BY indicator, map',
  );
  return rows as unknown as Latest;
}
