import { type Status, statusCode } from '#vocabulary/status.ts';
import { type CellTable, published, type Sums } from '../cell-table.ts';
import { isSmall, roundCount } from '../count-policy.ts';

/** All that a reader of a release can know: bounds of every cell, and the sums that hold between them. */
export interface Knowledge {
  low: Float64Array;
  high: Float64Array;
  sums: Sums;
}

/**
 * The knowledge of a reader who knows the rules and reads only what is shown.
 *
 * Worked out from the rules count by count, on purpose without the formulas of the suppression, so that an error there is
 * not repeated here.
 */
export function knowledgeOf(table: CellTable, status: Int8Array): Knowledge {
  const { amount, standing, upper, sums } = table;
  const low = new Float64Array(amount.length);
  const high = new Float64Array(amount.length);
  for (let cell = 0; cell < amount.length; cell++) {
    const policy = table.policies[table.policy[cell]!];
    const shown = standing[cell] === published && status[cell] === statusCode('ok' satisfies Status);
    if (!shown) {
      const zerosAreShown = standing[cell] === published && !policy?.hideZero && Number.isInteger(amount[cell]!);
      low[cell] = zerosAreShown ? 1 : 0;
      high[cell] = upper[cell]!;
      continue;
    }
    const alike = policy ? countsShownAs(roundCount(amount[cell]!, policy), policy) : [];
    low[cell] = Math.min(amount[cell]!, ...alike);
    high[cell] = Math.min(Math.max(amount[cell]!, ...alike), upper[cell]!);
  }
  return { low, high, sums };
}

/** Every whole count that would be shown as this figure. */
function countsShownAs(figure: number, policy: CellTable['policies'][number]): number[] {
  const counts: number[] = [];
  for (let count = Math.max(0, Math.floor(figure) - policy.rounding); count <= figure + policy.rounding; count++)
    if (!isSmall(count, policy) && roundCount(count, policy) === figure) counts.push(count);
  return counts;
}
