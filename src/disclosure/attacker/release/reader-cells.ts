import type { Knowledge } from '../knowledge.ts';

/** More than anybody would think possible: stands for “no bound”, so that every linear programme has an answer. */
export const beyondAll = 1e7;

/** The counts of which a reader knows, each with what is known of it by itself, and the sums between them. */
export class ReaderCells {
  readonly low: number[] = [];
  readonly high: number[] = [];
  /** What was counted, where that is known to whoever tests; NaN elsewhere. */
  readonly truth: number[] = [];
  /** Whether some figure of the release gives the cell, shown or hidden. */
  readonly given: boolean[] = [];
  readonly #named = new Map<string, number>();
  readonly #total: number[] = [];
  readonly #start: number[] = [0];
  readonly #part: number[] = [];
  readonly #weight: number[] = [];
  /** Sums that do not hold between true counts, and so are no knowledge. */
  broken = 0;

  add(): number {
    this.low.push(0);
    this.high.push(beyondAll);
    this.truth.push(Number.NaN);
    this.given.push(false);
    return this.low.length - 1;
  }

  /** The cell of a name; made when it is new. */
  named(name: string): number {
    const known = this.#named.get(name);
    if (known !== undefined) return known;
    const cell = this.add();
    this.#named.set(name, cell);
    return cell;
  }

  find(name: string): number | undefined {
    return this.#named.get(name);
  }

  bound(cell: number, low: number, high: number): void {
    this.low[cell] = Math.max(this.low[cell]!, low);
    this.high[cell] = Math.min(this.high[cell]!, high);
  }

  isKnown(cell: number): boolean {
    return this.low[cell] === this.high[cell];
  }

  /** Adds the knowledge that parts come to a total, unless it tells nothing new or is not true. */
  sum(total: number, parts: readonly number[], weights?: readonly number[]): void {
    if (this.isKnown(total) && parts.every((part) => this.isKnown(part))) return;
    let come = 0;
    parts.forEach((part, k) => {
      come += (weights?.[k] ?? 1) * this.truth[part]!;
    });
    const stated = this.truth[total]!;
    if (Math.abs(come - stated) > 1e-4) {
      this.broken++;
      return;
    }
    this.#total.push(total);
    parts.forEach((part, k) => {
      this.#part.push(part);
      this.#weight.push(weights?.[k] ?? 1);
    });
    this.#start.push(this.#part.length);
  }

  get sums(): number {
    return this.#total.length;
  }

  knowledge(): Knowledge {
    return {
      low: Float64Array.from(this.low),
      high: Float64Array.from(this.high),
      sums: {
        total: Int32Array.from(this.#total),
        start: Int32Array.from(this.#start),
        part: Int32Array.from(this.#part),
        weight: Float64Array.from(this.#weight),
      },
    };
  }
}
