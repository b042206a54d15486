import type { Database } from '#evidence/database.ts';

/** Kind of the relation between areas that lie side by side. */
export const neighbourRelation = 'neighbours';

/**
 * Reads which areas lie beside each other on today's map: areas of one type between which the relation `neighbours` is declared and
 * holds on the day of the map. Being neighbours goes both ways, whichever way round it was declared.
 *
 * @param mapDate the day of today's map (YYYY-MM-DD)
 * @returns neighbours of each area that has any, in the order of their ids
 */
export async function readNeighbours(database: Database, mapDate: string): Promise<Map<number, number[]>> {
  const rows = await database.rows<{ area: number; neighbour: number }>(
    `SELECT DISTINCT least(r.child, r.parent) AS area, greatest(r.child, r.parent) AS neighbour
     FROM relation r JOIN area c ON c.id = r.child JOIN area p ON p.id = r.parent
     WHERE r.kind = '${neighbourRelation}' AND r.child <> r.parent AND c.type = p.type AND c.kind = 'area' AND p.kind = 'area'
       AND DATE '${mapDate}' BETWEEN coalesce(r.valid_from, DATE '0001-01-01') AND coalesce(r.valid_to, DATE '9999-12-31')
     ORDER BY area, neighbour`,
  );
  const found = new Map<number, number[]>();
  for (const { area, neighbour } of rows) {
    found.set(area, [...(found.get(area) ?? []), neighbour]);
    found.set(neighbour, [...(found.get(neighbour) ?? []), area]);
  }
  for (const list of found.values()) list.sort((a, b) => a - b);
  return found;
}
