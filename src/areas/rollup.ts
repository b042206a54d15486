import { firstDay, type Interval, intersect, lastDay } from './calendar.ts';
import { groupByChild, type Relation } from './relation.ts';
import type { Register, RegisteredArea } from './register.ts';
import type { Share, Successions } from './successions.ts';
import { sumIntervals, type WeightedInterval } from './weighted-intervals.ts';

/** One way up: the leaf's amounts count towards the area with this share on these days. */
export interface WayUp extends WeightedInterval {
  area: RegisteredArea;
}

const always: Interval = { from: firstDay, to: lastDay };

/**
 * Every way up from every area, following the steps that its type declares in `rollsUpTo`.
 *
 * As it was: on each day by the relations of that day. On today's map: first along the successions to their ends, then by
 * the relations of the day of the map; an area that has closed without a successor counts under its last parents.
 * An area counts towards itself, unless others have succeeded it on today's map. A placeholder is nobody's ancestor.
 * Where several paths lead to one ancestor their shares are added, and for one leaf and ancestor no two intervals overlap.
 */
export class Rollup {
  readonly #asItWas = new Map<RegisteredArea, WayUp[]>();
  readonly #today = new Map<RegisteredArea, WayUp[]>();
  /** By child: the relations of each step that its type declares. */
  readonly #steps = new Map<RegisteredArea, Relation[][]>();

  constructor(
    register: Register,
    relations: readonly Relation[],
    readonly successions: Successions,
    readonly mapDay: number,
  ) {
    const wanted = new Set(
      register.types.flatMap(({ rollsUpTo }, type) =>
        rollsUpTo.map((step) => `${type}\n${step.by}\n${register.typeIndex(step.type)}`),
      ),
    );
    for (const group of groupByChild(relations)) {
      const { kind, child, parent } = group[0] as Relation;
      if (!wanted.has(`${child.type}\n${kind}\n${parent.type}`)) continue;
      const steps = this.#steps.get(child);
      if (steps) steps.push(group);
      else this.#steps.set(child, [group]);
    }
  }

  /** Ways up on the map of the day itself. */
  asItWas(leaf: RegisteredArea): WayUp[] {
    const known = this.#asItWas.get(leaf);
    if (known) return known;
    const ways: WayUp[] = leaf.placeholder ? [] : [{ area: leaf, ...always, weight: 1 }];
    for (const { parent, weight, ...days } of (this.#steps.get(leaf) ?? []).flat()) {
      if (parent.placeholder) continue;
      for (const way of this.asItWas(parent)) {
        const shared = intersect(days, way);
        if (shared) ways.push({ area: way.area, ...shared, weight: weight * way.weight });
      }
    }
    const merged = mergeWays(ways);
    this.#asItWas.set(leaf, merged);
    return merged;
  }

  /** Ways up on today's map; they hold for facts of any day. */
  today(leaf: RegisteredArea): WayUp[] {
    const known = this.#today.get(leaf);
    if (known) return known;
    const ways: WayUp[] = [];
    for (const end of this.successions.ends(leaf)) {
      if (end.area !== leaf) {
        for (const way of this.today(end.area)) ways.push({ ...way, weight: end.weight * way.weight });
        continue;
      }
      if (!leaf.placeholder) ways.push({ area: leaf, ...always, weight: 1 });
      for (const { area, weight } of this.#parentsToday(leaf)) {
        for (const way of this.today(area)) ways.push({ ...way, weight: weight * way.weight });
      }
    }
    const merged = mergeWays(ways);
    this.#today.set(leaf, merged);
    return merged;
  }

  #parentsToday(child: RegisteredArea): Share[] {
    return (this.#steps.get(child) ?? []).flatMap((group) => {
      const begun = group.filter(({ from }) => from <= this.mapDay);
      const known = begun.length > 0 ? begun : group;
      const lastKnown = Math.min(this.mapDay, Math.max(...known.map(({ to }) => to)));
      const day = begun.length > 0 ? lastKnown : Math.min(...known.map(({ from }) => from));
      return known
        .filter(({ from, to, parent }) => from <= day && day <= to && !parent.placeholder)
        .map(({ parent, weight }) => ({ area: parent, weight }));
    });
  }
}

function mergeWays(ways: readonly WayUp[]): WayUp[] {
  const byArea = new Map<RegisteredArea, WayUp[]>();
  for (const way of ways) {
    const same = byArea.get(way.area);
    if (same) same.push(way);
    else byArea.set(way.area, [way]);
  }
  return [...byArea].flatMap(([area, parts]) =>
    parts.length === 1 ? parts : sumIntervals(parts).map((part) => ({ area, ...part })),
  );
}
