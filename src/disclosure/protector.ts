import type { CellTable } from './cell-table.ts';
import { isSmall, protectionNeeded } from './count-policy.ts';
import type { KnownRanges } from './known-ranges.ts';
import type { Move, MoveSearch } from './move-search.ts';

const enough = 1e-6;
const quick = 40;
const thorough = 200;
const last = 20_000;

/**
 * Protects one small cell at a time, and remembers which need no more: a move that lets one small cell vary lets all the
 * small cells vary that it passes through.
 */
export class Protector {
  readonly #table: CellTable;
  readonly #known: KnownRanges;
  readonly #search: MoveSearch;
  readonly #hide: (cell: number) => void;
  readonly #safe: Uint8Array;

  constructor(table: CellTable, known: KnownRanges, search: MoveSearch, hide: (cell: number) => void) {
    this.#table = table;
    this.#known = known;
    this.#search = search;
    this.#hide = hide;
    this.#safe = new Uint8Array(table.amount.length);
  }

  /**
   * @param how  `free` hides nothing further; `at-a-loss` does where it must
   * @returns whether the cell is protected
   */
  protect(cell: number, how: 'free' | 'at-a-loss'): boolean {
    if (this.#safe[cell]) return true;
    const { reach, width } = this.#need(cell);
    const up = Math.max(0, reach - this.#table.amount[cell]!);
    let above = this.#reach(cell, 1, Math.max(up, enough), how);
    if (above < up - enough) return false;
    // The move upwards, run backwards, may have marked the cell as safe.
    if (this.#safe[cell]) return true;
    const below = this.#reach(cell, -1, Math.max(width - above, enough), how);
    if (below + above < width - enough) above = this.#reach(cell, 1, width, how);
    if (Math.max(below + above, above) < width - enough) return false;
    this.#safe[cell] = 1;
    return true;
  }

  #need(cell: number): { reach: number; width: number } {
    return protectionNeeded(this.#table.policies[this.#table.policy[cell]!]!, this.#table.upper[cell]!);
  }

  /** How far the cell can be shown to vary in one direction, once the search has found `need` or given up. */
  #reach(cell: number, direction: 1 | -1, need: number, how: 'free' | 'at-a-loss'): number {
    const free = this.#climb(cell, direction, need, false, how === 'free' ? quick : thorough);
    if (how === 'free' || free >= need - enough) return free;
    return Math.max(free, this.#climb(cell, direction, need, true, thorough));
  }

  /** One move that is large enough, or several smaller ones after one another. */
  #climb(cell: number, direction: 1 | -1, need: number, mayHide: boolean, budget: number): number {
    const { point } = this.#search;
    const touched = new Set<number>();
    let total = 0;
    let amplitude = need;
    for (let moves = 0; moves < 24 && total < need - enough; moves++) {
      amplitude = Math.min(amplitude, need - total);
      const wish = { cell, direction, amplitude, mayHide, budget };
      let move = this.#search.find(wish);
      if (!move && mayHide && amplitude === need)
        move =
          (direction === 1 ? this.#search.findUpwards({ ...wish, budget: thorough }) : undefined) ??
          this.#search.find({ ...wish, budget: last });
      if (!move) {
        if (amplitude <= 1) break;
        amplitude = Math.max(1, amplitude / 2);
        continue;
      }
      for (const victim of move.hides) this.#hide(victim);
      if (total === 0) this.#markSafe(move);
      const step = Math.min(this.#room(move, 1), 2 * need);
      for (let i = 0; i < move.cells.length; i++) {
        point[move.cells[i]!]! += move.change[i]! * step;
        touched.add(move.cells[i]!);
      }
      total += step;
    }
    for (const other of touched) point[other] = this.#table.amount[other]!;
    return total;
  }

  /** How far a move can be run, forwards (1) or backwards (-1), before a count leaves what a reader thinks possible. */
  #room(move: Move, sign: 1 | -1): number {
    const { point } = this.#search;
    const { low, high } = this.#known;
    let room = Number.POSITIVE_INFINITY;
    for (let i = 0; i < move.cells.length; i++) {
      const cell = move.cells[i]!;
      const change = move.change[i]! * sign;
      const space = change < 0 ? point[cell]! - low[cell]! : high[cell]! - point[cell]!;
      room = Math.min(room, space / Math.abs(change));
    }
    return room;
  }

  #markSafe(move: Move): void {
    const { policy, policies, amount } = this.#table;
    const forwards = this.#room(move, 1);
    const backwards = this.#room(move, -1);
    for (let i = 0; i < move.cells.length; i++) {
      const cell = move.cells[i]!;
      const applied = policies[policy[cell]!];
      if (this.#safe[cell] || !applied || !isSmall(amount[cell]!, applied)) continue;
      const size = Math.abs(move.change[i]!);
      const rises = (move.change[i]! > 0 ? forwards : backwards) * size;
      const falls = (move.change[i]! > 0 ? backwards : forwards) * size;
      const { reach, width } = this.#need(cell);
      if (amount[cell]! + rises >= reach - enough && rises + falls >= width - enough) this.#safe[cell] = 1;
    }
  }
}
