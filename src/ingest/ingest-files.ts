import type { Database } from '#evidence/database.ts';
import { values } from '#evidence/sql.ts';
import type { ProjectDeclaration } from '#project/schema/coxcomb.ts';
import type { Measure } from '#project/schema/measure.ts';
import type { Source } from '#project/schema/source.ts';
import { AppError } from '#vocabulary/errors/app-error.ts';
import { issue } from '#vocabulary/issue.ts';
import type { DamagedFiles } from './damaged-files.ts';
import { checkRows } from './check-rows.ts';
import { findDuplicates } from './find-duplicates.ts';
import { keepFacts } from './keep-facts.ts';
import { issueRow, keepIssues } from './keep-issues.ts';
import { keepRejects } from './keep-rejects.ts';
import { matchAreas, matchPeriodsAndStrata } from './match-texts.ts';
import type { Numbering, Turn } from './numbering.ts';
import type { OpenFile } from './open-files.ts';
import { nameFiles, stageFiles } from './stage-files.ts';

/** What became of the rows of one file: read = accepted + rejected + set aside. */
export interface Account {
  read: number;
  accepted: number;
  rejected: number;
  setAside: number;
}

export interface IngestContext {
  declaration: ProjectDeclaration;
  measures: ReadonlyMap<string, Measure>;
  ids: { measures: ReadonlyMap<string, number>; indicators: ReadonlyMap<string, number> };
  /** Milliseconds of a clock that never goes back, for the time that a spreadsheet may take. */
  clock?: (() => number) | undefined;
  /** Files that are known to be damaged inside. */
  damaged?: DamagedFiles | undefined;
}

/**
 * Reads files of one shape into facts and published values, in one pass: every statement costs the same for one file as for
 * hundreds. Every row is accepted, rejected with its reason, or set aside by a declared rule; nothing is dropped in silence.
 *
 * @param files     one file, or several of the same shape that none blocks
 * @param numbering ids of periods and strata; the caller writes the new ones to the store
 * @param turn      when this pass may number
 * @returns the account of each
 * @throws INGEST_ACCOUNT_DOES_NOT_ADD_UP, INGEST_ROWS_LOST, INGEST_FILE_UNREADABLE
 */
export async function ingestFiles(
  database: Database,
  files: readonly OpenFile[],
  context: IngestContext,
  numbering: Numbering,
  turn: Turn,
): Promise<Account[]> {
  const { blocked } = files[0] as OpenFile;
  const accounts = blocked
    ? files.map(() => ({ read: 0, accepted: 0, rejected: 0, setAside: 0 }))
    : await ingestRows(database, files, context, numbering, turn);
  const rows = files.map(({ id, sourceId, shown, hash }, i) => {
    const { read, accepted, rejected, setAside } = accounts[i] as Account;
    return [id, sourceId, shown, hash, read, accepted, rejected, setAside];
  });
  await database.run(`INSERT INTO source_file VALUES ${values(rows)}`);
  if (!blocked) return accounts;
  const issues = files.flatMap((file) => file.issues().map((found) => issueRow(file.id, found)));
  if (issues.length > 0) await database.run(`INSERT INTO issue VALUES ${values(issues)}`);
  return accounts;
}

async function ingestRows(
  database: Database,
  files: readonly OpenFile[],
  { declaration, measures, ids }: IngestContext,
  numbering: Numbering,
  turn: Turn,
): Promise<Account[]> {
  const { source, column } = files[0] as OpenFile;
  await nameFiles(database, files, ids);
  const staged = await stageFiles(database, files).catch((cause) => refuseUnreadable(files, cause));
  await matchPeriodsAndStrata(database, source, declaration, column, numbering, turn);
  const dated = await matchAreas(database, source, column);
  const checked = await checkRows(database, source, measures, column, dated);
  const thin = await findDuplicates(
    database,
    source,
    checked,
    staged.reduce((sum, n) => sum + n, 0),
  );
  const counts = await countRows(database, files.length);
  const total = (of: (found: RowCounts) => number) => counts.reduce((sum, found) => sum + of(found), 0);
  const [same, conflict] = [total((found) => found.same), total((found) => found.conflict)];
  const rejected =
    total((found) => found.faults) + conflict + files.reduce((n, file) => n + file.table.rejected.length, 0);
  await keepFacts(database, source, checked, thin, same + conflict > 0);
  if (rejected > 0) await keepRejects(database, files, checked.checks);
  await keepIssues(database, files, checked, { rejected, repeated: same });
  await keepSetAside(database, source, same);
  await keepEmptyHanded(database, files, counts);
  return files.map(({ shown, table }, i) =>
    accountFor(shown, counts[i] as RowCounts, staged[i] as number, table.rejected.length),
  );
}

/** @throws INGEST_FILE_UNREADABLE for what the store says of files that the first look took for good */
function refuseUnreadable(files: readonly OpenFile[], cause: unknown): never {
  if (cause instanceof AppError) throw cause;
  const names = files.map(({ shown }) => shown);
  const [reason] = (cause instanceof Error ? cause.message : String(cause)).split('\n');
  throw new AppError('INGEST_FILE_UNREADABLE', { file: names.slice(0, 5).join(', '), files: names, reason }, { cause });
}

/** Files of which every row is at fault; rows in conflict block by themselves. */
async function keepEmptyHanded(database: Database, files: readonly OpenFile[], counts: RowCounts[]): Promise<void> {
  const rows = files.flatMap(({ id, table }, i) => {
    const { accepted, conflict, faults } = counts[i] as RowCounts;
    const count = faults + table.rejected.length;
    if (accepted > 0 || conflict > 0 || count === 0) return [];
    return [issueRow(id, issue('INGEST_NOTHING_ACCEPTED', {}, { count }))];
  });
  if (rows.length > 0) await database.run(`INSERT INTO issue VALUES ${values(rows)}`);
}

async function keepSetAside(database: Database, source: Source, repeated: number): Promise<void> {
  const rules = source.setAside.map((rule, index) => [index, rule.because]);
  if (rules.length > 0) {
    await database.run(`INSERT INTO set_aside
      SELECT id, v.rule, count(*) FROM checked JOIN batch_file USING (file) JOIN (VALUES ${values(rules)}) v(position, rule) ON v.position = set_aside
      GROUP BY id, v.position, v.rule ORDER BY id, v.position`);
  }
  if (repeated === 0) return;
  await database.run(`INSERT INTO set_aside SELECT id, 'repeats an earlier row with the same amounts', count(*)
    FROM duplicate JOIN batch_file USING (file) WHERE NOT conflict GROUP BY id ORDER BY id`);
}

interface RowCounts extends Record<string, number> {
  faults: number;
  aside: number;
  same: number;
  conflict: number;
  accepted: number;
}

const noRows: RowCounts = { faults: 0, aside: 0, same: 0, conflict: 0, accepted: 0 };

/** What became of the checked rows of each file, counted from the tables and not from one another. */
export async function countRows(database: Database, files: number): Promise<RowCounts[]> {
  const { n: doubles } = await database.single<{ n: number }>('SELECT count(*) AS n FROM duplicate');
  const counts = Array.from({ length: files }, () => ({ ...noRows }));
  const good = doubles > 0 ? ' AND rn NOT IN (SELECT rn FROM duplicate)' : '';
  const rows = await database.rows<RowCounts & { file: number }>(`SELECT file,
    count(*) FILTER (fault IS NOT NULL) AS faults, count(*) FILTER (set_aside IS NOT NULL) AS aside,
    count(*) FILTER (fault IS NULL AND set_aside IS NULL${good}) AS accepted FROM checked GROUP BY file ORDER BY file`);
  for (const { file, ...found } of rows) Object.assign(counts[file] as RowCounts, found);
  if (doubles === 0) return counts;
  const twice = await database.rows<{ file: number; same: number; conflict: number }>(`SELECT file,
    count(*) FILTER (NOT conflict) AS same, count(*) FILTER (conflict) AS conflict FROM duplicate GROUP BY file ORDER BY file`);
  for (const { file, ...found } of twice) Object.assign(counts[file] as RowCounts, found);
  return counts;
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
