import type { Database } from '#evidence/database.ts';
import { literal, values } from '#evidence/sql.ts';
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

/** Rows that are compared in one pass: enough to hide the fixed costs, few enough to group in memory. */
const enoughRows = 5_000_000;

/**
 * Settles facts and published values that more than one file states: with the same amounts the first file’s counts and the others wait
 * aside; with different amounts the build is blocked, because nobody but the analyst can say which is right.
 *
 * It starts from all that the files state, so it may be run after any change of any of them.
 */
export async function settleRepeats(database: Database): Promise<void> {
  await database.run("DELETE FROM issue WHERE code IN ('INGEST_FACT_FROM_TWO_SOURCES', 'INGEST_FACT_STATED_BEFORE')");
  for (const kind of kinds) {
    const { table, waiting, subject } = kind;
    await database.run(`INSERT INTO ${table} SELECT * FROM ${waiting}`);
    await database.run(`DELETE FROM ${waiting}`);
    const shared = await database.rows<{ id: number; n: number }>(`SELECT ${subject} AS id, sum(n)::BIGINT AS n
      FROM (SELECT ${subject}, file, count(*) AS n FROM ${table} GROUP BY ${subject}, file)
      GROUP BY ${subject} HAVING count(*) > 1 ORDER BY ${subject}`);
    for (let at = 0; at < shared.length; ) {
      const ids: number[] = [];
      for (let rows = 0; at < shared.length && rows < enoughRows; at++) {
        const { id, n } = shared[at] as { id: number; n: number };
        ids.push(id);
        rows += n;
      }
      await settle(database, kind, ids);
    }
  }
  await settleRatings(database);
  await tellStatedBefore(database);
}

/** Says of each file how much of it an earlier one states as well: its rows were accepted, and feed nothing. */
async function tellStatedBefore(database: Database): Promise<void> {
  const { severity, rule, remedy } = catalogue.INGEST_FACT_STATED_BEFORE;
  const found = await database.rows<{ file: number; line: number; n: number }>(
    `SELECT file, min(line) AS line, count(*) AS n
     FROM (SELECT file, line FROM fact_repeat UNION ALL SELECT file, line FROM published_repeat) GROUP BY file ORDER BY file`,
  );
  if (found.length === 0) return;
  const issues = found.map(({ file, line, n }) => {
    const value = n.toLocaleString('en-GB');
    return [file, line, null, value, 'INGEST_FACT_STATED_BEFORE', severity, fill(rule, { value }), remedy, 1];
  });
  await database.run(`INSERT INTO issue VALUES ${values(issues)}`);
}

/** Published ratings of which two files say different things. Of equal ones the first file's counts when they are read. */
async function settleRatings(database: Database): Promise<void> {
  const { severity, rule, remedy } = catalogue.INGEST_FACT_FROM_TWO_SOURCES;
  await database.run(`INSERT INTO issue
    SELECT max(file), max_by(line, file), NULL, rating, 'INGEST_FACT_FROM_TWO_SOURCES', ${literal(severity)}, replace(${literal(rule)}, '{value}', rating), ${literal(remedy)}, 1
    FROM published_rating GROUP BY rating, area, period HAVING count(DISTINCT (class, score)) > 1 ORDER BY rating, area, period`);
}

/** Settles what is stated of some measures or indicators. */
async function settle(database: Database, kind: (typeof kinds)[number], ids: readonly number[]): Promise<void> {
  const { table, waiting, subject, says } = kind;
  await database.run(`CREATE OR REPLACE TEMP TABLE restated AS
    SELECT ${subject}, area, period, stratum, min(file) AS first, count(DISTINCT ${says}) > 1 AS conflict
    FROM ${table} WHERE ${subject} IN (${ids.join(', ')}) GROUP BY ${subject}, area, period, stratum HAVING count(*) > 1`);
  const { same, conflicts } = await database.single<{ same: number; conflicts: number }>(
    'SELECT count(*) FILTER (NOT conflict) AS same, count(*) FILTER (conflict) AS conflicts FROM restated',
  );
  const repeated = (conflict: string) => `${table}.${subject} = r.${subject} AND ${table}.area = r.area
    AND ${table}.period = r.period AND ${table}.stratum = r.stratum AND ${table}.file > r.first AND ${conflict}`;
  if (same > 0) {
    await database.run(
      `INSERT INTO ${waiting} SELECT ${table}.* FROM ${table} JOIN restated r ON ${repeated('NOT r.conflict')}`,
    );
    await database.run(`DELETE FROM ${table} USING restated r WHERE ${repeated('NOT r.conflict')}`);
  }
  if (conflicts === 0) return;
  const first = await database.rows<{ key: string; file: number; line: number; n: number }>(`SELECT s.key, file, line,
      (SELECT count(*) FROM restated c WHERE c.conflict AND c.${subject} = s.id) AS n
    FROM ${table} JOIN restated r ON ${repeated('r.conflict')} JOIN ${subject} s ON s.id = ${table}.${subject}
    QUALIFY row_number() OVER (PARTITION BY s.id ORDER BY file, line) = 1 ORDER BY s.id`);
  const { severity, rule, remedy } = catalogue.INGEST_FACT_FROM_TWO_SOURCES;
  const issues = first.map(({ key, file, line, n }) => [
    file,
    line,
    null,
    key,
    'INGEST_FACT_FROM_TWO_SOURCES',
    severity,
    fill(rule, { value: key }),
    remedy,
    n,
  ]);
  await database.run(`INSERT INTO issue VALUES ${values(issues)}`);
}

/** Takes away what some files state, the waiting rows included; `files` is a list or query of file ids. */
export async function forgetFacts(database: Database, files: string): Promise<void> {
  for (const { table, waiting } of kinds) {
    await database.run(`DELETE FROM ${table} WHERE file IN ${files}`);
    await database.run(`DELETE FROM ${waiting} WHERE file IN ${files}`);
  }
  await database.run(`DELETE FROM published_rating WHERE file IN ${files}`);
}
