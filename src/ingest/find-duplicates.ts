import type { Database } from '#evidence/database.ts';
import type { Source } from '#project/schema/source.ts';
import type { CheckedColumns } from './check-rows.ts';

/**
 * Writes `duplicate (file, line, rn, other_line, conflict)`: good rows that speak of the same area, period and stratum as another row
 * of their file.
 * With the same amounts the later row is a repetition; with others every one of them is in conflict.
 *
 * Where rows feed different measures (by `when`, or because some of the measures are parts that add up), each measure is looked at
 * by itself: a row is a repetition only when all that it feeds was stated before.
 *
 * @param rows how many there are
 * @returns whether rows were kept that repeat some of what they feed, so that their facts must be thinned out
 */
export async function findDuplicates(
  database: Database,
  source: Source,
  checked: CheckedColumns,
  rows: number,
): Promise<boolean> {
  await database.run(
    'CREATE OR REPLACE TEMP TABLE duplicate (file INTEGER, line BIGINT, rn BIGINT, other_line BIGINT, conflict BOOLEAN)',
  );
  const units = [
    ...checked.measures.map((m, i) => ({ takes: m.takes, sign: [m.amount, m.status], sum: source.measures[i]?.sum })),
    ...checked.published.map((p) => ({ takes: p.takes, sign: p.columns, sum: false })),
    ...checked.ratings.map((r) => ({ takes: r.takes, sign: [r.class, r.score], sum: false })),
  ];
  const single = units.filter((unit) => !unit.sum);
  if (single.length === 0) return false;
  const apart =
    single.length < units.length ||
    [...source.measures, ...source.published, ...source.ratings].some((entry) => entry.when.length > 0);
  if (!apart) {
    const sign = units.flatMap((unit) => unit.sign);
    await database.run(
      `INSERT INTO duplicate ${repeats(`(SELECT file, line, rn, area, period, stratum, hash(${sign.join(', ')}) AS sign FROM checked WHERE ${good})`, 'file, area, period, stratum')}`,
    );
    return false;
  }
  const looked = single.map(
    ({ takes, sign }, unit) =>
      `SELECT ${unit} AS unit, file, line, rn, area, period, stratum, hash(${sign.join(', ')}) AS sign FROM checked WHERE ${good} AND ${takes}`,
  );
  await database.run(
    'CREATE OR REPLACE TEMP TABLE repeated_unit (file INTEGER, line BIGINT, rn BIGINT, other_line BIGINT, conflict BOOLEAN)',
  );
  // A statement costs as much as some thousand rows; what many rows feed is grouped a measure at a time, to stay in memory.
  for (const part of rows > manyRows ? looked : [looked.join(' UNION ALL ')])
    await database.run(`INSERT INTO repeated_unit ${repeats(`(${part})`, 'unit, file, area, period, stratum')}`);
  const fed = units.map((unit) => `${unit.takes}::INTEGER`).join(' + ');
  await database.run(`INSERT INTO duplicate
    SELECT any_value(u.file), any_value(u.line), u.rn, min(u.other_line), bool_or(u.conflict) FROM repeated_unit u JOIN checked c USING (rn)
    GROUP BY u.rn HAVING bool_or(u.conflict) OR count(*) = any_value(${fed}) ORDER BY u.rn`);
  const { n } = await database.single<{ n: number }>(
    'SELECT count(*) AS n FROM repeated_unit WHERE rn NOT IN (SELECT rn FROM duplicate)',
  );
  return n > 0;
}

/** More rows than this are not grouped for all measures at once. */
const manyRows = 500_000;

const good = 'fault IS NULL AND set_aside IS NULL';

/** SQL of the rows in conflict, and of the later of those that are equal, among rows with the same key. */
function repeats(rows: string, key: string): string {
  return `SELECT file, line, rn, CASE WHEN rn = first THEN last_line ELSE first_line END AS other_line, variants > 1 AS conflict FROM (
      SELECT file, line, rn, min(rn) OVER same AS first, min(line) OVER same AS first_line, max(line) OVER same AS last_line, count(DISTINCT sign) OVER same AS variants
      FROM (SELECT * FROM ${rows} JOIN (SELECT ${key} FROM ${rows} GROUP BY ${key} HAVING count(*) > 1) USING (${key}))
      WINDOW same AS (PARTITION BY ${key}))
    WHERE rn > first OR variants > 1`;
}
