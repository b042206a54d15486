import type { DuckDBConnection, DuckDBPreparedStatement, DuckDBResultReader, DuckDBValue } from '@duckdb/node-api';
import type { Parameter } from './database.ts';

/** Statements that are kept at most; lists of ids of every length make new ones. */
const mostKept = 100;

/** Prepared statements of one connection, kept for the next time: reading and planning a short query takes as long as running it. */
export class KeptStatements {
  readonly #connection: DuckDBConnection;
  /** By text, those that were used last at the end; one that is running is not among them. */
  readonly #kept = new Map<string, DuckDBPreparedStatement>();
  #closed = false;

  constructor(connection: DuckDBConnection) {
    this.#connection = connection;
  }

  async read(sql: string, parameters: readonly Parameter[]): Promise<DuckDBResultReader> {
    const statement = this.#kept.get(sql) ?? (await this.#connection.prepare(sql));
    this.#kept.delete(sql);
    try {
      statement.bind(parameters as DuckDBValue[]);
      return await statement.runAndReadAll();
    } finally {
      this.#keep(sql, statement);
    }
  }

  #keep(sql: string, statement: DuckDBPreparedStatement): void {
    if (this.#closed || this.#kept.has(sql)) {
      statement.destroySync();
      return;
    }
    this.#kept.set(sql, statement);
    if (this.#kept.size <= mostKept) return;
    const [[oldest, left]] = this.#kept as unknown as [[string, DuckDBPreparedStatement]];
    left.destroySync();
    this.#kept.delete(oldest);
  }

  close(): void {
    this.#closed = true;
    for (const statement of this.#kept.values()) statement.destroySync();
    this.#kept.clear();
  }
}
