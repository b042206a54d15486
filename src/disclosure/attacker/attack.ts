import type { Range } from '../count-policy.ts';
import type { Knowledge } from './knowledge.ts';

/** Solves a linear programme written in the CPLEX LP format; Infinity when it has no bound. */
export type Solve = (programme: string) => number;

/**
 * The strongest reader: finds for each target the least and the greatest amount that fit all that is known, by linear
 * programmes over the cells that are not known exactly. Whole counts are relaxed to any amount, which can only widen the
 * ranges by fractions.
 *
 * @param targets  cells to attack
 */
export function attack(knowledge: Knowledge, targets: Iterable<number>, solve: Solve): Map<number, Range> {
  const part = new Parts(knowledge);
  const ranges = new Map<number, Range>();
  for (const target of targets) {
    const { low, high } = knowledge;
    if (low[target] === high[target]) ranges.set(target, { low: low[target]!, high: high[target]! });
    else {
      const constraints = part.constraintsOf(target);
      ranges.set(target, {
        low: solve(`Minimize\n o: x${target}\n${constraints}`),
        high: solve(`Maximize\n o: x${target}\n${constraints}`),
      });
    }
  }
  return ranges;
}

/** Cells that are not known fall into groups that no sum links; each group is a programme of its own. */
class Parts {
  readonly #knowledge: Knowledge;
  readonly #root: Int32Array;
  readonly #sumsOf = new Map<number, number[]>();
  readonly #written = new Map<number, string>();

  constructor(knowledge: Knowledge) {
    this.#knowledge = knowledge;
    this.#root = Int32Array.from(knowledge.low, (_, cell) => cell);
    const { total } = knowledge.sums;
    for (let r = 0; r < total.length; r++) {
      const free = this.#unknownIn(r);
      for (const { cell } of free) this.#root[this.#find(cell)] = this.#find(free[0]!.cell);
    }
    for (let r = 0; r < total.length; r++) {
      const first = this.#unknownIn(r)[0];
      if (!first) continue;
      const root = this.#find(first.cell);
      const group = this.#sumsOf.get(root);
      if (group) group.push(r);
      else this.#sumsOf.set(root, [r]);
    }
  }

  #find(cell: number): number {
    let at = cell;
    while (this.#root[at] !== at) {
      this.#root[at] = this.#root[this.#root[at]!]!;
      at = this.#root[at]!;
    }
    return at;
  }

  #members(r: number): { cell: number; factor: number }[] {
    const { total, start, part, weight } = this.#knowledge.sums;
    const members = [{ cell: total[r]!, factor: -1 }];
    for (let k = start[r]!; k < start[r + 1]!; k++) members.push({ cell: part[k]!, factor: weight?.[k] ?? 1 });
    return members;
  }

  #unknownIn(r: number): { cell: number; factor: number }[] {
    const { low, high } = this.#knowledge;
    return this.#members(r).filter(({ cell }) => low[cell] !== high[cell]);
  }

  /** The constraints and bounds of the group of a cell. */
  constraintsOf(cell: number): string {
    const root = this.#find(cell);
    let text = this.#written.get(root);
    if (text === undefined) {
      text = this.#write(this.#sumsOf.get(root) ?? [], cell);
      this.#written.set(root, text);
    }
    return text;
  }

  #write(sums: number[], cell: number): string {
    const { low, high } = this.#knowledge;
    const cells = new Set([cell]);
    const lines = ['Subject To'];
    for (const r of sums) {
      let known = 0;
      const terms: string[] = [];
      for (const member of this.#members(r)) {
        if (low[member.cell] === high[member.cell]) known += member.factor * low[member.cell]!;
        else {
          cells.add(member.cell);
          terms.push(`${member.factor < 0 ? '-' : '+'} ${Math.abs(member.factor)} x${member.cell}`);
        }
      }
      lines.push(` r${r}: ${terms.join('\n ')} = ${-known}`);
    }
    // A group without a sum still needs a row for the format.
    if (sums.length === 0) lines.push(` r: x${cell} >= ${low[cell]}`);
    lines.push('Bounds');
    for (const x of cells)
      lines.push(` ${low[x]} <= x${x} <= ${high[x] === Number.POSITIVE_INFINITY ? '+inf' : high[x]}`);
    lines.push('End');
    return lines.join('\n');
  }
}
