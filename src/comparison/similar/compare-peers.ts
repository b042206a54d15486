import type { Database } from '#evidence/database.ts';
import type { Project } from '#project/project.ts';
import { readNewestShown } from '../newest-shown.ts';
import { betterPeers } from './better-peers.ts';

/**
 * Finds, for every headline indicator, the like areas that do better than each area by more than chance, and writes them to the table
 * `better_peer`: from values that may be shown and nothing else, on today’s map, in the newest period.
 *
 * Like areas are those of the list that came with the areas where it knows the area, or else of the first method that does.
 *
 * @param indicatorIds ids of the indicators by key
 */
export async function comparePeers(
  database: Database,
  project: Project,
  indicatorIds: ReadonlyMap<string, number>,
): Promise<void> {
  await database.run('DELETE FROM better_peer');
  const peers = await readPeers(database);
  const headline = project.indicators.flatMap(({ value }) => (value.headline ? value : []));
  if (peers.size === 0 || headline.length === 0) return;
  const idOf = (key: string) => indicatorIds.get(key) as number;
  const newest = await readNewestShown(
    database,
    headline.map(({ id }) => idOf(id)),
  );
  const parts: Column[][] = [];
  for (const indicator of headline) {
    const id = idOf(indicator.id);
    const shown = newest.get(id);
    if (!shown) continue;
    const { length, area, place, peer, ...numbers } = betterPeers(indicator, shown, peers);
    const { value, peerValue, gap, gapLower, gapUpper, amount, amountLower, amountUpper } = numbers;
    const each = indicator.unitCost?.amount ?? Number.NaN;
    const money = [amount, amountLower, amountUpper].map((column) => column.map((count) => count * each));
    const same = (one: number) => new Int32Array(length).fill(one);
    const told = [value, peerValue, gap, gapLower, gapUpper, amount, amountLower, amountUpper, ...money];
    parts.push([same(id), same(shown.period), area, place, peer, ...told]);
  }
  await appendTogether(database, parts);
}

type Column = Int32Array | Float64Array;

/** Writes the rows of all indicators at once: each writing costs more than the rows. */
async function appendTogether(database: Database, parts: readonly Column[][]): Promise<void> {
  const length = parts.reduce((sum, [first]) => sum + (first?.length ?? 0), 0);
  const columns = parts[0]?.map((column, at) => {
    const all = column instanceof Int32Array ? new Int32Array(length) : new Float64Array(length);
    let filled = 0;
    for (const part of parts) {
      all.set(part[at] as Column, filled);
      filled += (part[at] as Column).length;
    }
    return all;
  });
  if (columns && length > 0) await database.append('better_peer', columns, length);
}

/** The areas most like each area, by the first method that knows it; lists that came with the areas come first. */
async function readPeers(database: Database): Promise<Map<number, number[]>> {
  const rows = await database.rows<{ area: number; other: number }>(
    `SELECT s.area, s.other FROM similar_area s JOIN (SELECT area, min(method) AS method FROM similar_area GROUP BY area) f
       ON f.area = s.area AND f.method = s.method ORDER BY s.area, s.rank`,
  );
  const found = new Map<number, number[]>();
  for (const { area, other } of rows) {
    const list = found.get(area);
    if (list) list.push(other);
    else found.set(area, [other]);
  }
  return found;
}
