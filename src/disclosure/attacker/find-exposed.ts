import { type CellTable, unpublished } from '../cell-table.ts';
import { protectionNeeded, type Range } from '../count-policy.ts';
import { smallCells } from '../plan-suppression.ts';
import { attack, type Solve } from './attack.ts';
import { knowledgeOf } from './knowledge.ts';

export interface Exposure extends Range {
  cell: number;
  amount: number;
}

const tolerance = 1e-4;

/**
 * The small counts that the strongest reader narrows down further than the policy allows, with what that reader finds.
 *
 * @param status  of each cell, as in `SuppressionPlan`
 */
export function findExposed(table: CellTable, status: Int8Array, solve: Solve): Exposure[] {
  const exposed: Exposure[] = [];
  for (const [cell, { low, high }] of attack(knowledgeOf(table, status), smallCells(table), solve)) {
    const { reach, width } = protectionNeeded(table.policies[table.policy[cell]!]!, {
      upper: table.upper[cell]!,
      neverPublished: table.standing[cell] === unpublished,
    });
    if (high < reach - tolerance || high - low < width - tolerance)
      exposed.push({ cell, amount: table.amount[cell]!, low, high });
  }
  return exposed;
}
