import type { Database } from '#evidence/database.ts';
import { type CellTable, implied, published, unpublished } from '../cell-table.ts';
import type { CountPolicy } from '../count-policy.ts';
import { spreadUpperBounds } from '../upper-bounds.ts';
import type { SumQuery } from './gather-sums.ts';
import { GrowingCells } from './growing-cells.ts';
import { GrowingSums } from './growing-sums.ts';

/** Hiding a figure that its policy exempts is the last resort. */
const lossOfExempt = 1e6;
/** Above this many times the smallest count shown, what a proportion leaves out cannot run out. */
const plenty = 4;

export interface ReadTable {
  table: CellTable;
  /** Sums that do not hold between the cells, by kind: publishers' own figures, or people left out of every stratum. */
  broken: Record<string, number>;
}

/** Reads the cells of `gatherCells` and the sums between them into columns. */
export async function readCellTable(
  database: Database,
  policies: readonly CountPolicy[],
  queries: readonly SumQuery[],
): Promise<ReadTable> {
  const cells = new GrowingCells();
  const query = `SELECT amount::DOUBLE AS amount, policy, published, exempt, leaves, uses, stratum FROM sup_cell ORDER BY id`;
  for await (const batch of database.columns(query)) {
    const column = (name: string) => batch[name] as Int32Array;
    for (let i = 0; i < column('policy').length; i++) {
      const exempt = column('exempt')[i] === 1;
      const amount = (batch.amount as Float64Array)[i]!;
      const importance =
        Math.sqrt(column('leaves')[i]!) * Math.max(1, column('uses')[i]!) * (column('stratum')[i] === 0 ? 2 : 1);
      const policy = column('policy')[i]!;
      // A measure without a policy may be shown by indicators that are not looked at here.
      const open = policy < 0;
      cells.add({
        amount,
        // Below zero there is nobody to protect.
        policy: exempt || amount < 0 ? -1 : policy,
        standing: open || column('published')[i] === 1 ? published : unpublished,
        loss: open ? Number.POSITIVE_INFINITY : exempt ? importance * lossOfExempt : importance,
      });
    }
  }
  const sums = new GrowingSums(cells);
  for (const { about, sql } of queries)
    for await (const batch of database.columns(sql))
      for (let i = 0; i < batch.sum!.length; i++)
        sums.add(about, batch.sum![i]!, batch.total![i]!, batch.part![i]!, batch.weight![i]!);
  await addComplements(database, policies, cells, sums);
  const table = { ...cells.columns(), policies, sums: sums.columns(), windows: Int32Array.from(sums.windows) };
  spreadUpperBounds(table);
  return { table, broken: sums.broken };
}

/**
 * The people whom a proportion leaves out: denominator less numerator. They are counts of their own where they are few, and a
 * bound where the denominator is known.
 */
async function addComplements(
  database: Database,
  policies: readonly CountPolicy[],
  cells: GrowingCells,
  sums: GrowingSums,
): Promise<void> {
  const query = `SELECT DISTINCT n.id AS numerator, coalesce(d.id, -1)::INTEGER AS denominator, r.num::DOUBLE AS num, r.den::DOUBLE AS den, r.k_policy AS policy
    FROM sup_row r JOIN sup_cell n ON n.side = r.n_side AND n.time = r.n_time AND n.stratum = r.stratum AND n.sig = r.n_sig
    LEFT JOIN sup_cell d ON d.side = r.d_side AND d.time = r.d_time AND d.stratum = r.stratum AND d.sig = r.d_sig
    WHERE r.k_policy >= 0 AND r.den IS NOT NULL ORDER BY numerator, denominator, num, den`;
  for await (const batch of database.columns(query)) {
    for (let i = 0; i < batch.numerator!.length; i++) {
      const [numerator, denominator] = [batch.numerator![i]!, batch.denominator![i]!];
      const [num, den] = [batch.num![i]!, batch.den![i]!];
      const policy = policies[batch.policy![i]!]!;
      const rest = den - num;
      if (rest < 0 || cells.policyOf(numerator) < 0) continue;
      const unprotected = denominator < 0;
      if (unprotected) cells.bound(numerator, den);
      if (rest >= plenty * policy.smallest && (unprotected || den >= plenty * policy.smallest)) continue;
      const lowest = policy.hideZero ? 0 : 1;
      const restCell = cells.add({
        amount: rest,
        // With nobody counted the rest is the denominator itself, whose own policy decides.
        policy: num === 0 && !policy.hideZero ? -1 : batch.policy![i]!,
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
}
