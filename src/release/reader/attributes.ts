import type { Connections } from './connections.ts';
import type { Area } from './records.ts';

/** Something that is known of an area beside its measures, such as how deprived it is. */
export interface AreaAttribute {
  key: string;
  name: string;
  value: string;
}

/** The attributes of an area, by key. */
export async function readAttributes(connections: Connections, area: Area): Promise<AreaAttribute[]> {
  const rows = await connections.rows('SELECT key, name, value FROM attribute WHERE area = ? ORDER BY key', [area.id]);
  return rows.map(({ key, name, value }) => ({ key, name, value }) as AreaAttribute);
}
