import { requireSameLength } from '../argument.ts';
import { listIn, listOf, type StatisticMethod, textsIn } from '../method.ts';

/** Sums of one group; null where any part of the group is missing. */
export interface GroupSum {
  group: string;
  numerator: number | null;
  denominator: number | null;
  parts: number;
}

/**
 * Numerators and denominators added up by group, in order of first appearance.
 *
 * Method — plain sums; the rate of a group is then taken from its sums, never averaged over its parts.
 * Edges — a missing part makes the group's sum missing. A single group is summed like any other.
 *
 * @param groups        group of each row
 * @param numerators    null where missing
 * @param denominators  null where missing
 */
export function rollUp(
  groups: readonly string[],
  numerators: readonly (number | null)[],
  denominators: readonly (number | null)[],
): GroupSum[] {
  requireSameLength('roll-up', { groups, numerators, denominators });
  const sums = new Map<string, GroupSum>();
  for (const [i, group] of groups.entries()) {
    let sum = sums.get(group);
    if (!sum) {
      sum = { group, numerator: 0, denominator: 0, parts: 0 };
      sums.set(group, sum);
    }
    sum.numerator = add(sum.numerator, numerators[i] ?? null);
    sum.denominator = add(sum.denominator, denominators[i] ?? null);
    sum.parts += 1;
  }
  return [...sums.values()];
}

function add(a: number | null, b: number | null): number | null {
  return a === null || b === null ? null : a + b;
}

export const describe: StatisticMethod = {
  name: 'roll-up',
  title: 'Sums by group',
  summary: 'Numerators and denominators added up by group; rates are then taken from the sums, never averaged.',
  inputs: [
    { ...listOf('groups', 'word', 'Group of each part.'), kind: 'word' },
    listOf('numerators', 'count', 'Empty where missing.'),
    listOf('denominators', 'count', 'Empty where missing.'),
  ],
  outputs: [
    { name: 'group', unit: 'word', description: 'Groups in order of first appearance.' },
    { name: 'numerator', unit: 'count', description: 'Sum of each group.' },
    { name: 'denominator', unit: 'count', description: 'Sum of each group.' },
    { name: 'parts', unit: 'count', description: 'Parts of each group.' },
  ],
  edges: ['A missing part makes its group’s sum missing.', 'A single group is summed like any other.'],
  source: 'Arithmetic',
  run: (row) => {
    const sums = rollUp(textsIn(row, 'groups'), listIn(row, 'numerators'), listIn(row, 'denominators'));
    return {
      group: sums.map((sum) => sum.group),
      numerator: sums.map((sum) => sum.numerator),
      denominator: sums.map((sum) => sum.denominator),
      parts: sums.map((sum) => sum.parts),
    };
  },
};
