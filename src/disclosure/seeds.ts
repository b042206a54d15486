import type { CellTable, Membership } from './cell-table.ts';
import { TimeSeries } from './time-series.ts';

/** Changes of some cells, from which a move starts. */
export type Changes = ReadonlyMap<number, number>;

const mostSeen = 4000;
const mostScanned = 500;
const opposite = (sign: 1 | -1): 1 | -1 => (sign === 1 ? -1 : 1);

/**
 * Starts of moves that a step-by-step search would hardly find, because they change many cells at once: one count of which a
 * cell is made up goes up with everything that counts it, and others go down with everything that counts those.
 */
export class Seeds {
  readonly #table: CellTable;
  readonly #in: Membership;
  readonly #series: TimeSeries;

  constructor(table: CellTable, membership: Membership) {
    this.#table = table;
    this.#in = membership;
    this.#series = new TimeSeries(table);
  }

  /** Adds to one of the smallest counts of which the cell is made up, and to all its totals. It hides totals. */
  *raises(cell: number): Generator<Changes> {
    for (const { origin, sign } of this.#starts(cell, 1, 40))
      if (sign === 1) yield withCell(cell, 1, this.#withTotals(origin, 1));
  }

  /** Takes from a neighbour what it adds to such a count, so that the totals of both stay as they are. */
  *swaps(cell: number, direction: 1 | -1): Generator<Changes> {
    for (const { origin, sign } of this.#starts(cell, direction, 4)) {
      const own = withCell(cell, direction, this.#withTotals(origin, sign));
      for (const partner of this.#partners(origin, 40)) {
        const changes = new Map(own);
        addTo(changes, this.#withTotals(partner, opposite(sign)));
        if (changes.has(cell)) yield changes;
      }
    }
  }

  /**
   * Moves time: adds to the months that take one another's place as a window moves on (the Marches), and takes from those of
   * another such class (the Mays), so that every window stays as it is.
   */
  *shifts(cell: number, direction: 1 | -1): Generator<Changes> {
    const own = this.#series.classOf(cell);
    if (!own) return;
    const raised = new Map<number, number>();
    for (const month of own.cells) addTo(raised, this.#withTotals(month, direction));
    for (const other of own.others()) {
      const changes = new Map(raised);
      for (const month of other) addTo(changes, this.#withTotals(month, opposite(direction)));
      if (changes.get(cell) === direction) yield changes;
    }
  }

  /**
   * Where a change of the cell can begin: the counts of which it is made up. What a proportion leaves out also rises as the
   * count beside it falls, or as the whole rises.
   */
  #starts(cell: number, direction: 1 | -1, most: number): { origin: number; sign: 1 | -1 }[] {
    const { total, start, part } = this.#table.sums;
    const starts = this.#origins(cell, most).map((origin) => ({ origin, sign: direction }));
    const r = this.#in.sum[this.#in.start[cell]!];
    const standsInOne = this.#in.start[cell + 1]! - this.#in.start[cell]! === 1;
    if (r === undefined || !standsInOne || total[r] === cell || start[r + 1]! - start[r]! !== 2) return starts;
    const beside = part[start[r]!] === cell ? part[start[r]! + 1]! : part[start[r]!]!;
    for (const origin of this.#origins(beside, most)) starts.push({ origin, sign: opposite(direction) });
    for (const origin of this.#origins(total[r]!, most)) starts.push({ origin, sign: direction });
    return starts;
  }

  #isTotal(cell: number): boolean {
    for (let k = this.#in.start[cell]!; k < this.#in.start[cell + 1]!; k++)
      if (this.#table.sums.total[this.#in.sum[k]!] === cell) return true;
    return false;
  }

  /** A cell and every total above it, changed by what one more (or less) of it makes. */
  #withTotals(origin: number, sign: 1 | -1): Map<number, number> {
    const { total } = this.#table.sums;
    const changes = new Map<number, number>([[origin, sign]]);
    for (const [cell, change] of changes)
      for (let k = this.#in.start[cell]!; k < this.#in.start[cell + 1]!; k++) {
        const above = total[this.#in.sum[k]!]!;
        if (above !== cell && !changes.has(above)) changes.set(above, this.#in.factor[k]! * change);
      }
    return changes;
  }

  /** Some of the cells of which this one is made up and that are not themselves made up of others. */
  #origins(cell: number, most: number): number[] {
    const { total, start, part } = this.#table.sums;
    const seen = new Set([cell]);
    const origins: number[] = [];
    for (const at of seen) {
      if (origins.length >= most || seen.size > mostSeen) break;
      let isTotal = false;
      for (let k = this.#in.start[at]!; k < this.#in.start[at + 1]!; k++) {
        const r = this.#in.sum[k]!;
        if (total[r] !== at) continue;
        isTotal = true;
        for (let j = start[r]!; j < start[r + 1]!; j++) seen.add(part[j]!);
      }
      if (!isTotal) origins.push(at);
    }
    return origins;
  }

  /**
   * Cells that can make up for another: parts of the same sums, those of the shortest sums first; then the cells in the same place
   * of a neighbouring sum, such as the same month of another area.
   */
  #partners(origin: number, most: number): Set<number> {
    const { start, part } = this.#table.sums;
    const partners = new Set<number>();
    const sums = this.#sumsWith(origin);
    for (const r of sums) {
      const end = Math.min(start[r + 1]!, start[r]! + mostScanned);
      for (let k = start[r]!; k < end && partners.size < most; k++)
        if (part[k] !== origin && !this.#isTotal(part[k]!)) partners.add(part[k]!);
    }
    if (sums.length > 0) this.#addCounterparts(origin, sums[0]!, partners, partners.size + most);
    return partners;
  }

  #addCounterparts(origin: number, own: number, partners: Set<number>, most: number): void {
    const { total, start, part } = this.#table.sums;
    const place = part.subarray(start[own]!, start[own + 1]!).indexOf(origin);
    for (const r of this.#sumsWith(total[own]!))
      for (let k = start[r]!; k < start[r + 1]! && partners.size < most; k++) {
        const beside = part[k]!;
        if (beside === total[own]) continue;
        for (let i = this.#in.start[beside]!; i < this.#in.start[beside + 1]!; i++) {
          const like = this.#in.sum[i]!;
          if (total[like] !== beside || this.#lengthOf(like) !== this.#lengthOf(own)) continue;
          const counterpart = part[start[like]! + place]!;
          if (counterpart !== origin && !this.#isTotal(counterpart)) partners.add(counterpart);
        }
      }
  }

  /** The sums of which a cell is a part, the shortest first. */
  #sumsWith(cell: number): number[] {
    const { total } = this.#table.sums;
    const sums: number[] = [];
    for (let k = this.#in.start[cell]!; k < this.#in.start[cell + 1]!; k++) {
      const r = this.#in.sum[k]!;
      if (total[r] !== cell) sums.push(r);
    }
    return sums.sort((a, b) => this.#lengthOf(a) - this.#lengthOf(b) || a - b);
  }

  #lengthOf(r: number): number {
    const { start } = this.#table.sums;
    return start[r + 1]! - start[r]!;
  }
}

function withCell(cell: number, change: 1 | -1, changes: Map<number, number>): Map<number, number> {
  if (!changes.has(cell)) changes.set(cell, change);
  return changes;
}

function addTo(changes: Map<number, number>, further: Changes): void {
  for (const [cell, change] of further) {
    const sum = (changes.get(cell) ?? 0) + change;
    if (Math.abs(sum) < 1e-9) changes.delete(cell);
    else changes.set(cell, sum);
  }
}
