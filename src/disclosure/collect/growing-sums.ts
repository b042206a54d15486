import type { Sums } from '../cell-table.ts';
import type { GrowingCells } from './growing-cells.ts';

/** Sums that come part by part; those that do not hold between the cells are left out and counted. */
export class GrowingSums {
  readonly broken: Record<string, number> = {};
  readonly #cells: GrowingCells;
  readonly #total: number[] = [];
  readonly #start: number[] = [0];
  #part = new Int32Array(4096);
  #weight = new Float64Array(4096);
  #parts = 0;
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
    if (this.#parts === this.#part.length) this.#double();
    this.#part[this.#parts] = part;
    this.#weight[this.#parts++] = weight;
  }

  #close(): void {
    if (this.#open < 0) return;
    const first = this.#start.at(-1)!;
    const total = this.#cells.amountOf(this.#open);
    let parts = 0;
    for (let k = first; k < this.#parts; k++) parts += this.#weight[k]! * this.#cells.amountOf(this.#part[k]!);
    if (Math.abs(parts - total) <= 1e-6 * Math.max(1, Math.abs(total))) {
      if (this.#about === 'windows') this.windows.push(this.#total.length);
      this.#total.push(this.#open);
      this.#start.push(this.#parts);
    } else {
      this.#parts = first;
      this.broken[this.#about] = (this.broken[this.#about] ?? 0) + 1;
    }
    this.#open = -1;
  }

  #double(): void {
    const [part, weight] = [new Int32Array(this.#parts * 2), new Float64Array(this.#parts * 2)];
    part.set(this.#part);
    weight.set(this.#weight);
    this.#part = part;
    this.#weight = weight;
  }

  columns(): Sums {
    this.#close();
    return {
      total: Int32Array.from(this.#total),
      start: Int32Array.from(this.#start),
      part: this.#part.slice(0, this.#parts),
      weight: this.#weight.slice(0, this.#parts),
    };
  }
}
