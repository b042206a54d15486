import { type Issue, issue, type Place } from '#vocabulary/issue.ts';
import type { Relation } from './relation.ts';
import type { Register } from './register.ts';

/** How far the shares of one area may be from one, for rounding by the publisher. */
const tolerance = 0.001;

/**
 * Shares by which an area's amounts go to its parents: those below a limit are dropped and the rest scaled to one, so that
 * nothing is lost.
 *
 * @param relations all shares that one file states
 * @param smallest shares below it are dropped, unless none would be left
 * @param placeOf where the relation at a position stands in its file
 */
export function shareOut(
  relations: readonly Relation[],
  smallest: number,
  placeOf: (position: number) => Place,
  register: Register,
): { relations: Relation[]; issues: Issue[] } {
  const groups = new Map<string, number[]>();
  relations.forEach(({ child, from, to }, position) => {
    const key = `${child.index}\n${from}\n${to}`;
    const group = groups.get(key);
    if (group) group.push(position);
    else groups.set(key, [position]);
  });
  const issues: Issue[] = [];
  const result: Relation[] = [];
  for (const positions of groups.values()) {
    const shares = positions.map((position) => relations[position] as Relation);
    const sum = total(shares);
    if (Math.abs(sum - 1) > tolerance) {
      const child = shares[0]?.child as Relation['child'];
      const details = { value: child.code, type: register.typeOf(child).name, sum: Number(sum.toPrecision(6)) };
      issues.push(issue('AREAS_SHARES_SUM', placeOf(positions[0] as number), details));
    }
    const large = shares.filter(({ weight }) => weight >= smallest && weight > 0);
    const kept = large.length > 0 ? large : shares;
    const whole = total(kept);
    for (const share of kept) result.push({ ...share, weight: whole > 0 ? share.weight / whole : 0 });
  }
  return { relations: result, issues };
}

function total(shares: readonly Relation[]): number {
  return shares.reduce((sum, { weight }) => sum + weight, 0);
}
