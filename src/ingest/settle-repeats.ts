import type { Database } from '#evidence/database.ts';
import { values } from '#evidence/sql.ts';
import { catalogue } from '#vocabulary/errors/catalogue.ts';
import { fill } from '#vocabulary/errors/entry.ts';

/** Where repeated rows wait, by the table they come from: the file that repeats may be the only one left after a change. */
const kinds = [
  { table: 'fact', waiting: 'fact_repeat', subject: 'measure', says: '(amount, status)' },
  {
    table: 'published_value',
    waiting: 'published_repeat',
    subject: 'indicator',
    says: '(value, lower95, upper95, lower998, upper998, numerator, denominator, outcome, status)',
  },
] as const;

/**
 * Settles facts and published values that more than one file states: with the same amounts the first file’s counts and the others wait
 * aside; with different amounts the build is blocked, because nobody but the analyst can say which is right.
 *
 * It starts from all that the files state, so it may be run after any change of any of them.
 */
export async function settleRepeats(database: Database): Promise<void> {
  await database.run("DELETE FROM issue WHERE code = 'INGEST_FACT_FROM_TWO_SOURCES'");
  for (const { table, waiting, subject, says } of kinds) {
    await database.run(`INSERT INTO ${table} SELECT * FROM ${waiting}`);
    await database.run(`DELETE FROM ${waiting}`);
    const shared = await database.rows<{ id: number; key: string }>(`SELECT f.${subject} AS id, m.key
      FROM (SELECT DISTINCT ${subject}, file FROM ${table}) f JOIN ${subject} m ON m.id = f.${subject}
      GROUP BY f.${subject}, m.key HAVING count(*) > 1 ORDER BY f.${subject}`);
    for (const { id, key } of shared) {
      await database.run(`CREATE OR REPLACE TEMP TABLE restated AS
        SELECT area, period, stratum, min(file) AS first, count(DISTINCT ${says}) > 1 AS conflict
        FROM ${table} WHERE ${subject} = ${id} GROUP BY area, period, stratum HAVING count(*) > 1`);
      const repeated = (conflict: string) => `${table}.${subject} = ${id} AND ${table}.area = r.area
        AND ${table}.period = r.period AND ${table}.stratum = r.stratum AND ${table}.file > r.first AND ${conflict}`;
      await database.run(
        `INSERT INTO ${waiting} SELECT ${table}.* FROM ${table} JOIN restated r ON ${repeated('NOT r.conflict')}`,
      );
      await database.run(`DELETE FROM ${table} USING restated r WHERE ${repeated('NOT r.conflict')}`);
      const [first] = await database.rows<{
        file: number;
        line: number;
        n: number;
      }>(`SELECT file, line, (SELECT count(*) FROM restated WHERE conflict) AS n
        FROM ${table} JOIN restated r ON ${repeated('r.conflict')} ORDER BY file, line LIMIT 1`);
      if (!first) continue;
      const { severity, rule, remedy } = catalogue.INGEST_FACT_FROM_TWO_SOURCES;
      await database.run(
        `INSERT INTO issue VALUES ${values([[first.file, first.line, null, key, 'INGEST_FACT_FROM_TWO_SOURCES', severity, fill(rule, { value: key }), remedy, first.n]])}`,
      );
    }
  }
}

/** Takes away what some files state, the waiting rows included; `files` is a list or query of file ids. */
export async function forgetFacts(database: Database, files: string): Promise<void> {
  for (const { table, waiting } of kinds) {
    await database.run(`DELETE FROM ${table} WHERE file IN ${files}`);
    await database.run(`DELETE FROM ${waiting} WHERE file IN ${files}`);
  }
}
