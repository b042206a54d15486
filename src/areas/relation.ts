import type { Interval } from './calendar.ts';
import type { RegisteredArea } from './register.ts';

/** The kind of relation that leads from an area that has ended to the one that took its place. */
export const succession = 'succession';

/** One area belongs to, is followed by, or lies next to another. */
export interface Relation extends Interval {
  kind: string;
  child: RegisteredArea;
  parent: RegisteredArea;
  /** Share of the child that goes to the parent, 0 to 1. */
  weight: number;
  basis: string | null;
}

/** Relations by kind, child and the parents' type: what must agree with itself on every day. */
export function groupByChild(relations: readonly Relation[]): Relation[][] {
  const groups = new Map<string, Relation[]>();
  for (const relation of relations) {
    const key = `${relation.kind}\n${relation.child.index}\n${relation.parent.type}`;
    const group = groups.get(key);
    if (group) group.push(relation);
    else groups.set(key, [relation]);
  }
  return [...groups.values()];
}
