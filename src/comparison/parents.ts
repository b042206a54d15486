import type { Database } from '#evidence/database.ts';

/** The area that another belongs to as a whole on a day (YYYY-MM-DD), on a map. */
export interface Parents {
  of(map: number, area: number, day: string): number | undefined;
  /** The area that another belongs to as a whole on every day from one to another; undefined where that changes, or is nowhere. */
  throughout(map: number, area: number, from: string, to: string): number | undefined;
}

/** That an area belongs to another as a whole, on a map and in a time: plain data, so that another thread can use it. */
export interface Membership {
  map: number;
  area: number;
  parent: number;
  from: string;
  to: string;
  /** Place of the parent’s type among those declared. */
  order: number;
}

/**
 * Reads who belongs to whom, for comparison with the parent: the next larger area to which an area belongs as a whole, on each map
 * and day. Where an area has parents of several types the last type declared is the one it is run by.
 */
export async function readMemberships(
  database: Database,
  directParentTypes: ReadonlyMap<number, readonly number[]>,
): Promise<Membership[]> {
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
  return rows.flatMap(({ map, leaf, area, leaf_type, area_type, valid_from, valid_to }) => {
    const order = directParentTypes.get(leaf_type)?.indexOf(area_type) ?? -1;
    return order < 0 ? [] : [{ map, area: leaf, parent: area, from: valid_from, to: valid_to, order }];
  });
}

/** @returns a look-up; undefined for an area without a parent, and for one that is shared out among several */
export function parentsOf(memberships: readonly Membership[]): Parents {
  const byArea = [new Map<number, Membership[]>(), new Map<number, Membership[]>()];
  for (const membership of memberships) {
    const areas = byArea[membership.map] as Map<number, Membership[]>;
    const list = areas.get(membership.area);
    if (list) list.push(membership);
    else areas.set(membership.area, [membership]);
  }
  for (const areas of byArea) for (const list of areas.values()) list.sort((a, b) => b.order - a.order);
  const on = (map: number, area: number, day: string) =>
    byArea[map]?.get(area)?.find(({ from, to }) => from <= day && day <= to);
  return {
    of: (map, area, day) => on(map, area, day)?.parent,
    throughout: (map, area, from, to) => {
      const found = on(map, area, from);
      // One that goes before it in the list may begin later.
      const others = byArea[map]?.get(area)?.some((other) => other !== found && other.from <= to && other.to >= from);
      return found && found.to >= to && !others ? found.parent : undefined;
    },
  };
}
