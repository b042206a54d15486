import type { Database } from '#evidence/database.ts';
import { literal } from '#evidence/sql.ts';
import type { Source } from '#project/schema/source.ts';
import { outcomeCode } from '#vocabulary/outcome.ts';
import { publishedColumns, type CheckedColumns } from './check-rows.ts';

/**
 * Writes the facts and the published values of the good rows of the files of a batch.
 *
 * @param thin whether some rows repeat part of what they feed; the first row that states a fact is then kept
 * @param repeated whether some rows are repeated or in conflict, so that they must be left out
 */
export async function keepFacts(
  database: Database,
  source: Source,
  checked: CheckedColumns,
  thin: boolean,
  repeated: boolean,
): Promise<void> {
  const good = `fault IS NULL AND set_aside IS NULL${repeated ? ' AND rn NOT IN (SELECT rn FROM duplicate)' : ''}`;
  const rows = 'checked JOIN batch_file USING (file)';
  const first = thin ? 'QUALIFY row_number() OVER (PARTITION BY file, area, period, stratum ORDER BY rn) = 1' : '';
  // One statement for all measures, because each costs as much as some thousand rows.
  const facts = source.measures.map((entry, i) => {
    const { amount, status, takes } = checked.measures[i] as CheckedColumns['measures'][number];
    return entry.sum
      ? `(SELECT m${i}, area, period, stratum, CASE WHEN max(${status}) = 0 THEN sum(${amount})::DECIMAL(18,6) END, max(${status}), 0, id, min(line)
         FROM ${rows} WHERE ${good} AND ${takes} GROUP BY id, m${i}, area, period, stratum ORDER BY id, area, period, stratum)`
      : `(SELECT m${i}, area, period, stratum, CASE WHEN ${status} = 0 THEN ${amount} END, ${status}, 0, id, line
         FROM ${rows} WHERE ${good} AND ${takes} ${first})`;
  });
  if (facts.length > 0) await database.run(`INSERT INTO fact ${facts.join(' UNION ALL ')}`);
  for (const [j, entry] of source.published.entries()) {
    const labels = Object.entries(entry.labels).map(
      ([text, outcome]) => `WHEN ${literal(text)} THEN ${outcomeCode(outcome)}`,
    );
    const outcome = labels.length > 0 ? `CASE pl${j} ${labels.join(' ')} ELSE 0 END` : '0';
    const columns = publishedColumns.map((part) => `p${j}_${part}`);
    await database.run(`INSERT INTO published_value
      SELECT p${j}, area, period, stratum, ${columns.join(', ')}, ${outcome}, ps${j}, id, line
      FROM ${rows} WHERE ${good} AND ${checked.published[j]?.takes} ${first}`);
  }
  for (const [k, { id }] of source.ratings.entries()) {
    const { takes, class: name, score } = checked.ratings[k] as CheckedColumns['ratings'][number];
    await database.run(`INSERT INTO published_rating
      SELECT ${literal(id)}, area, period, ${name}, ${score}, id, line
      FROM ${rows} WHERE ${good} AND ${takes} AND (${name} IS NOT NULL OR ${score} IS NOT NULL) ${first}`);
  }
}
