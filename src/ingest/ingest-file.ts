import type { Database } from '#evidence/database.ts';
import { values } from '#evidence/sql.ts';
import type { ProjectDeclaration } from '#project/schema/coxcomb.ts';
import type { Measure } from '#project/schema/measure.ts';
import type { Source } from '#project/schema/source.ts';
import { openTable } from '#sources/formats/open-table.ts';
import type { TableOptions } from '#sources/formats/raw-table.ts';
import { AppError } from '#vocabulary/errors/app-error.ts';
import type { Issue } from '#vocabulary/issue.ts';
import { type CheckedColumns, checkRows } from './check-rows.ts';
import { columnsOfFile } from './columns-of-file.ts';
import { findDuplicates } from './find-duplicates.ts';
import { keepFacts } from './keep-facts.ts';
import { keepIssues, keepRejects } from './keep-rejects.ts';
import { matchAreas, matchPeriods, matchStrata } from './match-texts.ts';
import { stageTable } from './stage-table.ts';

/** What became of the rows of one file: read = accepted + rejected + set aside. */
export interface Account {
  read: number;
  accepted: number;
  rejected: number;
  setAside: number;
}

export interface FileToIngest {
  /** Id in `source_file`. */
  id: number;
  sourceId: number;
  /** Path on disk, and the name to show: relative to the data folder. */
  path: string;
  shown: string;
  hash: string;
}

export interface IngestContext {
  declaration: ProjectDeclaration;
  measures: ReadonlyMap<string, Measure>;
  ids: { measures: ReadonlyMap<string, number>; indicators: ReadonlyMap<string, number> };
  /** Milliseconds of a clock that never goes back, for the time that a spreadsheet may take. */
  clock?: (() => number) | undefined;
}

/**
 * Reads one file of a source into facts and published values. Every row is accepted, rejected with its reason, or set aside by
 * a declared rule; nothing is dropped in silence.
 *
 * @throws INGEST_ACCOUNT_DOES_NOT_ADD_UP
 */
export async function ingestFile(
  database: Database,
  file: FileToIngest,
  source: Source,
  context: IngestContext,
): Promise<Account> {
  const table = await openTable(file.path, {
    ...tableOptions(source),
    ...(context.clock ? { clock: context.clock } : {}),
  });
  try {
    // A file that its reader refused has no columns to look for.
    const refused = table.issues.some((found) => found.severity === 'blocks');
    const columns = columnsOfFile(source, table.columns, file.shown);
    const { column } = columns;
    const issues = refused ? [] : columns.issues;
    const blocked = [...table.issues, ...issues].some((found) => found.severity === 'blocks');
    const account = blocked ? { read: 0, accepted: 0, rejected: 0, setAside: 0 } : await ingestRows();
    await database.run(
      `INSERT INTO source_file VALUES ${values([[file.id, file.sourceId, file.shown, file.hash, account.read, account.accepted, account.rejected, account.setAside]])}`,
    );
    if (blocked) await keepFileIssues(database, file.id, [...table.issues, ...issues]);
    return account;

    async function ingestRows(): Promise<Account> {
      const staged = await stageTable(database, table, source, column);
      await matchPeriods(database, source, context.declaration, column);
      const dated = await matchAreas(database, source, column);
      await matchStrata(database, source, context.declaration, column);
      const checked: CheckedColumns = await checkRows(database, source, context.measures, column, dated);
      const thin = await findDuplicates(database, source, checked);
      const counts = await countRows(database);
      const rejected = counts.faults + counts.conflict + table.rejected.length;
      await keepFacts(database, file.id, source, checked, context.ids, thin, counts.same + counts.conflict > 0);
      if (rejected > 0) await keepRejects(database, file.id, table, checked.checks);
      const found = { rejected, repeated: counts.same };
      await keepIssues(database, file.id, [...table.issues, ...issues], source, column, found);
      await keepSetAside(database, file.id, source, counts.same);
      return accountFor(file.shown, counts, staged, table.rejected.length);
    }
  } finally {
    await table.cleanup();
  }
}

function tableOptions(source: Source): TableOptions & { headerless?: string[] } {
  const headerRow = source.headerRows;
  return {
    format: source.format,
    encoding: source.encoding === 'utf-16' ? 'auto' : source.encoding,
    ...(source.delimiter ? { delimiter: source.delimiter } : {}),
    ...(source.sheets
      ? {
          sheet:
            source.sheets.length === 1 ? (source.sheets[0] as string) : { pattern: `^(${source.sheets.join('|')})$` },
        }
      : {}),
    ...(headerRow ? { headerRow: headerRow.length === 1 ? (headerRow[0] as number) : headerRow } : {}),
    ...(source.until ? { until: { pattern: source.until } } : {}),
    ...(source.headerless ? { headerless: source.headerless } : {}),
  };
}

async function keepFileIssues(database: Database, file: number, issues: readonly Issue[]): Promise<void> {
  const rows = issues.map((found) => [
    file,
    found.where.line ?? null,
    found.where.path ?? null,
    found.input ?? null,
    found.code,
    found.severity,
    found.message,
    found.remedy,
    1,
  ]);
  if (rows.length > 0) await database.run(`INSERT INTO issue VALUES ${values(rows)}`);
}

async function keepSetAside(database: Database, file: number, source: Source, repeated: number): Promise<void> {
  const rules = source.setAside.map((rule, index) => [index, rule.because]);
  if (rules.length > 0) {
    await database.run(`INSERT INTO set_aside
      SELECT ${file}, v.rule, count(*) FROM checked JOIN (VALUES ${values(rules)}) v(position, rule) ON v.position = set_aside
      GROUP BY v.position, v.rule ORDER BY v.position`);
  }
  if (repeated === 0) return;
  await database.run(
    `INSERT INTO set_aside SELECT ${file}, 'repeats an earlier row with the same amounts', count(*) FROM duplicate WHERE NOT conflict HAVING count(*) > 0`,
  );
}

interface RowCounts extends Record<string, number> {
  faults: number;
  aside: number;
  same: number;
  conflict: number;
  accepted: number;
}

/** What became of the checked rows, counted from the tables and not from one another. */
export async function countRows(database: Database): Promise<RowCounts> {
  return database.single<RowCounts>(`SELECT
    count(*) FILTER (fault IS NOT NULL) AS faults, count(*) FILTER (set_aside IS NOT NULL) AS aside,
    count(*) FILTER (fault IS NULL AND set_aside IS NULL AND rn NOT IN (SELECT rn FROM duplicate)) AS accepted,
    (SELECT count(*) FROM duplicate WHERE NOT conflict) AS same, (SELECT count(*) FROM duplicate WHERE conflict) AS conflict FROM checked`);
}

/** @throws INGEST_ACCOUNT_DOES_NOT_ADD_UP */
export function accountFor(file: string, counts: RowCounts, staged: number, refused: number): Account {
  const account = {
    read: staged + refused,
    accepted: counts.accepted,
    rejected: counts.faults + counts.conflict + refused,
    setAside: counts.aside + counts.same,
  };
  if (account.read !== account.accepted + account.rejected + account.setAside) {
    throw new AppError('INGEST_ACCOUNT_DOES_NOT_ADD_UP', { file, ...account });
  }
  return account;
}
