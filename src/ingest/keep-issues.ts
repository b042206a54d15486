import type { Database } from '#evidence/database.ts';
import { values } from '#evidence/sql.ts';
import { catalogue, type IssueCode } from '#vocabulary/errors/catalogue.ts';
import { fill } from '#vocabulary/errors/entry.ts';
import type { Issue } from '#vocabulary/issue.ts';
import type { CheckedColumns } from './check-rows.ts';
import type { OpenFile } from './open-files.ts';
import { correctionSql } from './stage-files.ts';

type IssueRow = (string | number | null)[];

/** An issue of a file as a row of the table `issue`. */
export function issueRow(file: number, { where, input, code, severity, message, remedy }: Issue): IssueRow {
  return [file, where.line ?? null, where.path ?? null, input ?? null, code, severity, message, remedy, 1];
}

/** Something to count among the rows of each file: how many, and the first line. */
interface Count {
  code: IssueCode;
  details: Record<string, string>;
  /** Condition on a row of `table`. */
  where: string;
  /** What a file without such a row is told. */
  none?: IssueCode;
}

/** Stores the issues of files: those of their reader, rejects counted by reason, repetitions, corrections, rounding, zeros. */
export async function keepIssues(
  database: Database,
  files: readonly OpenFile[],
  checked: CheckedColumns,
  found: { rejected: number; repeated: number },
): Promise<void> {
  const rows = files.flatMap((file) => file.issues().map((issue) => issueRow(file.id, issue)));
  if (found.rejected > 0) {
    await database.run(`INSERT INTO issue
      SELECT file, min(line), any_value(column_name), NULL, code, CASE WHEN code = 'INGEST_DUPLICATE_CONFLICT' THEN 'blocks' ELSE 'warns' END, arg_min(message, line), arg_min(remedy, line), count(*)
      FROM reject WHERE file IN (${files.map(({ id }) => id).join(', ')}) GROUP BY file, code ORDER BY file, code`);
  }
  if (found.repeated > 0)
    rows.push(
      ...(await counted(database, files, 'duplicate', [
        { code: 'INGEST_DUPLICATE_SAME', details: {}, where: 'NOT conflict' },
      ])),
    );
  rows.push(...(await counted(database, files, 'uncorrected', correctionsOf(files[0] as OpenFile))));
  rows.push(...(await counted(database, files, 'staged', roundedOf(files[0] as OpenFile))));
  rows.push(...(await counted(database, files, 'checked', zerosOf(files[0] as OpenFile, checked))));
  if (rows.length > 0) await database.run(`INSERT INTO issue VALUES ${values(rows)}`);
}

function correctionsOf({ source, column }: OpenFile): Count[] {
  return source.corrections.map((correction) => ({
    code: 'INGEST_CORRECTED',
    details: {
      value: `${[correction.column].flat()[0]}: ${correction.from || '(blank)'} → ${correction.to || '(blank)'}, because ${correction.because}`,
    },
    where: correctionSql(correction, column),
    none: 'INGEST_CORRECTION_UNUSED',
  }));
}

/** Amounts with more places than a fact keeps. */
function roundedOf({ source, column }: OpenFile): Count[] {
  const cells = new Set(source.measures.flatMap((entry) => (entry.column === undefined ? [] : [column(entry.column)])));
  return [...cells].flatMap((cell) => {
    // A short cell cannot have seven places, and its length is known without reading it.
    const where = `set_aside IS NULL AND strlen(${cell}) > 7 AND strpos(${cell}, '.') > 0 AND length(rtrim(trim(${cell}), '0')) - strpos(${cell}, '.') > 6 AND TRY_CAST(${cell} AS DECIMAL(18,6)) IS NOT NULL`;
    return [{ code: 'INGEST_AMOUNT_ROUNDED', details: {}, where }];
  });
}

function zerosOf({ source }: OpenFile, checked: CheckedColumns): Count[] {
  return source.numeratorWithin.flatMap((pair) => {
    const position = source.measures.findIndex((entry) => entry.measure === pair.denominator);
    const whole = checked.measures[position];
    const where = `fault IS NULL AND set_aside IS NULL AND ${whole?.takes} AND ${whole?.amount} = 0`;
    return whole === undefined ? [] : [{ code: 'INGEST_DENOMINATOR_ZERO', details: {}, where }];
  });
}

/** Counts several things among the rows of a table in one pass, and tells those that are there. */
async function counted(
  database: Database,
  files: readonly OpenFile[],
  table: string,
  counts: readonly Count[],
): Promise<IssueRow[]> {
  if (counts.length === 0) return [];
  const columns = counts.map(
    ({ where }, i) => `count(*) FILTER (${where}) AS n${i}, min(line) FILTER (${where}) AS line${i}`,
  );
  // Nearly always there is nothing to count, and rows that are none of them need not be told apart by file.
  const any = counts.map(({ where }) => `(${where})`).join(' OR ');
  const found = await database.rows<Record<string, number | null>>(
    `SELECT file, ${columns.join(', ')} FROM ${table} WHERE ${any} GROUP BY file ORDER BY file`,
  );
  const byFile = new Map(found.map((row) => [row.file as number, row]));
  return files.flatMap(({ id }, file) =>
    counts.flatMap(({ code, details, none }, i) => {
      const n = (byFile.get(file)?.[`n${i}`] as number) ?? 0;
      const told = n > 0 ? code : none;
      if (!told) return [];
      const { severity, rule, remedy } = catalogue[told];
      const line = byFile.get(file)?.[`line${i}`] ?? null;
      return [[id, line, null, null, told, severity, fill(rule, details), fill(remedy, details), n]];
    }),
  );
}
