import type { Database } from '#evidence/database.ts';
import { identifier, literal } from '#evidence/sql.ts';
import type { Source } from '#project/schema/source.ts';
import type { RawTable } from '#sources/formats/raw-table.ts';
import type { ColumnOf } from './columns-of-file.ts';
import { allSql } from './condition-sql.ts';

/**
 * Loads the cells of a raw table as text, and defines the view `uncorrected` over them and
 * `staged` over that: `line`, c1 … cN with the declared
 * corrections applied, `rn`, a number that no other row has, and `set_aside`, the position of the first declared rule that takes the row out, or NULL.
 *
 * A wide source gives one row per value cell, with the header in the last column but one and the cell in the last.
 *
 * @returns how many rows were staged: the rows read, apart from those the reader itself refused
 */
export async function stageTable(
  database: Database,
  table: RawTable,
  source: Source,
  column: ColumnOf,
): Promise<number> {
  await database.run('DROP VIEW IF EXISTS staged');
  await database.run('DROP VIEW IF EXISTS uncorrected');
  const names = table.columns.map((_, index) => `c${index + 1}`);
  const list = names.map(identifier).join(', ');
  let line = 'line';
  if (table.relation.kind === 'rows') {
    await database.run(
      `CREATE OR REPLACE TEMP TABLE cells (line BIGINT, ${names.map((name) => `${identifier(name)} VARCHAR`).join(', ')})`,
    );
    for await (const batch of table.relation.batches) {
      await database.appendRows(
        'cells',
        batch.cells.map((cells, index) => [batch.lines[index] as number, ...cells]),
      );
    }
  } else if (table.relation.bulk) {
    await database.run(`CREATE OR REPLACE TEMP TABLE cells AS SELECT * FROM ${table.relation.bulk.from}`);
    // In a fresh table the row id counts in file order, so lines cost nothing to number; inside a transaction it does not start at 0.
    const { first } = await database.single<{ first: number | null }>('SELECT min(rowid) AS first FROM cells');
    line = `(rowid - ${first ?? 0} + ${table.relation.bulk.firstLine})`;
  } else {
    await database.run(`CREATE OR REPLACE TEMP TABLE cells AS SELECT line, ${list} FROM (${table.relation.sql})`);
  }
  let from = `(SELECT ${line} AS line, ${line} AS rn, ${list} FROM cells)`;
  if (source.unpivot) {
    from = unpivoted(from, table.columns, source.unpivot.columns);
    names.push(`c${names.length + 1}`, `c${names.length + 2}`);
  }
  const corrected = names.map((name) => correctedCell(name, source, column));
  const rules = source.setAside.map((rule, index) => `WHEN ${allSql(rule.when, column)} THEN ${index}`);
  const setAside = rules.length > 0 ? `CASE ${rules.join(' ')} END` : 'NULL';
  await database.run(`CREATE TEMP VIEW uncorrected AS SELECT * FROM ${from}`);
  await database.run(`CREATE TEMP VIEW staged AS
    SELECT *, (${setAside})::INTEGER AS set_aside FROM (SELECT line, rn, ${corrected.join(', ')} FROM uncorrected)`);
  const { n } = await database.single<{ n: number }>('SELECT count(*) AS n FROM uncorrected');
  return n;
}

/** Wide to long: every column whose header matches becomes rows; the others stay beside each. */
function unpivoted(from: string, headers: readonly string[], pattern: string): string {
  const matches = new RegExp(pattern);
  const columns = headers.map((_, index) => identifier(`c${index + 1}`));
  const wide = headers.flatMap((header, index) =>
    matches.test(header) ? [{ header, column: columns[index] as string }] : [],
  );
  const headerList = `[${wide.map((entry) => literal(entry.header)).join(', ')}]`;
  const cellList = `[${wide.map((entry) => entry.column).join(', ')}]`;
  return `(SELECT line, line * ${wide.length} + unnest(range(${wide.length})) AS rn, ${columns.join(', ')}, unnest(${headerList}) AS ${identifier(`c${headers.length + 1}`)}, unnest(${cellList}) AS ${identifier(`c${headers.length + 2}`)} FROM ${from})`;
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
