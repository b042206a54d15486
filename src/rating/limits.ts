import type { Limit } from '#project/schema/framework.ts';
import type { Frame } from './frame.ts';

/** What limits did to the classes of a part. */
export interface Limited {
  /** Class after all limits. */
  class: Int16Array;
  /** Positions of the limits that changed the class of an area, in the order in which they did. */
  applied: ReadonlyMap<number, readonly number[]>;
  /** How many areas each limit applied to, whether or not it changed their class. */
  fired: readonly number[];
}

/**
 * Applies overrides to the classes of all areas, in their declared order. A condition that reads a missing number does not hold.
 * Classes stand from best to worst: a cap keeps a class from being better than it, a floor from being worse.
 *
 * @param counted whether a class is a rating, as against one that says that there is none; those are not capped
 */
export function applyLimits(
  limits: readonly Limit[],
  before: Int16Array,
  counted: readonly boolean[],
  frame: Frame,
): Limited {
  const after = Int16Array.from(before);
  const applied = new Map<number, number[]>();
  const fired = limits.map(() => 0);
  limits.forEach((limit, index) => {
    const holds = frame.expression(limit.when);
    const target = frame.classes.get((limit.cap ?? limit.floor ?? limit.force ?? limit.setAside) as string) ?? -1;
    for (let area = 0; area < frame.areas; area++) {
      const now = after[area] as number;
      const context = { ...frame.context(area, limit.when), class: frame.classNames[now] ?? null };
      if (holds(context) !== true) continue;
      fired[index] = (fired[index] as number) + 1;
      const rated = now >= 0 && counted[now] === true;
      const next =
        limit.cap !== undefined
          ? rated && now < target
            ? target
            : now
          : limit.floor !== undefined
            ? rated && now > target
              ? target
              : now
            : target;
      if (next === now) continue;
      after[area] = next;
      applied.set(area, [...(applied.get(area) ?? []), index]);
    }
  });
  return { class: after, applied, fired };
}
