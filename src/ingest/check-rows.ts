import type { Database } from '#evidence/database.ts';
import { literal } from '#evidence/sql.ts';
import type { Measure } from '#project/schema/measure.ts';
import type { Source } from '#project/schema/source.ts';
import type { IssueCode } from '#vocabulary/errors/catalogue.ts';
import { amountFaults, amountSql, faultSql, statusSql, withoutPerCent } from './amount-sql.ts';
import type { ColumnOf } from './columns-of-file.ts';
import { allSql } from './condition-sql.ts';
import { type RatingColumns, ratingColumns } from './rating-columns.ts';
import { namingCell, namingText, stratumParts } from './match-texts.ts';

/** One thing that can be wrong with a row: the first that holds rejects it. */
export interface RowCheck {
  code: IssueCode;
  /** Header of the column at fault, for the reader of the report. */
  header: string | undefined;
  /** SQL of the offending text. */
  raw: string;
  details: Record<string, string>;
}

/** A check with the SQL that finds the rows at fault, and the one that finds all others quickly. */
export interface TestedCheck extends RowCheck {
  test: string;
  sound: string;
}

interface MeasureColumns {
  amount: string;
  status: string;
  /** True where a row feeds the measure. */
  takes: string;
}

/** The columns of a cell that measures are read from. */
interface CellColumns {
  amount: string;
  status: string;
  cell: string;
  header: string | string[] | undefined;
  negative: boolean;
  /** What takes rows for each of the measures. */
  takes: string[];
}

/** What is made once for each key. */
function once<T>(known: Map<string, T>, key: string, make: (key: string) => T): T {
  const found = known.get(key) ?? make(key);
  known.set(key, found);
  return found;
}

export interface CheckedColumns {
  checks: RowCheck[];
  /** For each declared measure its columns of the table `checked`, of which measures may share some. */
  measures: MeasureColumns[];
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
  const measureColumns: MeasureColumns[] = [];
  const select: string[] = [];
  const checks: RowCheck[] = [];
  /** SQL over the joined row: the position of the check that it fails, or NULL; the first that is not NULL counts. */
  const faults: string[] = [];
  /** Cheaper SQL that is true only where a row fails none of them, for the many rows without a fault. */
  const sound: string[] = [];
  const check = ({ test, sound: passes, ...about }: TestedCheck) => {
    faults.push(`CASE WHEN ${test} THEN ${checks.length} END`);
    sound.push(passes);
    checks.push(about);
  };
  const areaText = namingText(source.area, column);
  const periodText = namingText(source.period, column);
  const expected = [source.area.type].flat().join(', ');
  const areaHeader = name(source.area.column);
  check({
    code: 'INGEST_AREA_UNKNOWN',
    header: areaHeader,
    test: 'ma.area IS NULL',
    sound: 'ma.area IS NOT NULL',
    raw: areaText,
    details: { scheme: source.area.scheme },
  });
  check({
    code: 'INGEST_AREA_OUTSIDE',
    header: areaHeader,
    test: 'NOT ma.type_ok',
    sound: 'ma.type_ok',
    raw: areaText,
    details: { expected },
  });
  check({
    code: 'INGEST_PERIOD_INVALID',
    header: name(source.period.column),
    test: 'mp.period IS NULL',
    sound: 'mp.period IS NOT NULL',
    raw: periodText,
    details: { pattern: source.period.pattern },
  });
  check({
    code: 'INGEST_AREA_CLOSED',
    header: areaHeader,
    test: 'ma.closed < mp.start_date',
    sound: '(ma.closed IS NULL OR ma.closed >= mp.start_date)',
    raw: areaText,
    details: {},
  });
  const joins = [
    `LEFT JOIN match_period mp ON mp.text = ${namingCell(source.period, column)}`,
    `LEFT JOIN match_area ma ON ma.text = ${namingCell(source.area, column)}${dated ? ' AND mp.end_date >= ma.valid_from AND mp.end_date <= ma.valid_to' : ''}`,
  ];
  const parts = stratumParts.map((part) => {
    const entry = source[part];
    if (!entry) return "''";
    const text = namingText(entry, column);
    joins.push(`LEFT JOIN match_${part} m_${part} ON m_${part}.text = ${namingCell(entry, column)}`);
    check({
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
      `LEFT JOIN match_stratum st ON st.sex = ${parts[0]} AND st.age = ${parts[1]} AND st.value = ${parts[2]}`,
    );

  const takes = new Map<string, string>();
  /** The column that says which rows a condition takes; entries with the same condition share it. */
  const takenBy = (when: Source['measures'][number]['when']) =>
    once(takes, `(${allSql(when, column)})`, (sql) => {
      select.push(`${sql} AS w${takes.size}`);
      return `w${takes.size}`;
    });
  const cells = new Map<string, CellColumns>();
  for (const entry of source.measures) {
    const cell = entry.column === undefined ? literal(String(entry.value)) : column(entry.column);
    const negative = measures.get(entry.measure)?.negative ?? false;
    // In a long layout many measures are read from one column, whose cells are then looked at once.
    const found = once(cells, JSON.stringify([cell, entry.scale, negative]), () => {
      const [amount, status] = [`a${cells.size}`, `s${cells.size}`];
      amounts.push(`${amountSql(cell, entry.scale)} AS ${amount}`);
      select.push(`${statusSql(cell, source.missing, amount)} AS ${status}`);
      return { amount, status, cell, header: entry.column, negative, takes: [] };
    });
    found.takes.push(takenBy(entry.when));
    measureColumns.push({ amount: found.amount, status: found.status, takes: found.takes.at(-1) as string });
  }
  for (const { amount, status, cell, header, negative, takes } of cells.values()) {
    if (header === undefined) continue;
    const taken = `(${[...new Set(takes)].join(' OR ')})`;
    faults.push(`CASE WHEN ${taken} AND ${status} = 0 THEN (${faultSql(cell, amount, checks.length, negative)}) END`);
    sound.push(`(NOT ${taken} OR ${negative ? `${amount} IS NOT NULL` : `${amount} >= 0`})`);
    for (const code of amountFaults) checks.push({ code, header: name(header), raw: column(header), details: {} });
  }
  for (const pair of source.numeratorWithin) {
    const [n, d] = [pair.numerator, pair.denominator].map((id) =>
      source.measures.findIndex((entry) => entry.measure === id),
    ) as [number, number];
    if (n < 0 || d < 0) continue;
    const [part, whole] = [measureColumns[n], measureColumns[d]] as [MeasureColumns, MeasureColumns];
    check({
      code: 'INGEST_NUMERATOR_EXCEEDS_DENOMINATOR',
      header: name(source.measures[n]?.column),
      test: `${part.takes} AND ${whole.takes} AND ${part.amount} > ${whole.amount}`,
      sound: `(NOT ${part.takes} OR NOT ${whole.takes} OR ${part.amount} <= ${whole.amount})`,
      raw: column(source.measures[n]?.column ?? []),
      details: {},
    });
  }
  const publishedRows = source.published.map((entry, j) => {
    const taken = takenBy(entry.when);
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
      const number = `TRY_CAST(${withoutPerCent(`replace(trim(${cell}), ',', '')`)} AS DOUBLE)`;
      select.push(`CASE WHEN isfinite(${number}) THEN ${number}${scale} END AS ${alias}`);
      check({
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
  for (const one of ratings.checks) check(one);
  const taken = [...takes.values(), ...ratings.columns.map((rating) => rating.takes)].join(' OR ') || 'FALSE';
  check({
    code: 'INGEST_ROW_UNDECLARED',
    header: undefined,
    test: `NOT (${taken})`,
    sound: `(${taken})`,
    raw: "''",
    details: {},
  });

  const kept = [
    ...[...cells.values()].flatMap(({ amount, status }) => [amount, status]),
    ...takes.values(),
    ...publishedRows.flatMap((p, j) => [...p.columns, `ps${j}`, `pl${j}`]),
    ...ratings.columns.flatMap((rating) => [rating.takes, rating.class, rating.score]),
  ];
  const more = (list: readonly string[]) => list.map((sql) => `, ${sql}`).join('');
  await database.run(`CREATE OR REPLACE TEMP TABLE checked AS
    SELECT t.file, t.line, t.rn, t.set_aside, ma.area, mp.period, ${plain ? '0' : 'st.id'} AS stratum, ${kept.join(', ')},
      CASE WHEN t.set_aside IS NULL AND NOT coalesce(${sound.join(' AND ')}, FALSE) THEN coalesce(${faults.join(', ')}) END AS fault
    FROM (SELECT *${more(select)} FROM (SELECT *${more(amounts)} FROM staged)) t ${joins.join(' ')}`);
  return { checks, measures: measureColumns, published: publishedRows, ratings: ratings.columns };
}
