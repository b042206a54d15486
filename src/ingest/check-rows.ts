import type { Database } from '#evidence/database.ts';
import { literal } from '#evidence/sql.ts';
import type { Measure } from '#project/schema/measure.ts';
import type { Source } from '#project/schema/source.ts';
import type { IssueCode } from '#vocabulary/errors/catalogue.ts';
import { amountFaults, amountSql, faultSql, statusSql } from './amount-sql.ts';
import type { ColumnOf } from './columns-of-file.ts';
import { allSql } from './condition-sql.ts';
import { type RatingColumns, ratingColumns } from './rating-columns.ts';
import { namingCell, namingText, stratumParts } from './match-texts.ts';

/** One thing that can be wrong with a row: the first that holds rejects it. */
export interface RowCheck {
  code: IssueCode;
  /** Header of the column at fault, for the reader of the report. */
  header: string | undefined;
  /** SQL over the joined row: true when the row is at fault. */
  test: string;
  /** Cheaper SQL that is true only where `test` is not, for the many rows without a fault. */
  sound: string;
  /** SQL of the offending text. */
  raw: string;
  details: Record<string, string>;
}

export interface CheckedColumns {
  checks: RowCheck[];
  /** For each declared measure: the columns a…, s…, w… of the table `checked`. */
  measures: { amount: string; status: string; takes: string }[];
  published: { takes: string; columns: string[] }[];
  ratings: RatingColumns['columns'];
}

const name = (header: string | string[] | undefined) => (header === undefined ? undefined : [header].flat()[0]);

/** Columns of a published value, in the order of the table `published_value`. */
export const publishedColumns = [
  'value',
  'lower95',
  'upper95',
  'lower998',
  'upper998',
  'numerator',
  'denominator',
] as const;

/**
 * Checks every staged row and writes `checked`: file, line, rn, set_aside, fault (position of the first check that fails, or NULL), area,
 * period, stratum, and the amount and status of each measure and published value.
 *
 * @param dated whether some text names different areas at different times, so that the period decides which is meant
 */
export async function checkRows(
  database: Database,
  source: Source,
  measures: ReadonlyMap<string, Measure>,
  column: ColumnOf,
  dated: boolean,
): Promise<CheckedColumns> {
  const amounts: string[] = [];
  const select: string[] = [];
  const checks: RowCheck[] = [];
  const areaText = namingText(source.area, column);
  const periodText = namingText(source.period, column);
  const expected = [source.area.type].flat().join(', ');
  const areaHeader = name(source.area.column);
  checks.push(
    {
      code: 'INGEST_AREA_UNKNOWN',
      header: areaHeader,
      test: 'ma.area IS NULL',
      sound: 'ma.area IS NOT NULL',
      raw: areaText,
      details: { scheme: source.area.scheme },
    },
    {
      code: 'INGEST_AREA_OUTSIDE',
      header: areaHeader,
      test: 'NOT ma.type_ok',
      sound: 'ma.type_ok',
      raw: areaText,
      details: { expected },
    },
    {
      code: 'INGEST_PERIOD_INVALID',
      header: name(source.period.column),
      test: 'mp.period IS NULL',
      sound: 'mp.period IS NOT NULL',
      raw: periodText,
      details: { pattern: source.period.pattern },
    },
    {
      code: 'INGEST_AREA_CLOSED',
      header: areaHeader,
      test: 'ma.closed < mp.start_date',
      sound: '(ma.closed IS NULL OR ma.closed >= mp.start_date)',
      raw: areaText,
      details: {},
    },
  );
  const joins = [
    `LEFT JOIN match_period mp ON mp.text = ${namingCell(source.period, column)}`,
    `LEFT JOIN match_area ma ON ma.text = ${namingCell(source.area, column)}${dated ? ' AND mp.end_date >= ma.valid_from AND mp.end_date <= ma.valid_to' : ''}`,
  ];
  const parts = stratumParts.map((part) => {
    const entry = source[part];
    if (!entry) return "''";
    const text = namingText(entry, column);
    joins.push(`LEFT JOIN match_${part} m_${part} ON m_${part}.text = ${namingCell(entry, column)}`);
    checks.push({
      code: 'INGEST_STRATUM_UNKNOWN',
      header: name(entry.column),
      test: `m_${part}.id IS NULL`,
      sound: `m_${part}.id IS NOT NULL`,
      raw: text,
      details: {},
    });
    return `m_${part}.id`;
  });
  const plain = parts.every((part) => part === "''");
  if (!plain)
    joins.push(
      `LEFT JOIN stratum st ON st.sex = ${parts[0]} AND st.age = ${parts[1]} AND st.category_value = ${parts[2]} AND (${parts[2]} = '' OR st.category = ${literal(source.category?.category ?? '')})`,
    );

  const takes: string[] = [];
  const numberCheck = (header: string | string[], fault: string, taken: string, sound: string) => {
    amountFaults.forEach((code, position) => {
      if (code)
        checks.push({
          code,
          header: name(header),
          test: `${taken} AND ${fault} = ${position}`,
          sound: `(NOT ${taken} OR ${sound})`,
          raw: column(header),
          details: {},
        });
    });
  };
  const measureColumns = source.measures.map((entry, i) => {
    const cell = entry.column === undefined ? literal(String(entry.value)) : column(entry.column);
    const amount = `a${i}`;
    const status = `s${i}`;
    const taken = `w${i}`;
    amounts.push(`${amountSql(cell, entry.scale)} AS ${amount}`);
    select.push(
      `${statusSql(cell, source.missing, amount)} AS ${status}`,
      `(${allSql(entry.when, column)}) AS ${taken}`,
    );
    takes.push(taken);
    const negative = measures.get(entry.measure)?.negative ?? false;
    const sound = negative ? `${amount} IS NOT NULL` : `${amount} >= 0`;
    if (entry.column !== undefined) numberCheck(entry.column, faultSql(cell, amount, status, negative), taken, sound);
    return { amount, status, takes: taken };
  });
  for (const pair of source.numeratorWithin) {
    const [n, d] = [pair.numerator, pair.denominator].map((id) =>
      source.measures.findIndex((entry) => entry.measure === id),
    ) as [number, number];
    if (n < 0 || d < 0) continue;
    checks.push({
      code: 'INGEST_NUMERATOR_EXCEEDS_DENOMINATOR',
      header: name(source.measures[n]?.column),
      test: `w${n} AND w${d} AND a${n} > a${d}`,
      sound: `(NOT w${n} OR NOT w${d} OR a${n} <= a${d})`,
      raw: column(source.measures[n]?.column ?? []),
      details: {},
    });
  }
  const publishedRows = source.published.map((entry, j) => {
    const taken = `pw${j}`;
    select.push(`(${allSql(entry.when, column)}) AS ${taken}`);
    takes.push(taken);
    const columns = publishedColumns.map((part) => {
      const header = entry[part];
      const alias = `p${j}_${part}`;
      if (!header) {
        select.push(`NULL::DOUBLE AS ${alias}`);
        return alias;
      }
      const cell = column(header);
      const scale =
        part === 'numerator' || part === 'denominator' || entry.scale === 1 ? '' : ` * ${entry.scale}::DOUBLE`;
      const number = `TRY_CAST(regexp_replace(replace(trim(${cell}), ',', ''), ' ?%$', '') AS DOUBLE)`;
      select.push(`CASE WHEN isfinite(${number}) THEN ${number}${scale} END AS ${alias}`);
      checks.push({
        code: 'INGEST_NOT_A_NUMBER',
        header: name(header),
        test: `${taken} AND ${alias} IS NULL AND ${statusSql(cell, source.missing)} = 0`,
        sound: `(NOT ${taken} OR ${alias} IS NOT NULL)`,
        raw: cell,
        details: {},
      });
      return alias;
    });
    select.push(`${statusSql(column(entry.value), source.missing)} AS ps${j}`);
    select.push(entry.label ? `coalesce(trim(${column(entry.label)}), '') AS pl${j}` : `'' AS pl${j}`);
    return { takes: taken, columns };
  });
  const ratings = ratingColumns(source, column);
  select.push(...ratings.select);
  checks.push(...ratings.checks);
  takes.push(...ratings.columns.map((rating) => rating.takes));
  checks.push({
    code: 'INGEST_ROW_UNDECLARED',
    header: undefined,
    test: `NOT (${takes.join(' OR ') || 'FALSE'})`,
    sound: `(${takes.join(' OR ') || 'FALSE'})`,
    raw: "''",
    details: {},
  });

  const fault = checks.map((check, position) => `WHEN ${check.test} THEN ${position}`).join('\n      ');
  const kept = [
    ...measureColumns.flatMap((m) => [m.amount, m.status, m.takes]),
    ...publishedRows.flatMap((p, j) => [p.takes, ...p.columns, `ps${j}`, `pl${j}`]),
    ...ratings.columns.flatMap((rating) => [rating.takes, rating.class, rating.score]),
  ];
  const more = (list: readonly string[]) => list.map((sql) => `, ${sql}`).join('');
  const sound = checks.map((check) => check.sound).join(' AND ');
  await database.run(`CREATE OR REPLACE TEMP TABLE checked AS
    SELECT t.file, t.line, t.rn, t.set_aside, ma.area, mp.period, ${plain ? '0' : 'st.id'} AS stratum, ${kept.join(', ')},
      CASE WHEN t.set_aside IS NOT NULL OR (${sound}) THEN NULL ${fault} END AS fault
    FROM (SELECT *${more(select)} FROM (SELECT *${more(amounts)} FROM staged)) t ${joins.join(' ')}`);
  return { checks, measures: measureColumns, published: publishedRows, ratings: ratings.columns };
}
