import type { Database } from '#evidence/database.ts';
import { literal, values } from '#evidence/sql.ts';
import type { WorkCount } from '#evidence/parts.ts';
import { catalogue } from '#vocabulary/errors/catalogue.ts';
import { fill } from '#vocabulary/errors/entry.ts';

/**
 * Settles facts that more than one file states: with the same amount the first file’s is kept; with different amounts the
 * build is blocked, because nobody but the analyst can say which is right.
 */
export async function settleRepeats(database: Database, count: WorkCount): Promise<void> {
  if ((count.source?.done ?? 0) === 0) return;
  const shared = await database.rows<{ measure: number; key: string }>(`SELECT f.measure, m.key
    FROM (SELECT DISTINCT measure, file FROM fact) f JOIN measure m ON m.id = f.measure
    GROUP BY f.measure, m.key HAVING count(*) > 1 ORDER BY f.measure`);
  for (const { measure, key } of shared) {
    await database.run(`CREATE OR REPLACE TEMP TABLE restated AS
      SELECT area, period, stratum, min(file) AS first, count(DISTINCT (amount, status)) > 1 AS conflict, max(file) AS last
      FROM fact WHERE measure = ${measure} GROUP BY area, period, stratum HAVING count(*) > 1`);
    await database.run(`DELETE FROM fact USING restated r WHERE fact.measure = ${measure} AND fact.area = r.area
      AND fact.period = r.period AND fact.stratum = r.stratum AND fact.file > r.first AND NOT r.conflict`);
    const { n, file } = await database.single<{ n: number; file: number | null }>(
      'SELECT count(*) AS n, min(last) AS file FROM restated WHERE conflict',
    );
    if (n === 0) continue;
    const entry = catalogue.INGEST_FACT_FROM_TWO_SOURCES;
    await database.run(`DELETE FROM issue WHERE code = 'INGEST_FACT_FROM_TWO_SOURCES' AND input = ${literal(key)}`);
    await database.run(
      `INSERT INTO issue VALUES ${values([[file, null, null, key, 'INGEST_FACT_FROM_TWO_SOURCES', entry.severity, fill(entry.rule, { value: key }), entry.remedy, n]])}`,
    );
  }
}
