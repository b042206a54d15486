import { type CellTable, type Membership, published } from './cell-table.ts';
import type { KnownRanges } from './known-ranges.ts';
import type { Changes } from './seeds.ts';

/** A change of hidden counts that leaves every sum as it is; with `amplitude` 1 the first cell changes by 1 or -1. */
export interface Move {
  cells: number[];
  change: number[];
  /** Shown cells that must be hidden for the move to be possible. */
  hides: number[];
  loss: number;
}

export interface MoveWish {
  cell: number;
  direction: 1 | -1;
  /** By how much the cell must be able to change. */
  amplitude: number;
  /** Whether cells that are shown may be hidden for it. */
  mayHide: boolean;
  /** Moves that lose as much as this are not wanted. */
  limit: number;
  /** How many steps the search may take. */
  budget: number;
}

const equal = 1e-9;
const widest = 6;

/**
 * Searches for moves: the other tables of counts that a reader cannot tell from the true one.
 *
 * A move starts at one cell. Each sum that is thrown out of balance is righted by changing another of its cells, which may
 * throw further sums out of balance, until none is left: in a table of areas by sex this is the rectangle of the hypercube
 * method (Repsilber 1994), here over any mesh of sums. Depth first, cheapest first, with bounds on loss and steps.
 */
export class MoveSearch {
  readonly #table: CellTable;
  readonly #in: Membership;
  readonly #known: KnownRanges;
  readonly #hidden: Uint8Array;
  /** The counts from which a move starts. */
  readonly point: Float64Array;
  readonly #change: Float64Array;
  readonly #gap: Float64Array;
  readonly #inList: Uint8Array;
  /** Sums that the move so far has touched, and how many there were before each of its cells. */
  #touched: number[] = [];
  #touchedBefore: number[] = [];
  #cells: number[] = [];
  #hides: number[] = [];
  #loss = 0;
  #best: Move | undefined;
  #steps = 0;
  #wish!: MoveWish;

  constructor(table: CellTable, membership: Membership, known: KnownRanges, hidden: Uint8Array) {
    this.#table = table;
    this.#in = membership;
    this.#known = known;
    this.#hidden = hidden;
    this.point = table.amount.slice();
    this.#change = new Float64Array(table.amount.length);
    this.#gap = new Float64Array(table.sums.total.length);
    this.#inList = new Uint8Array(table.sums.total.length);
  }

  /** The move of least loss that was found, or nothing. */
  find(wish: MoveWish): Move | undefined {
    this.#wish = wish;
    this.#best = undefined;
    this.#steps = 0;
    this.#assign(wish.cell, wish.direction);
    this.#descend();
    this.#undo(wish.cell);
    this.#clear();
    return this.#best;
  }

  /** The move of least loss that starts from one of the changes given and rights what they leave out of balance. */
  findFrom(seeds: Iterable<Changes>, wish: MoveWish): Move | undefined {
    this.#wish = wish;
    this.#best = undefined;
    for (const changes of seeds) {
      this.#steps = 0;
      const complete = this.#assignAll(changes) && this.#descend();
      while (this.#cells.length > 0) this.#undo(this.#cells.at(-1)!);
      this.#clear();
      if (complete && this.#limit() === 0) break;
    }
    return this.#best;
  }

  /** @returns false when one of the cells cannot take part, or when a move was found that loses less */
  #assignAll(changes: Changes): boolean {
    for (const [cell, change] of changes) {
      const loss = this.#lossOf(cell, change);
      if (loss === undefined || this.#isTooDear(loss)) return false;
      this.#assign(cell, change);
      this.#count(cell, loss);
    }
    return true;
  }

  /** What a move may lose at most to be worth looking at. */
  #limit(): number {
    return this.#best ? this.#best.loss : this.#wish.limit;
  }

  #isTooDear(further: number): boolean {
    const loss = this.#loss + further;
    return loss > 0 && loss >= this.#limit();
  }

  #clear(): void {
    this.#hides = [];
    this.#loss = 0;
  }

  #assign(cell: number, change: number): void {
    this.#change[cell] = change;
    this.#cells.push(cell);
    this.#touchedBefore.push(this.#touched.length);
    for (let k = this.#in.start[cell]!; k < this.#in.start[cell + 1]!; k++) {
      const r = this.#in.sum[k]!;
      this.#gap[r]! += this.#in.factor[k]! * change;
      if (this.#inList[r]) continue;
      this.#inList[r] = 1;
      this.#touched.push(r);
    }
  }

  #undo(cell: number): void {
    const change = this.#change[cell]!;
    for (let k = this.#in.start[cell]!; k < this.#in.start[cell + 1]!; k++) {
      const r = this.#in.sum[k]!;
      this.#gap[r]! -= this.#in.factor[k]! * change;
      // Weights leave crumbs.
      if (Math.abs(this.#gap[r]!) < equal) this.#gap[r] = 0;
    }
    this.#change[cell] = 0;
    this.#cells.pop();
    const before = this.#touchedBefore.pop()!;
    while (this.#touched.length > before) this.#inList[this.#touched.pop()!] = 0;
  }

  #count(cell: number, loss: number): void {
    if (loss > 0) this.#hides.push(cell);
    this.#loss += loss;
  }

  /** @returns true when no better move need be looked for */
  #descend(): boolean {
    const r = this.#shortestGap();
    if (r < 0) {
      if (this.#change[this.#wish.cell] !== this.#wish.direction) return false;
      this.#best = {
        cells: this.#cells.slice(),
        change: this.#cells.map((cell) => this.#change[cell]!),
        hides: this.#hides.slice(),
        loss: this.#loss,
      };
      return this.#loss === 0;
    }
    if (++this.#steps > this.#wish.budget) return true;
    for (const { cell, change, loss } of this.#candidates(r)) {
      if (this.#isTooDear(loss)) continue;
      this.#assign(cell, change);
      this.#count(cell, loss);
      const done = this.#descend();
      if (loss > 0) this.#hides.pop();
      this.#loss -= loss;
      this.#undo(cell);
      if (done) return true;
    }
    return false;
  }

  /** The shortest sum out of balance has the fewest ways to be righted. */
  #shortestGap(): number {
    const { start } = this.#table.sums;
    let found = -1;
    let size = Number.POSITIVE_INFINITY;
    for (const r of this.#touched) {
      if (Math.abs(this.#gap[r]!) < equal) continue;
      const length = start[r + 1]! - start[r]!;
      if (length < size) {
        size = length;
        found = r;
      }
    }
    return found;
  }

  /** The few cells of a sum that would right it at least cost, best first. */
  #candidates(r: number): Candidate[] {
    const { total, start, part, weight } = this.#table.sums;
    const gap = this.#gap[r]!;
    const best: Candidate[] = [];
    this.#consider(total[r]!, gap, best);
    for (let k = start[r]!; k < start[r + 1]!; k++) {
      this.#consider(part[k]!, weight ? -gap / weight[k]! : -gap, best);
      if (!this.#wish.mayHide && best.length === widest && best[widest - 1]!.score <= -1) break;
    }
    return best;
  }

  #consider(cell: number, change: number, best: Candidate[]): void {
    if (this.#change[cell] !== 0) return;
    const loss = this.#lossOf(cell, change);
    if (loss === undefined) return;
    let score = loss;
    if (best.length === widest && score - 20 >= best[widest - 1]!.score) return;
    for (let k = this.#in.start[cell]!; k < this.#in.start[cell + 1]!; k++) {
      const before = this.#gap[this.#in.sum[k]!]!;
      const after = before + this.#in.factor[k]! * change;
      if (Math.abs(after) < equal) score -= 1;
      else if (before === 0) score += 4;
    }
    if (best.length === widest && score >= best[widest - 1]!.score) return;
    let at = best.length;
    while (at > 0 && best[at - 1]!.score > score) at--;
    best.splice(at, 0, { cell, change, loss, score });
    if (best.length > widest) best.pop();
  }

  /** What readers lose if this cell takes part in the move: nothing when it can already; undefined when it cannot. */
  #lossOf(cell: number, change: number): number | undefined {
    const need = Math.abs(change) * this.#wish.amplitude - equal;
    const here = this.point[cell]!;
    const { low, high } = this.#known;
    if (change < 0 ? here - low[cell]! >= need : high[cell]! - here >= need) return 0;
    const { standing, loss, upper, amount } = this.#table;
    if (!this.#wish.mayHide || this.#hidden[cell] || standing[cell] !== published) return undefined;
    const lowest = this.#known.lowWhenHidden(cell);
    if (amount[cell]! < lowest || loss[cell] === Number.POSITIVE_INFINITY) return undefined;
    if (change < 0 ? here - lowest < need : upper[cell]! - here < need) return undefined;
    return loss[cell]! * (2 + Math.log2(1 + amount[cell]!));
  }
}

interface Candidate {
  cell: number;
  change: number;
  loss: number;
  score: number;
}
