import { type CellTable, published } from './cell-table.ts';
import { isSmall, shownRange } from './count-policy.ts';

/**
 * Notes what readers know anyway that a count cannot exceed: figures that are never hidden, such as zeros and unprotected
 * denominators, bound their parts, and parts that are all bounded bound their total. Changes `upper` in place.
 */
export function spreadUpperBounds(table: CellTable): void {
  const { upper, amount, standing, loss, policy, policies, sums } = table;
  for (let cell = 0; cell < amount.length; cell++) {
    const neverHidden = loss[cell] === Number.POSITIVE_INFINITY;
    const applied = policies[policy[cell]!];
    const shownZero = amount[cell] === 0 && !applied?.hideZero;
    if (standing[cell] !== published || !(neverHidden || shownZero)) continue;
    const high = applied && !isSmall(amount[cell]!, applied) ? shownRange(amount[cell]!, applied).high : amount[cell]!;
    upper[cell] = Math.min(upper[cell]!, high);
  }
  const { total, start, part, weight } = sums;
  const lower = (cell: number, bound: number) => {
    if (bound >= upper[cell]! - 1e-9) return false;
    upper[cell] = bound;
    return true;
  };
  for (let changed = true; changed; ) {
    changed = false;
    for (let r = 0; r < total.length; r++) {
      let parts = 0;
      let takenAway = false;
      for (let k = start[r]!; k < start[r + 1]!; k++) {
        const factor = weight?.[k] ?? 1;
        if (factor < 0) takenAway = true;
        else parts += factor * upper[part[k]!]!;
      }
      changed = lower(total[r]!, parts) || changed;
      if (takenAway || upper[total[r]!] === Number.POSITIVE_INFINITY) continue;
      for (let k = start[r]!; k < start[r + 1]!; k++)
        changed = lower(part[k]!, upper[total[r]!]! / (weight?.[k] ?? 1)) || changed;
    }
  }
}
