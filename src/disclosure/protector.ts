import { type CellTable, unpublished } from './cell-table.ts';
import { isSmall, protectionNeeded } from './count-policy.ts';
import type { KnownRanges } from './known-ranges.ts';
import type { Move, MoveSearch } from './move-search.ts';
import type { Seeds } from './seeds.ts';

const enough = 1e-6;
const quick = 40;
const thorough = 200;
const last = 20_000;
const mostMoves = 24;
/** Losses from here on are those of figures that a policy exempts; they are hidden when nothing else helps. */
const dear = 1e6;

/** How hard to try: with what is hidden already; hiding more; hiding even what a policy exempts. */
type Effort = 'free' | 'at-a-loss' | 'last-resort';

/**
 * Protects one small cell at a time, and remembers which need no more: a move that lets one small cell vary lets all the
 * small cells vary that it passes through.
 */
export class Protector {
  readonly #table: CellTable;
  readonly #known: KnownRanges;
  readonly #search: MoveSearch;
  readonly #seeds: Seeds;
  readonly #hide: (cell: number) => void;
  readonly #safe: Uint8Array;

  constructor(
    table: CellTable,
    known: KnownRanges,
    { search, seeds }: { search: MoveSearch; seeds: Seeds },
    hide: (cell: number) => void,
  ) {
    this.#table = table;
    this.#known = known;
    this.#search = search;
    this.#seeds = seeds;
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
    const rise = Math.max(0, reach - this.#table.amount[cell]!);
    let above = this.#climb(cell, 1, Math.max(rise, width), 'free');
    let below = this.#climb(cell, -1, width - above, 'free');
    for (const effort of how === 'free' ? [] : (['at-a-loss', 'last-resort'] as const)) {
      if (isEnough()) break;
      above = Math.max(above, this.#climb(cell, 1, Math.max(rise, width - below), effort));
      // What has just been hidden may have made room below as well.
      if (!isEnough()) below = Math.max(below, this.#climb(cell, -1, width - above, effort));
    }
    if (isEnough()) this.#safe[cell] = 1;
    return this.#safe[cell] === 1;

    function isEnough(): boolean {
      return above >= rise - enough && above + below >= width - enough;
    }
  }

  #need(cell: number): { reach: number; width: number } {
    const { policy, policies, upper, standing } = this.#table;
    return protectionNeeded(policies[policy[cell]!]!, {
      upper: upper[cell]!,
      neverPublished: standing[cell] === unpublished,
    });
  }

  /**
   * How far the cell can vary in one direction, until `need` is reached or the search gives up: by one move that is large
   * enough, or by several smaller ones after one another.
   */
  #climb(cell: number, direction: 1 | -1, need: number, effort: Effort): number {
    const { point } = this.#search;
    const touched = new Set<number>();
    let total = 0;
    let amplitude = need;
    for (let moves = 0; moves < mostMoves && total < need - enough; moves++) {
      amplitude = Math.min(amplitude, need - total);
      const move = this.#find(cell, direction, amplitude, effort);
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

  #find(cell: number, direction: 1 | -1, amplitude: number, effort: Effort): Move | undefined {
    const wish = { cell, direction, amplitude, mayHide: false, limit: Number.POSITIVE_INFINITY, budget: quick };
    const free =
      this.#search.find(effort === 'free' ? wish : { ...wish, budget: thorough }) ??
      this.#search.findFrom(this.#seeds.shifts(cell, direction), wish);
    if (free || effort === 'free') return free;
    if (effort === 'last-resort') {
      const anything = { ...wish, mayHide: true, budget: thorough };
      const raised = direction === 1 ? this.#search.findFrom(this.#seeds.raises(cell), anything) : undefined;
      return raised ?? this.#search.find({ ...anything, budget: last });
    }
    const paid = { ...wish, mayHide: true, limit: dear };
    const stepped = this.#search.find({ ...paid, budget: thorough });
    const swaps = this.#seeds.swaps(cell, direction);
    return this.#search.findFrom(swaps, { ...paid, limit: stepped?.loss ?? dear }) ?? stepped;
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
