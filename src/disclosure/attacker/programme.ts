import type { Knowledge } from './knowledge.ts';

/** What rounding of weighed sums may leave between the two sides of one. */
const crumbs = 2e-5;

/** Cells that are not known fall into groups that no sum links; each group is a linear programme of its own. */
export class Programmes {
  readonly #knowledge: Knowledge;
  readonly #root: Int32Array;
  readonly #sumsOf = new Map<number, number[]>();
  readonly #written = new Map<number, { rows: string; bounds: string }>();

  constructor(knowledge: Knowledge) {
    this.#knowledge = knowledge;
    this.#root = Int32Array.from(knowledge.low, (_, cell) => cell);
    const { total } = knowledge.sums;
    for (let r = 0; r < total.length; r++) {
      const free = this.#unknownIn(r);
      for (const { cell } of free) this.#root[this.groupOf(cell)] = this.groupOf(free[0]!.cell);
    }
    for (let r = 0; r < total.length; r++) {
      const first = this.#unknownIn(r)[0];
      if (!first) continue;
      const root = this.groupOf(first.cell);
      const group = this.#sumsOf.get(root);
      if (group) group.push(r);
      else this.#sumsOf.set(root, [r]);
    }
  }

  /** The same number for cells of one group. */
  groupOf(cell: number): number {
    let at = cell;
    while (this.#root[at] !== at) {
      this.#root[at] = this.#root[this.#root[at]!]!;
      at = this.#root[at]!;
    }
    return at;
  }

  /**
   * A linear programme over the group of a cell, in the CPLEX LP format; the variable of a cell is `x` and its number.
   *
   * @param objective  such as `Maximize\n o: x12`
   * @param further    rows and bounds of variables of its own
   */
  of(
    cell: number,
    objective: string,
    further: { rows: string[]; bounds: string[] } = { rows: [], bounds: [] },
  ): string {
    const root = this.groupOf(cell);
    let text = this.#written.get(root);
    if (text === undefined) {
      text = this.#write(this.#sumsOf.get(root) ?? [], cell);
      this.#written.set(root, text);
    }
    return [objective, 'Subject To', text.rows, ...further.rows, 'Bounds', text.bounds, ...further.bounds, 'End'].join(
      '\n',
    );
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

  #write(sums: number[], cell: number): { rows: string; bounds: string } {
    const { low, high } = this.#knowledge;
    const cells = new Set([cell]);
    const lines: string[] = [];
    for (const r of sums) {
      let known = 0;
      let whole = true;
      const terms: string[] = [];
      for (const member of this.#members(r)) {
        if (!Number.isInteger(member.factor)) whole = false;
        if (low[member.cell] === high[member.cell]) known += member.factor * low[member.cell]!;
        else {
          cells.add(member.cell);
          terms.push(`${member.factor < 0 ? '-' : '+'} ${Math.abs(member.factor)} x${member.cell}`);
        }
      }
      const sum = terms.join('\n ');
      if (whole) lines.push(` r${r}: ${sum} = ${-known}`);
      else lines.push(` r${r}: ${sum} >= ${-known - crumbs}`, ` s${r}: ${sum} <= ${-known + crumbs}`);
    }
    // A group without a sum still needs a row for the format.
    if (sums.length === 0) lines.push(` r: x${cell} >= ${low[cell]}`);
    const bounds = Array.from(
      cells,
      (x) => ` ${low[x]} <= x${x} <= ${high[x] === Number.POSITIVE_INFINITY ? '+inf' : high[x]}`,
    );
    return { rows: lines.join('\n'), bounds: bounds.join('\n') };
  }
}
