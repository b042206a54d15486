import { type Issue, issue } from '#vocabulary/issue.ts';
import { formatDay, lastDay } from './calendar.ts';
import { groupByChild, type Relation, succession } from './relation.ts';
import type { Register } from './register.ts';
import type { StatedRelations } from './state-relations.ts';
import { sumIntervals } from './weighted-intervals.ts';

/**
 * Brings what all files say about relations into one account.
 *
 * A relation without a last day holds until one of the same kind and child, to a parent of the same type, that begins
 * later. Statements of the same relation for days that follow each other become one. Relations marked as a fallback are
 * used only for children that have none otherwise.
 */
export function settleRelations(stated: readonly StatedRelations[]): Relation[] {
  const firm = stated.filter(({ fallback }) => !fallback).flatMap(({ relations }) => relations);
  const held = new Set(firm.map(groupKey));
  const fallback = stated.filter((entry) => entry.fallback).flatMap(({ relations }) => relations);
  const all = [...firm, ...fallback.filter((relation) => !held.has(groupKey(relation)))];
  return groupByChild(all).flatMap((group) => (group[0]?.kind === succession ? joined(group) : joined(ended(group))));
}

function groupKey({ kind, child, parent }: Relation): string {
  return `${kind}\n${child.index}\n${parent.type}`;
}

function ended(group: Relation[]): Relation[] {
  const starts = [...new Set(group.map(({ from }) => from))].sort((a, b) => a - b);
  return group.map((relation) => {
    if (relation.to !== lastDay) return relation;
    const next = starts.find((start) => start > relation.from);
    return next === undefined ? relation : { ...relation, to: next - 1 };
  });
}

function joined(group: Relation[]): Relation[] {
  const byParent = new Map<string, Relation[]>();
  for (const relation of [...group].sort((a, b) => a.from - b.from || b.to - a.to)) {
    const key = `${relation.parent.index}\n${relation.weight}`;
    const line = byParent.get(key);
    const last = line?.at(-1);
    if (!line) byParent.set(key, [{ ...relation }]);
    else if (last && relation.from <= last.to + 1) last.to = Math.max(last.to, relation.to);
    else line.push({ ...relation });
  }
  return [...byParent.values()].flat();
}

/**
 * Areas that would be counted more than once: the shares of their parents of one type add up to more than one on some day.
 *
 * @param counted kinds of relation by which amounts are added up; neighbours, for one, may be many
 */
export function overlappingParents(
  relations: readonly Relation[],
  counted: ReadonlySet<string>,
  register: Register,
): Issue[] {
  return groupByChild(relations.filter(({ kind }) => counted.has(kind))).flatMap((group) => {
    if (group.length === 1) return [];
    const over = sumIntervals(group).find(({ weight }) => weight > 1 + 1e-9);
    const { child, parent } = group[0] as Relation;
    if (!over) return [];
    const parents = group.filter(({ from, to }) => from <= over.to && over.from <= to);
    const details = {
      value: child.code,
      type: register.typeOf(child).name,
      parentType: register.typeOf(parent).name,
      day: formatDay(over.from) ?? 'always',
      parents: parents.map((relation) => relation.parent.code).join(', '),
    };
    return [issue('AREAS_PARENTS_OVERLAP', {}, details)];
  });
}
