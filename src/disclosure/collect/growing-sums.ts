import type { Sums } from '../cell-table.ts';
import type { GrowingCells } from './growing-cells.ts';

/** Sums that come part by part; those that do not hold between the cells are left out and counted. */
export class GrowingSums {
  readonly broken: Record<string, number> = {};
  readonly #cells: GrowingCells;
  readonly #total: number[] = [];
  readonly #start: number[] = [0];
  readonly #part: number[] = [];
  readonly #weight: number[] = [];
  /** Positions of the sums of the kind `windows`. */
  readonly windows: number[] = [];
  #about = '';
  #sum = -1;
  #open = -1;

  constructor(cells: GrowingCells) {
    this.#cells = cells;
  }

  /** A number for a sum that none has had. */
  get next(): number {
    return this.#sum + 1;
  }

  /** Adds a part; parts of one sum come after one another. */
  add(about: string, sum: number, total: number, part: number, weight: number): void {
    if (about !== this.#about || sum !== this.#sum) {
      this.#close();
      this.#about = about;
      this.#sum = sum;
      this.#open = total;
    }
    this.#part.push(part);
    this.#weight.push(weight);
  }

  #close(): void {
    if (this.#open < 0) return;
    const first = this.#start.at(-1)!;
    const total = this.#cells.amountOf(this.#open);
    let parts = 0;
    for (let k = first; k < this.#part.length; k++) parts += this.#weight[k]! * this.#cells.amountOf(this.#part[k]!);
    if (Math.abs(parts - total) <= 1e-6 * Math.max(1, Math.abs(total))) {
      if (this.#about === 'windows') this.windows.push(this.#total.length);
      this.#total.push(this.#open);
      this.#start.push(this.#part.length);
    } else {
      this.#part.length = first;
      this.#weight.length = first;
      this.broken[this.#about] = (this.broken[this.#about] ?? 0) + 1;
    }
    this.#open = -1;
  }

  columns(): Sums {
    this.#close();
    return {
      total: Int32Array.from(this.#total),
      start: Int32Array.from(this.#start),
      part: Int32Array.from(this.#part),
      weight: Float64Array.from(this.#weight),
    };
  }
}
