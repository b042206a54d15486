import type { Database } from '#evidence/database.ts';
import type { Area, AreaType } from './records.ts';

/** Who belongs to whom on today's map. Other kinds of relation are read by kind. */
export class Relations {
  readonly #parents = new Map<number, Area[]>();
  readonly #children = new Map<number, Area[]>();
  readonly #neighbours = new Map<number, Area[]>();
  /** Steps below the largest area type, by area type id. */
  readonly #depths = new Map<number, number>();

  static async read(database: Database, areas: Map<number, Area>, mapDate: string | undefined): Promise<Relations> {
    const relations = new Relations();
    const today = mapDate ?? '9999-12-31';
    const rows = await database.rows(
      `SELECT kind, child, parent FROM relation
       WHERE kind IN ('membership', 'neighbours') AND (valid_from IS NULL OR valid_from <= ?::DATE)
         AND (valid_to IS NULL OR valid_to >= ?::DATE)
       ORDER BY kind, child, weight DESC, parent, valid_from`,
      [today, today],
    );
    for (const row of rows) {
      const child = areas.get(row.child as number);
      const parent = areas.get(row.parent as number);
      if (!child || !parent || parent.kind !== 'area') continue;
      if (row.kind === 'neighbours') {
        // Lying side by side goes both ways, whichever way round it was declared.
        add(relations.#neighbours, child.id, parent);
        add(relations.#neighbours, parent.id, child);
      } else {
        add(relations.#parents, child.id, parent);
        if (child.kind === 'area') add(relations.#children, parent.id, child);
      }
    }
    for (const list of [...relations.#children.values(), ...relations.#neighbours.values()]) list.sort(byName);
    relations.#measureDepths(areas);
    return relations;
  }

  /** The longest way up decides: a practice below a network below a region is two steps down, whatever else it is in. */
  #measureDepths(areas: Map<number, Area>): void {
    const depthOf = (area: Area, seen: number): number => {
      if (seen > 12) return 0;
      const parents = this.#parents.get(area.id) ?? [];
      return parents.length === 0 ? 0 : 1 + Math.max(...parents.map((parent) => depthOf(parent, seen + 1)));
    };
    for (const area of areas.values()) {
      const depth = depthOf(area, 0);
      if (depth > (this.#depths.get(area.type.id) ?? -1)) this.#depths.set(area.type.id, depth);
    }
  }

  /** 0 for the largest area type, more for smaller ones. */
  depth(type: AreaType): number {
    return this.#depths.get(type.id) ?? 0;
  }

  /** Whether no area of this type has any area inside it, while areas of other types do. */
  isSmallest(type: AreaType): boolean {
    return this.depth(type) > 0 && this.depth(type) === Math.max(...this.#depths.values());
  }

  /** Areas that this one belongs to, smallest first. */
  parents(area: Area): Area[] {
    return [...(this.#parents.get(area.id) ?? [])].sort((a, b) => this.#bySize(a, b));
  }

  #bySize(a: Area, b: Area): number {
    return this.depth(b.type) - this.depth(a.type) || byName(a, b);
  }

  /** Every area above this one by any way, smallest first, each once. */
  ancestors(area: Area): Area[] {
    const found = new Map<number, Area>();
    const walk = (one: Area) => {
      for (const parent of this.parents(one)) {
        if (found.has(parent.id)) continue;
        found.set(parent.id, parent);
        walk(parent);
      }
    };
    walk(area);
    return [...found.values()].sort((a, b) => this.#bySize(a, b));
  }

  /** Areas that belong to this one, by name. */
  children(area: Area): Area[] {
    return this.#children.get(area.id) ?? [];
  }

  /** Areas of the same type that lie beside this one, by name. */
  neighbours(area: Area): Area[] {
    return (this.#neighbours.get(area.id) ?? []).filter((one) => one.type === area.type);
  }
}

// Hundreds of times faster than localeCompare for each pair.
const collator = new Intl.Collator('en');

export function byName(a: Area, b: Area): number {
  return collator.compare(a.name, b.name) || (a.code < b.code ? -1 : 1);
}

function add(lists: Map<number, Area[]>, key: number, area: Area): void {
  const list = lists.get(key);
  if (!list) lists.set(key, [area]);
  else if (!list.includes(area)) list.push(area);
}
