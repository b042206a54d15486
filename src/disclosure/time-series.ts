import type { CellTable } from './cell-table.ts';

/** Months of one series that take one another's place as its windows move on. */
export interface TimeClass {
  cells: readonly number[];
  /** The other classes of the same series. */
  others(): Iterable<readonly number[]>;
}

/**
 * Sorts the parts of windows of time into classes. As a window of twelve months moves on by one, one March leaves it and the
 * next March enters: these two are of one class, and every window holds one month of each class.
 */
export class TimeSeries {
  readonly #classes = new Map<number, number[]>();
  readonly #classOf = new Map<number, number>();
  readonly #seriesOf = new Map<number, number>();
  readonly #classesOf = new Map<number, number[]>();

  constructor({ sums, windows }: CellTable) {
    if (!windows || windows.length === 0) return;
    const { start, part } = sums;
    const classRoot = new Map<number, number>();
    const seriesRoot = new Map<number, number>();
    // What is left of a window without one of its parts → that part.
    const without = new Map<number, number>();
    for (const r of windows) {
      let sum = 0;
      for (let k = start[r]!; k < start[r + 1]!; k++) sum += draw(part[k]!);
      for (let k = start[r]!; k < start[r + 1]!; k++) {
        join(seriesRoot, part[start[r]!]!, part[k]!);
        const rest = sum - draw(part[k]!);
        const twin = without.get(rest);
        if (twin === undefined) without.set(rest, part[k]!);
        join(classRoot, twin ?? part[k]!, part[k]!);
      }
    }
    for (const cell of [...classRoot.keys()].sort((a, b) => a - b)) {
      const own = rootOf(classRoot, cell);
      this.#classOf.set(cell, own);
      const members = this.#classes.get(own);
      if (members) {
        members.push(cell);
        continue;
      }
      this.#classes.set(own, [cell]);
      const series = rootOf(seriesRoot, cell);
      this.#seriesOf.set(own, series);
      const classes = this.#classesOf.get(series);
      if (classes) classes.push(own);
      else this.#classesOf.set(series, [own]);
    }
  }

  classOf(cell: number): TimeClass | undefined {
    const own = this.#classOf.get(cell);
    if (own === undefined) return undefined;
    const all = this.#classesOf.get(this.#seriesOf.get(own)!)!;
    const classes = this.#classes;
    return {
      cells: classes.get(own)!,
      *others() {
        for (const other of all) if (other !== own) yield classes.get(other)!;
      },
    };
  }
}

/** A whole number below 2⁴⁶ that looks random, so that sums of a few tell sets of cells apart and stay exact. */
function draw(cell: number): number {
  const high = Math.imul(cell + 1, 0x9e3779b1) >>> 0;
  const low = Math.imul(high ^ (high >>> 15), 0x85ebca6b) >>> 18;
  return high * 0x4000 + low;
}

function rootOf(parents: Map<number, number>, cell: number): number {
  let at = cell;
  for (let above = parents.get(at); above !== undefined && above !== at; above = parents.get(at)) at = above;
  return at;
}

function join(parents: Map<number, number>, a: number, b: number): void {
  if (!parents.has(a)) parents.set(a, a);
  if (!parents.has(b)) parents.set(b, b);
  const [first, second] = [rootOf(parents, a), rootOf(parents, b)];
  // The lower cell is the root, so that the order of joining does not matter.
  if (first !== second) parents.set(Math.max(first, second), Math.min(first, second));
}
