import type { Database } from '#evidence/database.ts';
import type { Columns } from '#evidence/stream-columns.ts';

/** Every way up from the areas of one type, itself included, as columns sorted by map, area and leaf. Days count from 1970. */
export interface WaysUp {
  length: number;
  map: Int8Array;
  area: Int32Array;
  areaType: Int32Array;
  /** Position of the area in `leaves`. */
  slot: Int32Array;
  /** First and last day on which the way holds. */
  first: Int32Array;
  last: Int32Array;
  /** The same while the leaf is open too; none when it is no area but a placeholder. */
  openFirst: Int32Array;
  openLast: Int32Array;
  /** Ten thousand millionths; all of them = the leaf belongs as a whole. */
  weight: Float64Array;
  /** 1 where the larger area is an area, not a placeholder. */
  shown: Int8Array;
  /** The areas from which a way begins. */
  leaves: Int32Array;
  /** Area → position in `leaves`; -1 for every other area. */
  slotOf: Int32Array;
}

export const wholeWeight = 10_000_000_000;

/**
 * Reads every way up from the areas of a type.
 *
 * @param oneMap leaves out today’s map, because it is the same
 */
export async function readWaysUp(database: Database, type: number, oneMap = false): Promise<WaysUp> {
  const day = (date: string) => `(${date} - DATE '1970-01-01')::INTEGER`;
  const query = `SELECT r.map::TINYINT AS map, r.area, r.leaf, r.area_type,
      ${day('r.valid_from')} AS first, ${day('r.valid_to')} AS last,
      CASE WHEN a.kind = 'area' THEN ${day("greatest(r.valid_from, coalesce(a.opened, DATE '0001-01-01'))")} ELSE 1 END AS open_first,
      CASE WHEN a.kind = 'area' THEN ${day("least(r.valid_to, coalesce(a.closed, DATE '9999-12-31'))")} ELSE 0 END AS open_last,
      (r.weight::DECIMAL(12,10) * ${wholeWeight})::DOUBLE AS weight, (o.kind = 'area')::TINYINT AS shown
    FROM rollup r JOIN area a ON a.id = r.leaf JOIN area o ON o.id = r.area
    WHERE r.leaf_type = ${type}${oneMap ? ' AND r.map = 0' : ''} ORDER BY r.map, r.area, r.leaf, r.valid_from, r.valid_to, r.weight`;
  const batches: Columns[] = [];
  for await (const batch of database.columns(query)) batches.push(batch);
  const length = batches.reduce((sum, batch) => sum + (batch.area as Int32Array).length, 0);
  const joined = <T extends Int8Array | Int32Array | Float64Array>(name: string, all: T): T => {
    let at = 0;
    for (const batch of batches) {
      all.set(batch[name] as T, at);
      at += (batch[name] as T).length;
    }
    return all;
  };
  const leaf = joined('leaf', new Int32Array(length));
  const leaves = Int32Array.from(new Set(leaf)).sort();
  const slotOf = new Int32Array((leaves[leaves.length - 1] ?? -1) + 1).fill(-1);
  leaves.forEach((area, slot) => {
    slotOf[area] = slot;
  });
  return {
    length,
    map: joined('map', new Int8Array(length)),
    area: joined('area', new Int32Array(length)),
    areaType: joined('area_type', new Int32Array(length)),
    slot: leaf.map((area) => slotOf[area] as number),
    first: joined('first', new Int32Array(length)),
    last: joined('last', new Int32Array(length)),
    openFirst: joined('open_first', new Int32Array(length)),
    openLast: joined('open_last', new Int32Array(length)),
    weight: joined('weight', new Float64Array(length)),
    shown: joined('shown', new Int8Array(length)),
    leaves,
    slotOf,
  };
}
