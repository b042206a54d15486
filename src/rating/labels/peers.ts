import type { Frame } from '../frame.ts';

/**
 * Areas with a score, in groups that are set against each other: all of them, or by the value of an expression. An area for
 * which the expression has no value is in no group.
 */
export function peerGroups(score: Float64Array, peers: string | undefined, frame: Frame): Map<string, number[]> {
  const groups = new Map<string, number[]>();
  const groupOf = peers === undefined ? undefined : frame.expression(peers);
  for (let area = 0; area < score.length; area++) {
    if (Number.isNaN(score[area] as number)) continue;
    const value = groupOf && peers !== undefined ? groupOf(frame.context(area, peers)) : '';
    if (value === undefined || value === null) continue;
    const name = String(value);
    const group = groups.get(name) ?? [];
    group.push(area);
    groups.set(name, group);
  }
  return groups;
}
