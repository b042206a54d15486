import type { Connections } from './connections.ts';
import type { Area } from './records.ts';

/** Something that is known of an area beside its measures, such as how deprived it is. */
export interface AreaAttribute {
  key: string;
  name: string;
  value: string;
}

/** The attributes of each release by area, read once: they are few, and never change. */
const known = new WeakMap<Connections, Promise<Map<number, AreaAttribute[]>>>();

/** The attributes of an area, by key. */
export async function readAttributes(connections: Connections, area: Area): Promise<AreaAttribute[]> {
  const reading = known.get(connections) ?? readAll(connections);
  known.set(connections, reading);
  // What could not be read is read again by whoever asks next.
  reading.catch(() => known.delete(connections));
  return (await reading).get(area.id) ?? [];
}

async function readAll(connections: Connections): Promise<Map<number, AreaAttribute[]>> {
  const found = new Map<number, AreaAttribute[]>();
  for (const row of await connections.rows('SELECT area, key, name, value FROM attribute ORDER BY area, key')) {
    const { area, key, name, value } = row as unknown as AreaAttribute & { area: number };
    const list = found.get(area) ?? [];
    if (list.length === 0) found.set(area, list);
    list.push({ key, name, value });
  }
  return found;
}
