import type { Database } from '#evidence/database.ts';
import type { Columns } from '#evidence/stream-columns.ts';

/** Facts of one measure as columns, in no particular order. A missing amount is NaN. */
export interface FactRun {
  area: Int32Array;
  period: Int32Array;
  stratum: Int32Array;
  amount: Float64Array;
  status: Int8Array;
}

/** Facts by measure. */
export type FactsRead = ReadonlyMap<number, readonly FactRun[]>;

/** The facts that one indicator needs. */
export interface FactNeed {
  measures: readonly number[];
  strata: readonly number[];
}

/** Facts that are read at once: enough to hide the fixed costs of a query, few enough to hold in memory. */
const enoughFacts = 2_000_000;

/**
 * Reads facts for several indicators at a time, because the store looks at a whole block of rows to find those of one measure.
 *
 * @param count how many facts a measure has
 */
export class FactRuns {
  readonly #database: Database;
  readonly #count: (measure: number) => number;
  #upcoming: readonly FactNeed[] = [];
  #strata = '';
  #runs = new Map<number, FactRun[]>();

  constructor(database: Database, count: (measure: number) => number) {
    this.#database = database;
    this.#count = count;
  }

  /** Says what will be asked for, in this order. */
  expect(needs: readonly FactNeed[]): void {
    this.#upcoming = needs;
  }

  /** The facts of each measure in the strata given. */
  async read(need: FactNeed): Promise<FactsRead> {
    if (this.#strata !== need.strata.join() || need.measures.some((measure) => !this.#runs.has(measure)))
      await this.#load(need);
    return new Map(need.measures.map((measure) => [measure, this.#runs.get(measure) ?? []]));
  }

  async #load(need: FactNeed): Promise<void> {
    this.#strata = need.strata.join();
    this.#runs = new Map(this.#together(need).map((measure) => [measure, []]));
    const query = `SELECT measure, area, period, stratum, amount::DOUBLE AS amount, status FROM fact
      WHERE measure IN (${[...this.#runs.keys()].join(', ')}) AND stratum IN (${this.#strata})`;
    for await (const batch of this.#database.unorderedColumns(query)) this.#keep(batch);
  }

  /** The measures that are needed now and those that will be next, as long as they are not too many and of the same strata. */
  #together(need: FactNeed): number[] {
    const together = new Set(need.measures);
    const at = this.#upcoming.findIndex(({ measures }) => need.measures.every((measure) => measures.includes(measure)));
    let facts = need.measures.reduce((sum, measure) => sum + this.#count(measure), 0);
    for (const next of at < 0 ? [] : this.#upcoming.slice(at + 1)) {
      const more = next.measures.filter((measure) => !together.has(measure));
      facts += more.reduce((sum, measure) => sum + this.#count(measure), 0);
      if (facts > enoughFacts || next.strata.join() !== this.#strata) break;
      for (const measure of more) together.add(measure);
    }
    return [...together].sort((a, b) => a - b);
  }

  /** Rows of one measure stand together, so a batch is a few runs, and no row has to be copied. */
  #keep(batch: Columns): void {
    const { measure, area, period, stratum, amount, status } = batch as {
      measure: Int32Array;
    } & { [name in keyof FactRun]: FactRun[name] };
    for (let from = 0; from < measure.length; ) {
      let to = from + 1;
      while (to < measure.length && measure[to] === measure[from]) to += 1;
      this.#runs.get(measure[from] as number)?.push({
        area: area.subarray(from, to),
        period: period.subarray(from, to),
        stratum: stratum.subarray(from, to),
        amount: amount.subarray(from, to),
        status: status.subarray(from, to),
      });
      from = to;
    }
  }
}
