import type { Database } from '#evidence/database.ts';
import { identifier, literal, values } from '#evidence/sql.ts';
import type { Source } from '#project/schema/source.ts';
import type { TableRelation } from '#sources/formats/raw-table.ts';
import { AppError } from '#vocabulary/errors/app-error.ts';
import type { ColumnOf } from './columns-of-file.ts';
import { allSql } from './condition-sql.ts';
import type { OpenFile } from './open-files.ts';

/**
 * Loads the cells of files of one shape as text, and defines the view `uncorrected` over them and `staged` over that: `file` (its
 * position among the files), `line`, c1 … cN with the declared corrections applied, `rn`, a number that no other row has, and
 * `set_aside`, the position of the first declared rule that takes the row out, or NULL.
 *
 * A wide source gives one row per value cell, with the header in the last column but one and the cell in the last.
 *
 * @param files one file, or several that can be read in bulk
 * @returns how many rows of each file were staged: the rows read, apart from those the reader itself refused
 * @throws INGEST_ROWS_LOST when the store read another number of rows than the reader counted
 */
export async function stageFiles(database: Database, files: readonly OpenFile[]): Promise<number[]> {
  const { table, source, column } = files[0] as OpenFile;
  const names = table.columns.map((_, index) => `c${index + 1}`);
  const list = names.map(identifier).join(', ');
  const { relation } = table;
  let staged: number[];
  let from: string;
  if (relation.kind === 'query' && relation.bulk) {
    const loaded = await loadInBulk(database, files, relation.bulk);
    staged = loaded.counts;
    from = `(SELECT file, ${loaded.line} AS line, ${loaded.position} AS rn, ${list} FROM cells)`;
  } else {
    await loadAlone(database, relation, names);
    const { n } = await database.single<{ n: number }>('SELECT count(*) AS n FROM cells');
    // A workbook's reader has counted only now that its rows have gone by.
    holdCount(files[0] as OpenFile, n);
    staged = [n];
    from = `(SELECT 0 AS file, line, line AS rn, ${list} FROM cells)`;
  }
  if (source.unpivot) {
    const wide = unpivoted(from, table.columns, source.unpivot.columns);
    from = wide.sql;
    staged = staged.map((count) => count * wide.columns);
    names.push(`c${names.length + 1}`, `c${names.length + 2}`);
  }
  const corrected = names.map((name) => correctedCell(name, source, column));
  const rules = source.setAside.map((rule, index) => `WHEN ${allSql(rule.when, column)} THEN ${index}`);
  const setAside = rules.length > 0 ? `CASE ${rules.join(' ')} END` : 'NULL';
  await database.run(`CREATE OR REPLACE TEMP VIEW uncorrected AS SELECT * FROM ${from};
    CREATE OR REPLACE TEMP VIEW staged AS
    SELECT *, (${setAside})::INTEGER AS set_aside FROM (SELECT file, line, rn, ${corrected.join(', ')} FROM uncorrected)`);
  return staged;
}

/** Holds what the store read against what the reader counted by itself; a reader that broke off has not counted, and says so. */
function holdCount({ shown, table, issues }: OpenFile, staged: number): void {
  const brokeOff = table.recordCount === null && issues().some(({ severity }) => severity === 'blocks');
  if (!brokeOff && table.recordCount !== staged)
    throw new AppError('INGEST_ROWS_LOST', { file: shown, counted: table.recordCount, staged });
}

type Bulk = NonNullable<Extract<TableRelation, { kind: 'query' }>['bulk']>;

/**
 * Loads the cells of all files in one pass. In a fresh table the row id counts in file order, so lines cost nothing to number;
 * inside a transaction it does not start at 0.
 */
async function loadInBulk(
  database: Database,
  files: readonly OpenFile[],
  { settings, firstLine }: Bulk,
): Promise<{ counts: number[]; position: string; line: string }> {
  const paths = files.map(({ table }) => (table.relation as { bulk: Bulk }).bulk.path);
  await database.run(
    `CREATE OR REPLACE TEMP TABLE cells AS SELECT file_index::INTEGER AS file, * FROM read_csv([${paths.join(', ')}], ${settings})`,
  );
  // The ids of an uncommitted table are larger than a number can hold exactly, so they stay text.
  const ends = await database.rows<{ file: number; first: string; n: number }>(
    'SELECT file, min(rowid)::VARCHAR AS first, count(*) AS n FROM cells GROUP BY file ORDER BY file',
  );
  const base = BigInt(ends[0]?.first ?? 0);
  const position = `(rowid - ${base})`;
  const found = ends.map(({ file, first, n }) => ({ file, first: Number(BigInt(first) - base), n }));
  const byFile = new Map(found.map((entry) => [entry.file, entry]));
  const counts = files.map((_, file) => byFile.get(file)?.n ?? 0);
  files.forEach((file, position) => holdCount(file, counts[position] as number));
  const shifts = files.map((_, file) => firstLine - (byFile.get(file)?.first ?? 0));
  const shift = shifts.length === 1 ? shifts[0] : `([${shifts.join(', ')}])[file + 1]`;
  return { counts, position, line: `(${position} + ${shift})` };
}

/** Loads the cells of one file of a format that the store cannot read by itself, or whose lines have to be told apart first. */
async function loadAlone(database: Database, relation: TableRelation, names: readonly string[]): Promise<void> {
  const list = names.map(identifier);
  if (relation.kind === 'query') {
    await database.run(`CREATE OR REPLACE TEMP TABLE cells AS SELECT line, ${list.join(', ')} FROM (${relation.sql})`);
    return;
  }
  await database.run(
    `CREATE OR REPLACE TEMP TABLE cells (line BIGINT, ${list.map((name) => `${name} VARCHAR`).join(', ')})`,
  );
  for await (const batch of relation.batches) {
    await database.appendRows(
      'cells',
      batch.cells.map((cells, index) => [batch.lines[index] as number, ...cells]),
    );
  }
}

/** Wide to long: every column whose header matches becomes rows; the others stay beside each. */
function unpivoted(from: string, headers: readonly string[], pattern: string): { sql: string; columns: number } {
  const matches = new RegExp(pattern);
  const columns = headers.map((_, index) => identifier(`c${index + 1}`));
  const wide = headers.flatMap((header, index) =>
    matches.test(header) ? [{ header, column: columns[index] as string }] : [],
  );
  const headerList = `[${wide.map((entry) => literal(entry.header)).join(', ')}]`;
  const cellList = `[${wide.map((entry) => entry.column).join(', ')}]`;
  const sql = `(SELECT file, line, rn * ${wide.length} + unnest(range(${wide.length})) AS rn, ${columns.join(', ')}, unnest(${headerList}) AS ${identifier(`c${headers.length + 1}`)}, unnest(${cellList}) AS ${identifier(`c${headers.length + 2}`)} FROM ${from})`;
  return { sql, columns: wide.length };
}

/** The condition under which a declared correction changes a row. */
export function correctionSql(correction: Source['corrections'][number], column: ColumnOf): string {
  return `coalesce(trim(${column(correction.column)}), '') = ${literal(correction.from)} AND ${allSql(correction.when, column)}`;
}

function correctedCell(name: string, source: Source, column: ColumnOf): string {
  const own = source.corrections.filter((correction) => column(correction.column) === identifier(name));
  const cases = own.map((correction) => `WHEN ${correctionSql(correction, column)} THEN ${literal(correction.to)}`);
  return cases.length > 0
    ? `CASE ${cases.join(' ')} ELSE ${identifier(name)} END AS ${identifier(name)}`
    : identifier(name);
}

/** Writes `batch_file`: the files of a batch with their ids, and what the columns of each feed: m0 …, p0 …. */
export async function nameFiles(
  database: Database,
  files: readonly OpenFile[],
  ids: { measures: ReadonlyMap<string, number>; indicators: ReadonlyMap<string, number> },
): Promise<void> {
  const { source } = files[0] as OpenFile;
  const columns = [...source.measures.map((_, i) => `m${i}`), ...source.published.map((_, j) => `p${j}`)];
  const rows = files.map((file, position) => [
    position,
    file.id,
    ...file.source.measures.map((entry) => ids.measures.get(entry.measure) as number),
    ...file.source.published.map((entry) => ids.indicators.get(entry.indicator) as number),
  ]);
  await database.run(
    `CREATE OR REPLACE TEMP TABLE batch_file AS SELECT * FROM (VALUES ${values(rows)}) v(${['file', 'id', ...columns].join(', ')})`,
  );
}
