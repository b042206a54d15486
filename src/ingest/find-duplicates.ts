import type { Database } from '#evidence/database.ts';
import type { Source } from '#project/schema/source.ts';
import type { CheckedColumns } from './check-rows.ts';

/**
 * Writes `duplicate (line, rn, first_line, conflict)`: good rows that speak of the same area, period and stratum as an earlier row.
 * With the same amounts the later row is a repetition; with others every one of them is in conflict.
 *
 * Rows of a source whose measures are parts that add up (`sum`) may repeat, and are left alone.
 */
export async function findDuplicates(database: Database, source: Source, checked: CheckedColumns): Promise<void> {
  await database.run(
    'CREATE OR REPLACE TEMP TABLE duplicate (line BIGINT, rn BIGINT, first_line BIGINT, conflict BOOLEAN)',
  );
  if (source.measures.some((entry) => entry.sum)) return;
  const amounts = [
    ...checked.measures.map((m, i) => ({ takes: m.takes, sign: [m.amount, m.status], key: i })),
    ...checked.published.map((p, j) => ({ takes: p.takes, sign: p.columns, key: checked.measures.length + j })),
  ];
  const conditional = [...source.measures, ...source.published].some((entry) => entry.when.length > 0);
  // Where each row feeds what the others feed, the row is the unit; otherwise what it feeds is.
  const units = conditional
    ? amounts.map((unit) => ({ key: unit.key, where: unit.takes, sign: unit.sign }))
    : [{ key: 0, where: 'TRUE', sign: amounts.flatMap((unit) => unit.sign) }];
  for (const unit of units) {
    const good = `fault IS NULL AND set_aside IS NULL AND ${unit.where}`;
    await database.run(`CREATE OR REPLACE TEMP TABLE repeated AS
      SELECT area, period, stratum FROM checked WHERE ${good} GROUP BY area, period, stratum HAVING count(*) > 1`);
    await database.run(`INSERT INTO duplicate
      SELECT line, rn, first_line, variants > 1 FROM (
        SELECT line, rn, min(rn) OVER same AS first, min(line) OVER same AS first_line, count(DISTINCT sign) OVER same AS variants
        FROM (SELECT line, rn, area, period, stratum, hash(${unit.sign.map((part) => `${part}`).join(', ')}) AS sign
              FROM checked JOIN repeated USING (area, period, stratum) WHERE ${good})
        WINDOW same AS (PARTITION BY area, period, stratum))
      WHERE (rn > first OR variants > 1) AND rn NOT IN (SELECT rn FROM duplicate)`);
  }
}
