import { literal } from '#evidence/sql.ts';
import type { Source } from '#project/schema/source.ts';
import { statusSql } from './amount-sql.ts';
import type { TestedCheck } from './check-rows.ts';
import type { ColumnOf } from './columns-of-file.ts';
import { allSql } from './condition-sql.ts';

/** What of the ratings that a source states stands in the table `checked`. */
export interface RatingColumns {
  /** Columns to select from the staged rows. */
  select: string[];
  checks: TestedCheck[];
  /** For each rating: whether a row states it, its class and its score. */
  columns: { takes: string; class: string; score: string }[];
}

/**
 * The columns of published ratings: texts become classes by the declared map, scores are numbers; an empty cell, or a marker of
 * missing values, states nothing.
 */
export function ratingColumns(source: Source, column: ColumnOf): RatingColumns {
  const found: RatingColumns = { select: [], checks: [], columns: [] };
  for (const [k, entry] of source.ratings.entries()) {
    const [takes, name, score] = [`rw${k}`, `rc${k}`, `rs${k}`];
    const stated = (cell: string) => `${statusSql(cell, source.missing)} = 0`;
    found.select.push(`(${allSql(entry.when, column)}) AS ${takes}`);
    found.columns.push({ takes, class: name, score });
    if (entry.class === undefined) found.select.push(`NULL::VARCHAR AS ${name}`);
    else {
      const cell = column(entry.class);
      const cases = Object.entries(entry.classes).map(
        ([text, to]) => `WHEN trim(${cell}) = ${literal(text)} THEN ${literal(to)}`,
      );
      const known = cases.length > 0 ? `CASE ${cases.join(' ')} END` : `trim(${cell})`;
      found.select.push(`CASE WHEN ${stated(cell)} THEN ${known} END AS ${name}`);
      found.checks.push({
        code: 'INGEST_CLASS_UNKNOWN',
        header: [entry.class].flat()[0],
        test: `${takes} AND ${name} IS NULL AND ${stated(cell)}`,
        sound: `(NOT ${takes} OR ${name} IS NOT NULL)`,
        raw: cell,
        details: { known: Object.keys(entry.classes).join(', ') },
      });
    }
    if (entry.score === undefined) found.select.push(`NULL::DOUBLE AS ${score}`);
    else {
      const cell = column(entry.score);
      found.select.push(`CASE WHEN ${stated(cell)} THEN TRY_CAST(${cell} AS DOUBLE) END AS ${score}`);
      found.checks.push({
        code: 'INGEST_NOT_A_NUMBER',
        header: [entry.score].flat()[0],
        test: `${takes} AND ${score} IS NULL AND ${stated(cell)}`,
        sound: `(NOT ${takes} OR ${score} IS NOT NULL)`,
        raw: cell,
        details: {},
      });
    }
  }
  return found;
}
