import type { Connections } from './connections.ts';
import type { Dimensions } from './dimensions.ts';
import type { Area } from './records.ts';

/** Areas by the beginning of a postcode, written in any way; nothing for a text that has no figure, which is no postcode. */
export async function findByPostcode(connections: Connections, { areas }: Dimensions, text: string): Promise<Area[]> {
  const wanted = text.toUpperCase().replace(/[^0-9A-Z]/g, '');
  if (wanted.length < 2 || !/\d/.test(wanted)) return [];
  const rows = await connections.rows(
    'SELECT DISTINCT area FROM postcode WHERE postcode >= ? AND postcode < ? ORDER BY area LIMIT 50',
    [wanted, `${wanted}~`],
  );
  return rows.flatMap((row) => areas.get(row.area as number) ?? []);
}
