import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { type DuckDBConnection, DuckDBInstance, type DuckDBValue } from '@duckdb/node-api';
import { AppError } from '#vocabulary/errors/app-error.ts';
import { appendColumns } from './append-columns.ts';
import { KeptStatements } from './kept-statements.ts';
import { literal } from './sql.ts';
import { type Columns, streamColumns } from './stream-columns.ts';

export type Row = Record<string, string | number | boolean | null>;
export type Parameter = string | number | boolean | null;

export interface DatabaseOptions {
  /** Path of the file, or `:memory:`. */
  path: string;
  readOnly?: boolean;
  /** Upper bound of DuckDB's own memory, such as `512MB`; what does not fit spills to disk. */
  memoryLimit?: string | undefined;
  threads?: number | undefined;
  /** Size of the log of changes at which they are written into the file in the midst of work, such as `1GB`. */
  logLimit?: string | undefined;
  /** Whether queries with parameters are kept ready for the next time: for a file that does not change and is asked the same things often. */
  keepStatements?: boolean;
}

/** A table that is open for appending. */
export interface ColumnAppender {
  /** Appends typed columns, in the order of the table's columns; NaN in a DOUBLE column becomes NULL. */
  append(columns: Columns[string][], rowCount: number): void;
  /** Writes what was appended to the table. */
  close(): void;
  /** Forgets what was appended and not yet written. */
  abandon(): void;
}

/**
 * One DuckDB file and one connection to it: the only door to DuckDB.
 *
 * Queries that return rows must be ordered by a unique key, because joins and grouping return another order at every run;
 * `rows` and `columns` refuse a query without ORDER BY unless it yields one row by its nature (`single`).
 */
export class Database {
  readonly #instance: DuckDBInstance;
  readonly #connection: DuckDBConnection;
  readonly #statements: KeptStatements | undefined;
  readonly path: string;

  private constructor(instance: DuckDBInstance, connection: DuckDBConnection, path: string, keeps: boolean) {
    this.#instance = instance;
    this.#connection = connection;
    this.#statements = keeps ? new KeptStatements(connection) : undefined;
    this.path = path;
  }

  /** @throws EVIDENCE_BUSY when another process holds the file, EVIDENCE_UNREADABLE when it is damaged */
  static async open(options: DatabaseOptions): Promise<Database> {
    const { path, readOnly = false } = options;
    if (path !== ':memory:' && !readOnly) mkdirSync(dirname(path), { recursive: true });
    const settings: Record<string, string> = {
      autoinstall_known_extensions: 'false',
      autoload_known_extensions: 'false',
      preserve_insertion_order: 'true',
    };
    if (readOnly) settings.access_mode = 'READ_ONLY';
    if (options.memoryLimit) settings.memory_limit = options.memoryLimit;
    if (options.logLimit) settings.checkpoint_threshold = options.logLimit;
    if (options.threads) settings.threads = String(options.threads);
    try {
      const instance = await DuckDBInstance.create(path, settings);
      return new Database(instance, await connectTo(instance), path, options.keepStatements ?? false);
    } catch (cause) {
      const reason = (cause as Error).message;
      if (/Conflicting lock|being used by another/i.test(reason))
        throw new AppError('EVIDENCE_BUSY', { file: path }, { cause });
      throw new AppError('EVIDENCE_UNREADABLE', { file: path, reason }, { cause });
    }
  }

  /** A second connection to the same file, for work at the same time; it has temporary tables of its own. */
  async connect(): Promise<Database> {
    const connection = await connectTo(this.#instance);
    return new Database(this.#instance, connection, this.path, this.#statements !== undefined);
  }

  /** Runs one or more statements for their effect; returns the rows changed by the last. */
  async run(sql: string, parameters?: Parameter[]): Promise<number> {
    const result = await this.#connection.run(sql, parameters as DuckDBValue[]);
    return result.rowsChanged;
  }

  #inTransaction = false;

  /** Runs `work` as one transaction: all of it is kept, or nothing. Inside another it is part of that one. */
  async transaction<T>(work: () => Promise<T>): Promise<T> {
    if (this.#inTransaction) return work();
    await this.run('BEGIN TRANSACTION');
    this.#inTransaction = true;
    try {
      const result = await work();
      await this.run('COMMIT');
      return result;
    } catch (error) {
      for (const appender of this.#appenders) appender.abandon();
      await this.run('ROLLBACK').catch(() => undefined);
      throw error;
    } finally {
      this.#inTransaction = false;
    }
  }

  /**
   * Small results as row objects; for lists of declarations, names, accounts. Bulk data goes through `columns`.
   *
   * @throws EVIDENCE_QUERY_UNORDERED
   */
  async rows<T extends Row = Row>(sql: string, parameters?: Parameter[]): Promise<T[]> {
    refuseUnordered(sql);
    return this.#read<T>(sql, parameters);
  }

  /** The one row of an aggregate without grouping. */
  async single<T extends Row = Row>(sql: string, parameters?: Parameter[]): Promise<T> {
    return (await this.#read<T>(sql, parameters))[0] as T;
  }

  async #read<T extends Row>(sql: string, parameters?: Parameter[]): Promise<T[]> {
    const reader =
      this.#statements && parameters
        ? await this.#statements.read(sql, parameters)
        : await this.#connection.runAndReadAll(sql, parameters as DuckDBValue[]);
    const names = reader.deduplicatedColumnNames();
    return reader.getRowsJS().map((values) => {
      const row: Row = {};
      for (let i = 0; i < names.length; i++) {
        const value = values[i];
        row[names[i] as string] = typeof value === 'bigint' ? Number(value) : (value as Row[string]);
      }
      return row as T;
    });
  }

  /**
   * Streams a query as batches of typed columns: DOUBLE, INTEGER, SMALLINT, TINYINT. A missing DOUBLE is NaN; the integer
   * columns must have none.
   *
   * @throws EVIDENCE_QUERY_UNORDERED, EVIDENCE_COLUMN_TYPE
   */
  async *columns(sql: string, batchRows = 122_880): AsyncGenerator<Columns> {
    refuseUnordered(sql);
    yield* streamColumns(await this.#connection.stream(sql), batchRows);
  }

  /**
   * Streams a query as batches of rows, each an array of texts, numbers and truth values: for tables with words in them, too
   * long to be held. Dates must be cast to text.
   *
   * @throws EVIDENCE_QUERY_UNORDERED
   */
  async *batches(sql: string): AsyncGenerator<Row[string][][]> {
    refuseUnordered(sql);
    const result = await this.#connection.stream(sql);
    for (let chunk = await result.fetchChunk(); chunk && chunk.rowCount > 0; chunk = await result.fetchChunk())
      yield chunk.getRows().map((row) => row.map(plainValue));
  }

  /**
   * Writes the rows of a query to a file, in its order, in threads of the database’s own.
   *
   * @param format the database’s own words for the format and its options, such as `FORMAT parquet`
   * @throws EVIDENCE_QUERY_UNORDERED
   */
  async writeFile(sql: string, path: string, format: string): Promise<void> {
    refuseUnordered(sql);
    await this.run(`COPY (${sql}) TO ${literal(path)} (${format})`);
  }

  /**
   * The same for rows in any order, such as the database finds quickest: only for work whose result does not depend on it,
   * because each row says where it belongs.
   *
   * @throws EVIDENCE_COLUMN_TYPE
   */
  async *unorderedColumns(sql: string, batchRows = 122_880): AsyncGenerator<Columns> {
    yield* streamColumns(await this.#connection.stream(sql), batchRows);
  }

  /** Appends typed columns, given in the order of the table's columns; NaN in a DOUBLE column becomes NULL. */
  async append(table: string, columns: Columns[string][], rowCount: number): Promise<void> {
    const appender = await this.appender(table);
    try {
      appender.append(columns, rowCount);
      appender.close();
    } catch (error) {
      appender.abandon();
      throw error;
    }
  }

  readonly #appenders = new Set<ColumnAppender>();

  /**
   * Opens a table for many appends, because each flush costs as much as a thousand rows. The rows are there when it is closed; a
   * transaction that fails abandons what is still open.
   */
  async appender(table: string): Promise<ColumnAppender> {
    const appender = await this.#connection.createAppender(table);
    const open: ColumnAppender = {
      append: (columns, rowCount) => appendColumns(appender, columns, rowCount),
      close: () => {
        appender.flushSync();
        appender.closeSync();
        this.#appenders.delete(open);
      },
      abandon: () => {
        if (!this.#appenders.delete(open)) return;
        appender.clear();
        appender.closeSync();
      },
    };
    this.#appenders.add(open);
    return open;
  }

  /** Appends rows of text and numbers, in the order of the table's columns: for files that no query can read, and few rows with words. */
  async appendRows(table: string, rows: readonly (readonly (string | number | null)[])[]): Promise<void> {
    const appender = await this.#connection.createAppender(table);
    try {
      for (const row of rows) {
        for (const cell of row) {
          if (cell === null) appender.appendNull();
          else if (typeof cell === 'string') appender.appendVarchar(cell);
          else if (Number.isInteger(cell)) appender.appendBigInt(BigInt(cell));
          else appender.appendDouble(cell);
        }
        appender.endRow();
      }
      appender.flushSync();
    } finally {
      appender.closeSync();
    }
  }

  /** Stops a running query from outside. */
  interrupt(): void {
    this.#connection.interrupt();
  }

  /** Disconnects; `whole` also closes the file, after which no connection to it works. */
  close(whole = true): void {
    this.#statements?.close();
    this.#connection.closeSync();
    if (whole) this.#instance.closeSync();
  }
}

async function connectTo(instance: DuckDBInstance): Promise<DuckDBConnection> {
  const connection = await instance.connect();
  // Moments with a zone are written as text in the zone of the session: the same on every machine.
  await connection.run("SET TimeZone = 'UTC'");
  return connection;
}

function plainValue(value: DuckDBValue): Row[string] {
  return typeof value === 'bigint' ? Number(value) : (value as Row[string]);
}

function refuseUnordered(sql: string): void {
  if (!/\border\s+by\b[^)]*$/i.test(sql))
    throw new AppError('EVIDENCE_QUERY_UNORDERED', { sql: sql.trim().slice(0, 200) });
}
