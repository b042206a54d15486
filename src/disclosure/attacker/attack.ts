import type { Range } from '../count-policy.ts';
import type { Knowledge } from './knowledge.ts';
import { Programmes } from './programme.ts';

/** Solves a linear programme written in the CPLEX LP format; Infinity when it has no bound. */
export type Solve = (programme: string) => number;

/**
 * The strongest reader: finds for each target the least and the greatest amount that fit all that is known, by linear
 * programmes over the cells that are not known exactly. Whole counts are relaxed to any amount, which can only widen the
 * ranges by fractions.
 *
 * @param targets  cells to attack
 */
export function attack(knowledge: Knowledge, targets: Iterable<number>, solve: Solve): Map<number, Range> {
  const programmes = new Programmes(knowledge);
  const ranges = new Map<number, Range>();
  for (const target of targets) {
    const { low, high } = knowledge;
    if (low[target] === high[target]) ranges.set(target, { low: low[target]!, high: high[target]! });
    else
      ranges.set(target, {
        low: solve(programmes.of(target, `Minimize\n o: x${target}`)),
        high: solve(programmes.of(target, `Maximize\n o: x${target}`)),
      });
  }
  return ranges;
}
