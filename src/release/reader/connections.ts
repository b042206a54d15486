import type { Database, Parameter, Row } from '#evidence/database.ts';

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

  async rows(sql: string, parameters: Parameter[] = []): Promise<Row[]> {
    const database = this.#free.pop() ?? (await new Promise<Database>((take) => this.#waiting.push(take)));
    try {
      return await database.rows(sql, parameters);
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
