import { type CellTable, published } from './cell-table.ts';
import { lowestHidden, shownRange } from './count-policy.ts';

/**
 * What a reader knows of every cell taken by itself: its figure when shown, bounds when hidden.
 *
 * Used alike by the suppression, which must leave room, and by the attacker, who exploits what is known.
 */
export class KnownRanges {
  readonly low: Float64Array;
  readonly high: Float64Array;
  readonly #table: CellTable;

  /** @param hidden  1 for each cell that is not shown */
  constructor(table: CellTable, hidden: Uint8Array) {
    this.#table = table;
    const cells = table.amount.length;
    this.low = new Float64Array(cells);
    this.high = new Float64Array(cells);
    for (let cell = 0; cell < cells; cell++) {
      if (hidden[cell] || table.standing[cell] !== published) this.hide(cell);
      else this.#show(cell);
    }
  }

  hide(cell: number): void {
    this.low[cell] = this.lowWhenHidden(cell);
    this.high[cell] = this.#table.upper[cell]!;
  }

  /** A cell that was never to be published may also be zero. */
  lowWhenHidden(cell: number): number {
    const { standing, policy, policies, amount } = this.#table;
    return standing[cell] === published ? lowestHidden(amount[cell]!, policies[policy[cell]!]) : 0;
  }

  #show(cell: number): void {
    const { policy, policies, amount, upper } = this.#table;
    const applied = policies[policy[cell]!];
    const range = applied ? shownRange(amount[cell]!, applied) : { low: amount[cell]!, high: amount[cell]! };
    this.low[cell] = range.low;
    this.high[cell] = Math.min(range.high, upper[cell]!);
  }
}
