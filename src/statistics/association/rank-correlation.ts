import type { Status } from '#vocabulary/status.ts';
import { ranks } from '../distributions/ranks.ts';
import { listIn, listOf, type StatisticMethod } from '../method.ts';
import { completePairs, correlationOf, momentsOf, type Pairs } from './pairs.ts';

const NAME = 'rank-correlation';

export interface RankCorrelation {
  /** Spearman's: Pearson's correlation of the ranks. */
  spearman: number | null;
  /** Kendall's τ-b: pairs in the same order less pairs in the opposite one, with ties allowed for. */
  kendall: number | null;
  /** Pairs of which both sides are there. */
  count: number;
  reason?: Status;
}

/**
 * Spearman's and Kendall's correlation, which ask for the same order and not for a straight line.
 *
 * Edges — a pair that lacks a side is left out. Equal values share the average of their ranks. A side without variation,
 * or fewer than 2 pairs: no value.
 *
 * @param x  any unit; null where missing
 * @param y  any unit; null where missing
 * @throws STATISTIC_ARGUMENT_INVALID  lists of different length, a value that is not finite
 * @see Spearman 1904, Am J Psychol 15:72–101; Kendall 1945, Biometrika 33:239–251
 */
export function rankCorrelation(x: readonly (number | null)[], y: readonly (number | null)[]): RankCorrelation {
  const pairs = completePairs(NAME, x, y);
  const count = pairs.x.length;
  const spearman = correlationOf(momentsOf({ x: ranks(pairs.x, 'average'), y: ranks(pairs.y, 'average') }));
  if (spearman === null) {
    const reason = count < 2 ? 'not-available' : 'cannot-be-calculated';
    return { spearman, kendall: null, count, reason };
  }
  return { spearman, kendall: kendallTau(pairs), count };
}

function kendallTau({ x, y }: Pairs): number {
  let [balance, untiedX, untiedY] = [0, 0, 0];
  for (let i = 0; i < x.length; i++) {
    for (let j = i + 1; j < x.length; j++) {
      const dx = Math.sign(x[i]! - x[j]!);
      const dy = Math.sign(y[i]! - y[j]!);
      balance += dx * dy;
      untiedX += dx * dx;
      untiedY += dy * dy;
    }
  }
  return balance / Math.sqrt(untiedX * untiedY);
}

export const describe: StatisticMethod = {
  name: NAME,
  title: 'Spearman’s and Kendall’s correlation',
  summary: 'How nearly two lists of values are in the same order.',
  inputs: [
    listOf('x', 'any unit', 'Values of one measure; empty where missing.'),
    listOf('y', 'any unit', 'Values of the other, in the same order; empty where missing.'),
  ],
  outputs: [
    { name: 'spearman', unit: 'number', description: 'Correlation of the ranks.' },
    { name: 'kendall', unit: 'number', description: 'Kendall’s τ-b.' },
    { name: 'count', unit: 'count', description: 'Pairs of which both sides are there.' },
    { name: 'reason', unit: 'word', description: 'Why there is no value.' },
  ],
  edges: ['A pair that lacks a side is left out.', 'A side that does not vary has no correlation.'],
  source: 'Spearman 1904, Am J Psychol 15:72–101; Kendall 1945, Biometrika 33:239–251',
  run: (row) => ({ ...rankCorrelation(listIn(row, 'x'), listIn(row, 'y')) }),
};
