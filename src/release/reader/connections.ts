import type { Database, Parameter, Row } from '#evidence/database.ts';
import type { Columns } from '#evidence/stream-columns.ts';

/**
 * A few connections to one release file. A connection runs one query at a time, so each query takes a free one and the
 * others wait their turn.
 */
export class Connections {
  readonly #free: Database[];
  readonly #all: Database[];
  readonly #waiting: ((database: Database) => void)[] = [];

  private constructor(all: Database[]) {
    this.#all = all;
    this.#free = [...all];
  }

  static async over(database: Database, count: number): Promise<Connections> {
    const further = await Promise.all(Array.from({ length: count - 1 }, () => database.connect()));
    return new Connections([database, ...further]);
  }

  rows(sql: string, parameters: Parameter[] = []): Promise<Row[]> {
    return this.#use((database) => database.rows(sql, parameters));
  }

  /** Batches of typed columns, for more numbers than are worth an object each. */
  columns(sql: string): Promise<Columns[]> {
    return this.#use(async (database) => {
      const batches: Columns[] = [];
      for await (const batch of database.columns(sql, 16_384)) batches.push(batch);
      return batches;
    });
  }

  async #use<T>(work: (database: Database) => Promise<T>): Promise<T> {
    const database = this.#free.pop() ?? (await new Promise<Database>((take) => this.#waiting.push(take)));
    try {
      return await work(database);
    } finally {
      const next = this.#waiting.shift();
      if (next) next(database);
      else this.#free.push(database);
    }
  }

  close(): void {
    for (const database of this.#all.slice(1)) database.close(false);
    this.#all[0]?.close();
  }
}
