/**
 * A sum of many numbers that does not depend on their order, not even in its last digit.
 *
 * Areas have no order of their own: what is added up over them must come out the same however they are listed.
 * Method — the sum is kept as parts that do not overlap, and rounded once at the end.
 * Edges — no numbers: 0. A sum of 0 is never −0. Numbers must be finite.
 *
 * @see Shewchuk 1997, Discrete & Computational Geometry 18:305–363
 */
export class ExactSum {
  readonly #parts: number[] = [];
  #count = 0;

  add(value: number): void {
    const parts = this.#parts;
    let carried = value;
    let kept = 0;
    for (let i = 0; i < this.#count; i++) {
      const part = parts[i]!;
      const sum = carried + part;
      // What the rounding of this sum lost, exactly.
      const lost = Math.abs(carried) < Math.abs(part) ? carried - (sum - part) : part - (sum - carried);
      if (lost !== 0) {
        parts[kept] = lost;
        kept += 1;
      }
      carried = sum;
    }
    parts[kept] = carried;
    this.#count = kept + 1;
  }

  get total(): number {
    const parts = this.#parts;
    let i = this.#count - 1;
    if (i < 0) return 0;
    let sum = parts[i]!;
    let lost = 0;
    while (i > 0 && lost === 0) {
      i -= 1;
      const before = sum;
      sum = before + parts[i]!;
      lost = parts[i]! - (sum - before);
    }
    // A part further down decides which way an exact half is rounded.
    if (i > 0 && lost !== 0 && Math.sign(parts[i - 1]!) === Math.sign(lost)) {
      const doubled = lost * 2;
      const rounded = sum + doubled;
      if (doubled === rounded - sum) return rounded;
    }
    // Zeros of either sign add up to 0, whichever comes first.
    return sum === 0 ? 0 : sum;
  }
}

/** Exact sum of what a function gives for each position that it does not leave out by NaN. */
export function exactSum(length: number, term: (position: number) => number): number {
  const sum = new ExactSum();
  for (let i = 0; i < length; i++) {
    const value = term(i);
    if (!Number.isNaN(value)) sum.add(value);
  }
  return sum.total;
}
