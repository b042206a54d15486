import type { Connections } from './connections.ts';
import { readOnce } from './read-once.ts';
import type { Area } from './records.ts';

/** Something that is known of an area beside its measures, such as how deprived it is. */
export interface AreaAttribute {
  key: string;
  name: string;
  value: string;
}

/** The attributes of all areas, by the area’s id: they are few. */
const readAll = readOnce(async (connections) => {
  const found = new Map<number, AreaAttribute[]>();
  for (const row of await connections.rows('SELECT area, key, name, value FROM attribute ORDER BY area, key')) {
    const { area, key, name, value } = row as unknown as AreaAttribute & { area: number };
    const list = found.get(area) ?? [];
    if (list.length === 0) found.set(area, list);
    list.push({ key, name, value });
  }
  return found;
});

/** The attributes of an area, by key. */
export async function readAttributes(connections: Connections, area: Area): Promise<AreaAttribute[]> {
  return (await readAll(connections)).get(area.id) ?? [];
}
