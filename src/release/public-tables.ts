import { Database, type Row } from '#evidence/database.ts';
import { identifier } from '#evidence/sql.ts';
import { type ProjectMeta, projectMetaSchema } from './reader/meta.ts';
import type { PublicTableName } from './schema.ts';
import { type WrittenColumn, type WrittenTable, writtenOut } from './written-out.ts';

export type Cell = Row[string];

/** Formats that the database writes by itself, in threads of its own. */
export type BulkFormat = 'csv' | 'csv.gz' | 'parquet' | 'json';

const bulkFormats: Record<BulkFormat, string> = {
  csv: 'FORMAT csv, HEADER',
  'csv.gz': 'FORMAT csv, HEADER, COMPRESSION gzip',
  // Groups of one size, whatever the number of threads, so that the same rows give the same bytes.
  parquet: 'FORMAT parquet, COMPRESSION zstd, ROW_GROUP_SIZE 122880',
  json: 'FORMAT json, ARRAY true',
};

/**
 * The public tables of one release file, to be written to other files: rows in the order of each table’s key, with ids written
 * out. Nothing but the tables of the allow-list can be asked for.
 */
export class PublicTables {
  private constructor(private readonly database: Database) {}

  /** @throws EVIDENCE_UNREADABLE, EVIDENCE_BUSY */
  static async open(releaseFile: string): Promise<PublicTables> {
    return new PublicTables(
      await Database.open({ path: releaseFile, readOnly: true, threads: 2, memoryLimit: '512MB' }),
    );
  }

  /** What the release says about the project that it is from. */
  async project(): Promise<ProjectMeta> {
    const { value } = await this.database.single<{ value: string }>("SELECT value FROM meta WHERE key = 'project'");
    return projectMetaSchema.parse(JSON.parse(value));
  }

  async count(table: PublicTableName): Promise<number> {
    return (await this.database.single<{ n: number }>(`SELECT count(*) AS n FROM ${table}`)).n;
  }

  /** Writes a whole table to a file. */
  async writeFile(table: PublicTableName, path: string, format: BulkFormat): Promise<void> {
    const cell = format.startsWith('csv')
      ? csvCell
      : format === 'json'
        ? jsonCell
        : (column: WrittenColumn) => column.sql;
    await this.database.writeFile(select(writtenOut(table), cell), path, bulkFormats[format]);
  }

  /** The rows by the batch, for formats that the database does not know. Long texts are left out. */
  async *batches(table: PublicTableName): AsyncGenerator<Cell[][]> {
    const written = writtenOut(table);
    const columns = written.columns.filter((column) => !column.long);
    yield* this.database.batches(select({ ...written, columns }, sheetCell));
  }

  close(): void {
    this.database.close();
  }
}

function select({ columns, from, order }: WrittenTable, cell: (column: WrittenColumn) => string): string {
  const cells = columns.map((column) => `${cell(column)} AS ${identifier(column.name)}`);
  return `SELECT ${cells.join(', ')} FROM ${from} ORDER BY ${order}`;
}

/** Text that a spreadsheet would run gets an apostrophe; whole numbers come without a point. */
function csvCell({ sql, type }: WrittenColumn): string {
  if (type === 'text')
    return `CASE WHEN regexp_matches(${sql}, '^[=+\\-@\\t\\r\\n]') THEN '''' || ${sql} ELSE ${sql} END`;
  if (type === 'number')
    return `CASE WHEN ${sql} = trunc(${sql}) AND abs(${sql}) < 1e15 THEN ${sql}::BIGINT::VARCHAR ELSE ${sql}::VARCHAR END`;
  return `${sql}::VARCHAR`;
}

const jsonCell = ({ sql, type }: WrittenColumn) => (type === 'date' ? `${sql}::VARCHAR` : sql);
const sheetCell = ({ sql, type }: WrittenColumn) => (type === 'date' || type === 'flag' ? `${sql}::VARCHAR` : sql);
