import type { Database } from '#evidence/database.ts';
import type { Area } from './records.ts';

/** One step of a merger or a split: which area on the other side, how much of the earlier one went there, and when. */
export interface Succession {
  area: Area;
  /** 0 to 1; null when it is not known. */
  weight: number | null;
  from: string | null;
}

/** What became of areas, and what they were made from. */
export class Successions {
  readonly #after = new Map<number, Succession[]>();
  readonly #before = new Map<number, Succession[]>();

  static async read(database: Database, areas: Map<number, Area>): Promise<Successions> {
    const found = new Successions();
    const rows = await database.rows(
      `SELECT child, parent, weight, valid_from::VARCHAR AS since FROM relation
       WHERE kind = 'succession' AND child <> parent ORDER BY child, weight DESC, parent, valid_from`,
    );
    for (const row of rows) {
      const earlier = areas.get(row.child as number);
      const later = areas.get(row.parent as number);
      if (!earlier || !later) continue;
      const step = { weight: row.weight as number | null, from: row.since as string | null };
      add(found.#after, earlier.id, { area: later, ...step });
      add(found.#before, later.id, { area: earlier, ...step });
    }
    return found;
  }

  /** Areas that took the place of this one, the largest part first. */
  successors(area: Area): Succession[] {
    return this.#after.get(area.id) ?? [];
  }

  /** Areas from which this one was made. */
  predecessors(area: Area): Succession[] {
    return this.#before.get(area.id) ?? [];
  }
}

function add(lists: Map<number, Succession[]>, key: number, step: Succession): void {
  const list = lists.get(key);
  if (list) list.push(step);
  else lists.set(key, [step]);
}
