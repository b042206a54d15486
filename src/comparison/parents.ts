import type { Database } from '#evidence/database.ts';

/**
 * Reads who belongs to whom, for comparison with the parent: the next larger area to which an area belongs as a whole, on each map
 * and at the end of each period.
 *
 * @returns a look-up; undefined for an area without a parent, and for one that is shared out among several
 */
export async function readParents(database: Database, directParentTypes: ReadonlyMap<number, readonly number[]>) {
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
  const byLeaf = new Map<string, typeof rows>();
  for (const row of rows) {
    if (!directParentTypes.get(row.leaf_type)?.includes(row.area_type)) continue;
    const key = `${row.map}/${row.leaf}`;
    const list = byLeaf.get(key);
    if (list) list.push(row);
    else byLeaf.set(key, [row]);
  }
  const periods = new Map(
    (
      await database.rows<{ id: number; end: string }>('SELECT id, end_date::VARCHAR AS "end" FROM period ORDER BY id')
    ).map(({ id, end }) => [id, end]),
  );
  return {
    of(map: number, area: number, period: number): number | undefined {
      const end = periods.get(period) ?? '';
      const candidates = byLeaf.get(`${map}/${area}`)?.filter((row) => row.valid_from <= end && end <= row.valid_to);
      if (!candidates) return undefined;
      // Where an area has parents of several types the last type declared is the one it is run by.
      const order = directParentTypes.get(candidates[0]?.leaf_type ?? -1) ?? [];
      return [...candidates].sort((a, b) => order.indexOf(b.area_type) - order.indexOf(a.area_type))[0]?.area;
    },
  };
}
