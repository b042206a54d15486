import type { Database } from '#evidence/database.ts';
import { literal, values } from '#evidence/sql.ts';
import type { Source } from '#project/schema/source.ts';
import type { RawTable } from '#sources/formats/raw-table.ts';
import { catalogue, type IssueCode } from '#vocabulary/errors/catalogue.ts';
import { fill } from '#vocabulary/errors/entry.ts';
import type { Issue } from '#vocabulary/issue.ts';
import type { RowCheck } from './check-rows.ts';
import type { ColumnOf } from './columns-of-file.ts';
import { correctionSql } from './stage-table.ts';

/** The sentences of a code with everything filled in but `{value}`, which each row fills. */
function sentences(code: IssueCode, details: Record<string, string>) {
  const entry = catalogue[code];
  const open = { ...details, value: '{value}' };
  return { message: fill(entry.rule, open), remedy: fill(entry.remedy, open) };
}

/** Stores why each rejected row was rejected: by its reader, by the first check it fails, or by a conflict with another row. */
export async function keepRejects(
  database: Database,
  file: number,
  table: RawTable,
  checks: readonly RowCheck[],
): Promise<void> {
  const byReader = table.rejected.map(({ line, cells, issue }) => [
    file,
    line,
    null,
    cells.join(' | '),
    issue.code,
    issue.message,
    issue.remedy,
  ]);
  for (let start = 0; start < byReader.length; start += 500) {
    await database.run(`INSERT INTO reject VALUES ${values(byReader.slice(start, start + 500))}`);
  }
  const rules = checks.map((check, position) => {
    const { message, remedy } = sentences(check.code, check.details);
    return [position, check.header ?? null, check.code, message, remedy];
  });
  const raw = checks.map((check, position) => `WHEN ${position} THEN ${check.raw}`).join(' ');
  await database.run(`INSERT INTO reject
    SELECT ${file}, r.line, r.header, r.raw, r.code, replace(r.message, '{value}', '“' || r.raw || '”'), replace(r.remedy, '{value}', r.raw)
    FROM (SELECT s.line, v.header, v.code, v.message, v.remedy, coalesce(CASE c.fault ${raw} END, '') AS raw
          FROM staged s JOIN (SELECT rn, fault FROM checked WHERE fault IS NOT NULL) c USING (rn)
          JOIN (VALUES ${values(rules)}) v(fault, header, code, message, remedy) ON v.fault = c.fault) r
    ORDER BY r.line`);
  const conflict = sentences('INGEST_DUPLICATE_CONFLICT', {});
  await database.run(`INSERT INTO reject
    SELECT ${file}, line, NULL, 'see line ' || other_line, 'INGEST_DUPLICATE_CONFLICT', replace(${literal(conflict.message)}, '{value}', 'lines ' || least(line, other_line) || ' and ' || greatest(line, other_line)), ${literal(conflict.remedy)}
    FROM duplicate WHERE conflict ORDER BY line`);
}

/** Stores the issues of a file: those of its reader, rejects counted by reason, repetitions, corrections, rounding, zeros. */
export async function keepIssues(
  database: Database,
  file: number,
  found: readonly Issue[],
  source: Source,
  column: ColumnOf,
  counts: { rejected: number; repeated: number },
): Promise<void> {
  const rows = found.map((issue) => [
    file,
    issue.where.line ?? null,
    issue.where.path ?? null,
    issue.input ?? null,
    issue.code,
    issue.severity,
    issue.message,
    issue.remedy,
    1,
  ]);
  if (rows.length > 0) await database.run(`INSERT INTO issue VALUES ${values(rows)}`);
  const counted = async (code: IssueCode, sql: string, details: Record<string, string>, always = false) => {
    const { n, line } = await database.single<{ n: number; line: number | null }>(sql);
    if (n === 0 && !always) return n;
    const entry = catalogue[code];
    await database.run(
      `INSERT INTO issue VALUES ${values([[file, line, null, null, code, entry.severity, fill(entry.rule, details), fill(entry.remedy, details), n]])}`,
    );
    return n;
  };
  if (counts.rejected > 0) {
    await database.run(`INSERT INTO issue
      SELECT ${file}, min(line), any_value(column_name), NULL, code, CASE WHEN code = 'INGEST_DUPLICATE_CONFLICT' THEN 'blocks' ELSE 'warns' END, arg_min(message, line), arg_min(remedy, line), count(*)
      FROM reject WHERE file = ${file} GROUP BY code ORDER BY code`);
  }
  if (counts.repeated > 0) {
    await counted(
      'INGEST_DUPLICATE_SAME',
      'SELECT count(*) AS n, min(line) AS line FROM duplicate WHERE NOT conflict',
      {},
    );
  }
  for (const correction of source.corrections) {
    const value = `${[correction.column].flat()[0]}: ${correction.from || '(blank)'} → ${correction.to || '(blank)'}, because ${correction.because}`;
    const from = `SELECT count(*) AS n, min(line) AS line FROM uncorrected WHERE ${correctionSql(correction, column)}`;
    const n = await counted('INGEST_CORRECTED', from, { value });
    if (n === 0) await counted('INGEST_CORRECTION_UNUSED', from, { value }, true);
  }
  for (const entry of source.measures) {
    if (entry.column === undefined) continue;
    const cell = column(entry.column);
    await counted(
      'INGEST_AMOUNT_ROUNDED',
      `SELECT count(*) AS n, min(line) AS line FROM staged WHERE set_aside IS NULL AND strpos(${cell}, '.') > 0 AND length(rtrim(trim(${cell}), '0')) - strpos(${cell}, '.') > 6 AND TRY_CAST(${cell} AS DECIMAL(18,6)) IS NOT NULL`,
      {},
    );
  }
  for (const pair of source.numeratorWithin) {
    const position = source.measures.findIndex((entry) => entry.measure === pair.denominator);
    if (position < 0) continue;
    await counted(
      'INGEST_DENOMINATOR_ZERO',
      `SELECT count(*) AS n, min(line) AS line FROM checked WHERE fault IS NULL AND set_aside IS NULL AND w${position} AND a${position} = 0`,
      {},
    );
  }
}
