import type { CellTable } from '../cell-table.ts';

export interface NewCell {
  amount: number;
  policy: number;
  standing: number;
  loss: number;
  upper?: number;
}

/** Columns of cells that are filled one by one. */
export class GrowingCells {
  length = 0;
  #amount = new Float64Array(1024);
  #policy = new Int8Array(1024);
  #standing = new Uint8Array(1024);
  #upper = new Float64Array(1024);
  #loss = new Float64Array(1024);

  /** @returns the position of the cell */
  add({ amount, policy, standing, loss, upper = Number.POSITIVE_INFINITY }: NewCell): number {
    if (this.length === this.#amount.length) this.#double();
    this.#amount[this.length] = amount;
    this.#policy[this.length] = policy;
    this.#standing[this.length] = standing;
    this.#upper[this.length] = upper;
    this.#loss[this.length] = loss;
    return this.length++;
  }

  amountOf(cell: number): number {
    return this.#amount[cell]!;
  }

  policyOf(cell: number): number {
    return this.#policy[cell]!;
  }

  /** Notes what readers know that a cell cannot exceed. */
  bound(cell: number, upper: number): void {
    this.#upper[cell] = Math.min(this.#upper[cell]!, upper);
  }

  columns(): Pick<CellTable, 'amount' | 'policy' | 'standing' | 'upper' | 'loss'> {
    return {
      amount: this.#amount.slice(0, this.length),
      policy: this.#policy.slice(0, this.length),
      standing: this.#standing.slice(0, this.length),
      upper: this.#upper.slice(0, this.length),
      loss: this.#loss.slice(0, this.length),
    };
  }

  #double(): void {
    const size = this.length * 2;
    const longer = <T extends Float64Array | Int8Array | Uint8Array>(column: T): T => {
      const copy = new (column.constructor as new (length: number) => T)(size);
      copy.set(column as never);
      return copy;
    };
    this.#amount = longer(this.#amount);
    this.#policy = longer(this.#policy);
    this.#standing = longer(this.#standing);
    this.#upper = longer(this.#upper);
    this.#loss = longer(this.#loss);
  }
}
