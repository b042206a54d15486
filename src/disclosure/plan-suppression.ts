import { type Status, statusCode } from '#vocabulary/status.ts';
import { type CellTable, membership, published } from './cell-table.ts';
import { isSmall } from './count-policy.ts';
import { KnownRanges } from './known-ranges.ts';
import { MoveSearch } from './move-search.ts';
import { Protector } from './protector.ts';
import { Seeds } from './seeds.ts';

export interface SuppressionPlan {
  /** For each cell `ok`, `suppressed-small` or `suppressed-complementary`, as stored (`statusCode`). */
  status: Int8Array;
  /** Small cells that could not be protected, because what gives them away cannot be hidden. Ascending. */
  exposed: Int32Array;
  /** How many cells are hidden for their own sake, and how many to protect others. */
  small: number;
  complementary: number;
}

const code = (status: Status) => statusCode(status);

/**
 * Decides which cells of a release are hidden.
 *
 * First every small count, as its policy says. Then, for each small count in turn, it makes sure that the published cells
 * and sums leave another table of counts, which a reader cannot tell from the true one, where that count is not small and
 * one where it is far enough away (`protectionNeeded`); where there is none it hides further cells of least loss until there
 * is. What is hidden later only leaves more room, so one pass suffices. A cell that is not published needs protection like
 * one that is: it may follow from those that are.
 *
 * Edges — zero is shown and never hidden for another's sake, unless its policy hides zeros. A cell whose `loss` is Infinity
 * is never hidden; small cells that only this would protect are listed in `exposed`. Without a policy nothing is small.
 * Deterministic: ties go to the lower position.
 *
 * @throws DISCLOSURE_SUM_BROKEN
 * @see Repsilber 1994 (hypercube method); Fischetti and Salazar 2000, J Am Stat Assoc 95:916–928 (protection levels)
 */
export function planSuppression(table: CellTable): SuppressionPlan {
  const sums = membership(table);
  const cells = table.amount.length;
  const status = new Int8Array(cells);
  const hidden = new Uint8Array(cells);
  const sensitive = smallCells(table);
  for (const cell of sensitive) {
    if (table.standing[cell] !== published) continue;
    hidden[cell] = 1;
    status[cell] = code('suppressed-small');
  }
  const known = new KnownRanges(table, hidden);
  const search = new MoveSearch(table, sums, known, hidden);
  const seeds = new Seeds(table, sums);
  const protector = new Protector(table, known, { search, seeds }, (cell) => {
    hidden[cell] = 1;
    known.hide(cell);
    status[cell] = code('suppressed-complementary');
  });
  const left: number[] = [];
  for (const cell of sensitive) if (!protector.protect(cell, 'free')) left.push(cell);
  const exposed = left.filter((cell) => !protector.protect(cell, 'at-a-loss'));
  return {
    status,
    exposed: Int32Array.from(exposed),
    small: status.reduce((n, s) => n + Number(s === code('suppressed-small')), 0),
    complementary: status.reduce((n, s) => n + Number(s === code('suppressed-complementary')), 0),
  };
}

/** Every cell that its policy hides for its own sake, ascending; those never published among them. */
export function smallCells({ amount, policy, policies }: CellTable): Int32Array {
  const found: number[] = [];
  for (let cell = 0; cell < amount.length; cell++) {
    const applied = policies[policy[cell]!];
    if (applied && isSmall(amount[cell]!, applied)) found.push(cell);
  }
  return Int32Array.from(found);
}
