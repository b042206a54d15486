import type { Database } from '#evidence/database.ts';

/** The area that another belongs to as a whole on a day (YYYY-MM-DD), on a map. */
export interface Parents {
  of(map: number, area: number, day: string): number | undefined;
}

interface Membership {
  parent: number;
  from: string;
  to: string;
  /** Place of the parent’s type among those declared. */
  order: number;
}

/**
 * Reads who belongs to whom, for comparison with the parent: the next larger area to which an area belongs as a whole, on each map
 * and day. Where an area has parents of several types the last type declared is the one it is run by.
 *
 * @returns a look-up; undefined for an area without a parent, and for one that is shared out among several
 */
export async function readParents(
  database: Database,
  directParentTypes: ReadonlyMap<number, readonly number[]>,
): Promise<Parents> {
  const rows = await database.rows<{
    map: number;
    leaf: number;
    area: number;
    leaf_type: number;
    area_type: number;
    valid_from: string;
    valid_to: string;
  }>(`
    SELECT map, leaf, area, leaf_type, area_type, valid_from::VARCHAR AS valid_from, valid_to::VARCHAR AS valid_to FROM rollup
    WHERE weight = 1 AND leaf <> area ORDER BY map, leaf, area_type, area, valid_from`);
  const byLeaf = [new Map<number, Membership[]>(), new Map<number, Membership[]>()];
  for (const row of rows) {
    const order = directParentTypes.get(row.leaf_type)?.indexOf(row.area_type) ?? -1;
    if (order < 0) continue;
    const leaves = byLeaf[row.map] as Map<number, Membership[]>;
    const list = leaves.get(row.leaf) ?? [];
    leaves.set(row.leaf, list);
    list.push({ parent: row.area, from: row.valid_from, to: row.valid_to, order });
  }
  for (const leaves of byLeaf) for (const list of leaves.values()) list.sort((a, b) => b.order - a.order);
  // Asked area by area, so the last answer is nearly always the next.
  let [lastMap, lastArea]: [number, number] = [-1, -1];
  let list: readonly Membership[] | undefined;
  return {
    of: (map, area, day) => {
      if (map !== lastMap || area !== lastArea) {
        list = byLeaf[map]?.get(area);
        [lastMap, lastArea] = [map, area];
      }
      return list?.find(({ from, to }) => from <= day && day <= to)?.parent;
    },
  };
}
