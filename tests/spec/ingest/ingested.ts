import { loadAreas } from '#areas/load-areas.ts';
import { Database } from '#evidence/database.ts';
import type { WorkCount } from '#evidence/parts.ts';
import { createEvidence } from '#evidence/schema.ts';
import { ingestSources } from '#ingest/ingest-sources.ts';
import { registerDeclarations } from '#ingest/register-declarations.ts';
import type { Issue } from '#vocabulary/issue.ts';
import { statusOf } from '#vocabulary/status.ts';
import {
  countHeader,
  countsCsv,
  countsSource,
  type SmallProjectParts,
  type SourceInput,
  withSmallProject,
} from '../../fixtures/small-project.ts';

export interface Ingested {
  issues: Issue[];
  /** Codes of all issues, sorted. */
  codes: string[];
  account: { read: number; accepted: number; rejected: number; aside: number };
  /** `line code column raw` of each rejected row. */
  rejects: { line: number; column: string | null; raw: string | null; code: string; remedy: string }[];
  /** `measure area start amount-or-reason`, sorted. */
  facts: string[];
  published: { area: string; value: number | null; lower95: number | null; outcome: number; status: string }[];
  setAside: { rule: string; count: number }[];
}

/** Ingests the small project with the parts given, into memory. */
export async function ingested(parts: SmallProjectParts): Promise<Ingested> {
  return withSmallProject({ ...parts, framework: null }, async (small) => {
    const project = small.load();
    const database = await Database.open({ path: ':memory:' });
    try {
      await createEvidence(database);
      await loadAreas(database, project);
      const ids = await registerDeclarations(database, project);
      const measures = new Map(project.measures.map(({ value }) => [value.id, value]));
      const count: WorkCount = {};
      const context = { declaration: project.declaration, measures, ids, areasHash: '', sourceIds: ids.sources };
      const { issues } = await ingestSources(database, project, context, count);
      const facts = await database.rows<{ text: string; status: number }>(`
        SELECT m.key || ' ' || a.code || ' ' || p.start_date || CASE WHEN f.stratum = 0 THEN '' ELSE ' ' || concat_ws('/', s.sex, s.age, s.category_value) END || ' ' || coalesce(f.amount::DOUBLE::VARCHAR, '') AS text, f.status
        FROM fact f JOIN measure m ON m.id = f.measure JOIN area a ON a.id = f.area JOIN period p ON p.id = f.period JOIN stratum s ON s.id = f.stratum
        ORDER BY text, f.status`);
      const published = await database.rows<Ingested['published'][number] & { status: string }>(`
        SELECT a.code AS area, v.value, v.lower95, v.outcome, v.status FROM published_value v JOIN area a ON a.id = v.area ORDER BY a.code, v.period, v.stratum`);
      return {
        issues,
        codes: issues.map(({ code }) => code).sort(),
        account: await database.single<Ingested['account']>(
          'SELECT sum(rows_read)::BIGINT AS read, sum(accepted)::BIGINT AS accepted, sum(rejected)::BIGINT AS rejected, sum(set_aside)::BIGINT AS aside FROM source_file',
        ),
        rejects: await database.rows<Ingested['rejects'][number]>(
          'SELECT line, column_name AS "column", raw, code, remedy FROM reject ORDER BY file, line, code',
        ),
        facts: facts.map(({ text, status }) => (status === 0 ? text : `${text}${statusOf(status)}`)),
        published: published.map((row) => ({ ...row, status: statusOf(Number(row.status)) })),
        setAside: await database.rows<Ingested['setAside'][number]>('SELECT rule, count FROM set_aside ORDER BY rule'),
      };
    } finally {
      database.close();
    }
  });
}

/** Ingests one CSV of the default layout. */
export function ingestRows(
  rows: readonly string[],
  {
    source = {},
    header = countHeader,
    ...parts
  }: { source?: Partial<SourceInput>; header?: string } & SmallProjectParts = {},
): Promise<Ingested> {
  return ingestText(countsCsv(rows, header), source, parts);
}

export function ingestText(
  content: string | Uint8Array,
  source: Partial<SourceInput> = {},
  parts: SmallProjectParts = {},
): Promise<Ingested> {
  return ingested({
    ...parts,
    sources: [{ ...countsSource, ...source }],
    data: { 'counts.csv': content, ...parts.data },
  });
}
