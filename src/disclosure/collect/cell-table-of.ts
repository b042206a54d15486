import { type CellTable, implied, published, unpublished } from '../cell-table.ts';
import type { CountPolicy } from '../count-policy.ts';
import { spreadUpperBounds } from '../upper-bounds.ts';
import type { Gathered } from './gather-cells.ts';
import { gatherSums } from './gather-sums.ts';
import { GrowingCells } from './growing-cells.ts';
import { GrowingSums } from './growing-sums.ts';
import type { Protection } from './protected-indicators.ts';
import type { StratumSum } from './stratum-sums.ts';

/** Hiding a figure that its policy exempts is the last resort. */
const lossOfExempt = 1e6;
/** Above this many times the smallest count shown, what a proportion leaves out cannot run out. */
const plenty = 4;

export interface CellTableRead {
  table: CellTable;
  /** Sums that do not hold between the cells, by kind: publishers' own figures, or people left out of every stratum. */
  broken: Record<string, number>;
  /** Cell of `Gathered` → its position in the table. */
  idOf: Int32Array;
}

/** The gathered cells and the sums between them as columns. */
export function cellTableOf(
  gathered: Gathered,
  { policies, sides }: Pick<Protection, 'policies' | 'sides'>,
  strata: readonly StratumSum[],
): CellTableRead {
  const { cells: found, order } = gathered;
  const cells = new GrowingCells();
  const idOf = new Int32Array(found.length);
  for (const cell of order) {
    const exempt = found.at('exempt', cell) === 1;
    const amount = found.amountOf(cell);
    const { side, stratum } = found.blocks[found.at('block', cell)]!;
    const policy = sides[side]!.policy;
    const importance =
      Math.sqrt(found.at('leaves', cell)) * Math.max(1, found.at('uses', cell)) * (stratum === 0 ? 2 : 1);
    // A measure without a policy may be shown by indicators that are not looked at here.
    const open = policy < 0;
    idOf[cell] = cells.add({
      amount,
      // Below zero there is nobody to protect.
      policy: exempt || amount < 0 ? -1 : policy,
      standing: open || found.at('shown', cell) === 1 ? published : unpublished,
      loss: open ? Number.POSITIVE_INFINITY : exempt ? importance * lossOfExempt : importance,
    });
  }
  const sums = new GrowingSums(cells);
  gatherSums(gathered, sides, strata, { idOf, sums });
  addComplements(gathered, policies, idOf, { cells, sums });
  const table = { ...cells.columns(), policies, sums: sums.columns(), windows: Int32Array.from(sums.windows) };
  spreadUpperBounds(table);
  return { table, broken: sums.broken, idOf };
}

/** Proportions that leave people out, once each: cells of both sides, their counts and the policy that protects the rest. */
function proportions({ rows }: Gathered, idOf: Int32Array) {
  const [above, below, complement] = [
    rows.column('numeratorCell'),
    rows.column('denominatorCell'),
    rows.column('complement'),
  ];
  const found = new Map<string, { numerator: number; denominator: number; num: number; den: number; policy: number }>();
  for (let i = 0; i < rows.length; i++) {
    const [num, den, policy] = [rows.numerator[i]!, rows.denominator[i]!, complement[i]!];
    if (policy < 0 || above[i]! < 0 || Number.isNaN(den)) continue;
    const [numerator, denominator] = [idOf[above[i]!]!, below[i]! < 0 ? -1 : idOf[below[i]!]!];
    found.set(`${numerator} ${denominator} ${num} ${den} ${policy}`, { numerator, denominator, num, den, policy });
  }
  return [...found.values()].sort(
    (a, b) =>
      a.numerator - b.numerator ||
      a.denominator - b.denominator ||
      a.num - b.num ||
      a.den - b.den ||
      a.policy - b.policy,
  );
}

/**
 * The people whom a proportion leaves out: denominator less numerator. They are counts of their own where they are few, and a
 * bound where the denominator is known.
 */
function addComplements(
  gathered: Gathered,
  policies: readonly CountPolicy[],
  idOf: Int32Array,
  { cells, sums }: { cells: GrowingCells; sums: GrowingSums },
): void {
  for (const { numerator, denominator, num, den, policy: at } of proportions(gathered, idOf)) {
    const policy = policies[at]!;
    const rest = den - num;
    if (rest < 0 || cells.policyOf(numerator) < 0) continue;
    const unprotected = denominator < 0;
    if (unprotected) cells.bound(numerator, den);
    if (rest >= plenty * policy.smallest && (unprotected || den >= plenty * policy.smallest)) continue;
    const lowest = policy.hideZero ? 0 : 1;
    const restCell = cells.add({
      amount: rest,
      // With nobody counted the rest is the denominator itself, whose own policy decides.
      policy: num === 0 && !policy.hideZero ? -1 : at,
      standing: implied,
      loss: Number.POSITIVE_INFINITY,
      ...(unprotected && num > 0 ? { upper: den - lowest } : {}),
    });
    const whole = unprotected
      ? cells.add({ amount: den, policy: -1, standing: published, loss: Number.POSITIVE_INFINITY })
      : denominator;
    const sum = sums.next;
    sums.add('complements', sum, whole, numerator, 1);
    sums.add('complements', sum, whole, restCell, 1);
  }
}
