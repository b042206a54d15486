import type { Connections } from './connections.ts';
import type { Dimensions } from './dimensions.ts';
import type { Area, AreaType, Boundary } from './records.ts';

/** Shapes of the areas of one type that held on a day, of each area the newest. */
export async function readBoundaries(
  connections: Connections,
  { areas }: Dimensions,
  type: AreaType,
  day: string,
): Promise<Boundary[]> {
  const rows = await connections.rows(
    `SELECT b.area, b.geometry, b.attribution FROM boundary b JOIN area a ON a.id = b.area
     WHERE a.type = ? AND (b.valid_from IS NULL OR b.valid_from <= ?::DATE) AND (b.valid_to IS NULL OR b.valid_to >= ?::DATE)
     ORDER BY b.area, b.valid_from`,
    [type.id, day, day],
  );
  const newest = new Map(rows.map((row) => [row.area as number, row]));
  return [...newest.values()].map((row) => ({
    area: areas.get(row.area as number) as Area,
    geometry: JSON.parse(row.geometry as string) as unknown,
    attribution: row.attribution as string,
  }));
}
