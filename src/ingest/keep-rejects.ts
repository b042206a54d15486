import type { Database } from '#evidence/database.ts';
import { literal, values } from '#evidence/sql.ts';
import { catalogue, type IssueCode } from '#vocabulary/errors/catalogue.ts';
import { fill } from '#vocabulary/errors/entry.ts';
import type { RowCheck } from './check-rows.ts';
import type { OpenFile } from './open-files.ts';

/** Text kept of a cell at fault, which may hold millions of characters. */
const rawCharacters = 500;

/** The sentences of a code with everything filled in but `{value}`, which each row fills. */
function sentences(code: IssueCode, details: Record<string, string>) {
  const entry = catalogue[code];
  const open = { ...details, value: '{value}' };
  return { message: fill(entry.rule, open), remedy: fill(entry.remedy, open) };
}

/** Stores why each rejected row was rejected: by its reader, by the first check it fails, or by a conflict with another row. */
export async function keepRejects(
  database: Database,
  files: readonly OpenFile[],
  checks: readonly RowCheck[],
): Promise<void> {
  const byReader = files.flatMap(({ id, table }) =>
    table.rejected.map(({ line, cells, issue }) => [
      id,
      line,
      null,
      cells.join(' | '),
      issue.code,
      issue.message,
      issue.remedy,
    ]),
  );
  for (let start = 0; start < byReader.length; start += 500) {
    await database.run(`INSERT INTO reject VALUES ${values(byReader.slice(start, start + 500))}`);
  }
  const rules = checks.map((check, position) => {
    const { message, remedy } = sentences(check.code, check.details);
    return [position, check.header ?? null, check.code, message, remedy];
  });
  const raw = checks.map((check, position) => `WHEN ${position} THEN ${check.raw}`).join(' ');
  await database.run(`INSERT INTO reject
    SELECT r.id, r.line, r.header, r.raw, r.code, replace(r.message, '{value}', '“' || r.raw || '”'), replace(r.remedy, '{value}', r.raw)
    FROM (SELECT * REPLACE (CASE WHEN length(raw) > ${rawCharacters} THEN left(raw, ${rawCharacters}) || '…' ELSE raw END AS raw)
      FROM (SELECT b.id, s.line, v.header, v.code, v.message, v.remedy, coalesce(CASE c.fault ${raw} END, '') AS raw
          FROM staged s JOIN (SELECT rn, fault FROM checked WHERE fault IS NOT NULL) c USING (rn) JOIN batch_file b USING (file)
          JOIN (VALUES ${values(rules)}) v(fault, header, code, message, remedy) ON v.fault = c.fault)) r
    ORDER BY r.id, r.line`);
  const conflict = sentences('INGEST_DUPLICATE_CONFLICT', {});
  await database.run(`INSERT INTO reject
    SELECT id, line, NULL, 'see line ' || other_line, 'INGEST_DUPLICATE_CONFLICT', replace(${literal(conflict.message)}, '{value}', 'lines ' || least(line, other_line) || ' and ' || greatest(line, other_line)), ${literal(conflict.remedy)}
    FROM duplicate JOIN batch_file USING (file) WHERE conflict ORDER BY id, line`);
}
