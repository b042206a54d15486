import type { Database } from '#evidence/database.ts';
import { values } from '#evidence/sql.ts';
import type { Operand } from '#project/schema/indicator.ts';
import type { Measure } from '#project/schema/measure.ts';
import { statusCode } from '#vocabulary/status.ts';
import type { EstimateColumns } from './estimate-columns.ts';

export interface RollUpInput {
  numerator: { operand: Operand; measures: Measure[] };
  denominator: { operand: Operand; measures: Measure[] } | undefined;
  /** Estimate periods: id of the estimate’s period, and of the fact periods of each side. */
  periods: { id: number; numerator: number[]; denominator: number[] }[];
  measureIds: ReadonlyMap<string, number>;
  areaTypeIds: ReadonlyMap<string, number>;
  /** Area type at which the two sides are paired: the larger of their levels. */
  level: number;
  /** Area types for which estimates are wanted. */
  targets: readonly number[];
  /** Stratum columns that are kept apart (`age` for standardisation); the rest are as published. */
  split: 'published' | 'age';
  publish: readonly ('sex' | 'age' | 'category')[];
  /** For `age`: the strata of the age bands that standardisation uses. */
  bands: readonly number[];
  /** Whether today’s map is left out, because it is the same as the map of the time. */
  oneMap: boolean;
  /** Measure whose amounts weigh coverage, at the pairing level. */
  coverageWeight: number | undefined;
}

/** Sums as estimates without values, with what only some methods need beside them. */
export interface RollUpRead {
  columns: EstimateColumns;
  squares: Float64Array;
  leafStatus: Int8Array;
}

const notSubmitted = statusCode('not-submitted');

/**
 * SQL that adds up both sides of an indicator from the areas where they were counted to every larger area, on both maps.
 *
 * An area counts only when all its parts are there on both sides: a numerator without its denominator would bias the sum. Counts
 * are added as decimals, so the order of addition does not matter. Writes the temporary tables `pair` and `leaf_status`.
 */
export async function preparePairs(database: Database, input: RollUpInput): Promise<void> {
  const parts = input.periods.flatMap((period) => [
    ...period.numerator.map((part) => [period.id, 0, part]),
    ...period.denominator.map((part) => [period.id, 1, part]),
  ]);
  await database.run('CREATE OR REPLACE TEMP TABLE est_part (est INTEGER, side TINYINT, fact_period INTEGER)');
  if (parts.length > 0) await database.run(`INSERT INTO est_part VALUES ${values(parts)}`);
  await database.run(`CREATE OR REPLACE TEMP TABLE est_period AS
    SELECT e.est, p.end_date, count(*) FILTER (side = 0) AS parts0, count(*) FILTER (side = 1) AS parts1
    FROM est_part e JOIN period p ON p.id = e.est GROUP BY e.est, p.end_date`);
  await side(database, 'num', 0, input.numerator, input);
  if (input.denominator) await side(database, 'den', 1, input.denominator, input);
  const missing = (name: string) => `${name}.status <> 0`;
  if (input.denominator) {
    await database.run(`CREATE OR REPLACE TEMP TABLE pair AS
      SELECT n.area, n.est, n.stratum, n.amount AS num, d.amount AS den FROM num n JOIN den d USING (area, est, stratum)
      WHERE n.status = 0 AND d.status = 0`);
    await database.run(`CREATE OR REPLACE TEMP TABLE leaf_status AS
      SELECT area, est, stratum, CASE WHEN ${missing('n')} THEN n.status ELSE coalesce(d.status, ${notSubmitted}) END AS status
      FROM num n LEFT JOIN den d USING (area, est, stratum)`);
    if (input.split === 'age') await dropIncomplete(database);
  } else {
    await database.run(
      'CREATE OR REPLACE TEMP TABLE pair AS SELECT area, est, stratum, amount AS num, NULL::DECIMAL(18,6) AS den FROM num WHERE status = 0',
    );
    await database.run('CREATE OR REPLACE TEMP TABLE leaf_status AS SELECT area, est, stratum, status FROM num');
  }
}

/** Takes out areas of which one age band is missing on either side: without it the sum over the bands would be too small. */
async function dropIncomplete(database: Database): Promise<void> {
  await database.run(`CREATE OR REPLACE TEMP TABLE incomplete AS
    SELECT area, est, max(greatest(coalesce(n.status, ${notSubmitted}), coalesce(d.status, ${notSubmitted}))) AS status
    FROM num n FULL JOIN den d USING (area, est, stratum)
    WHERE coalesce(n.status, ${notSubmitted}) <> 0 OR coalesce(d.status, ${notSubmitted}) <> 0 GROUP BY area, est`);
  await database.run('DELETE FROM pair USING incomplete i WHERE pair.area = i.area AND pair.est = i.est');
  await database.run('INSERT INTO leaf_status SELECT area, est, 0, status FROM incomplete');
}

/** One side at the pairing level: `num` or `den` (area, est, stratum, amount, status). */
async function side(
  database: Database,
  name: string,
  number: 0 | 1,
  entry: { operand: Operand; measures: Measure[] },
  input: RollUpInput,
): Promise<void> {
  const less = new Set(entry.operand.less ?? []);
  const ids = entry.measures.map((measure) => input.measureIds.get(measure.id) as number);
  const signed = entry.measures.some((measure) => less.has(measure.id))
    ? `amount * (CASE measure ${entry.measures.map((m, i) => `WHEN ${ids[i]} THEN ${less.has(m.id) ? -1 : 1}`).join(' ')} END)`
    : 'amount';
  const needed = `e.parts${number} * ${ids.length}`;
  const level = input.areaTypeIds.get((entry.measures[0] as Measure).level) as number;
  // Facts stated for a larger area than the measure's level are not part of its sum.
  const facts = `(SELECT f.measure, f.area, f.period, ${stratumSql(input)} AS stratum, f.amount, f.status
    FROM fact f JOIN area a ON a.id = f.area AND a.type = ${level} JOIN stratum s ON s.id = f.stratum
    WHERE f.measure IN (${ids.join(', ')}) AND ${stratumFilter(input, ids)})`;
  const atOwnLevel = `SELECT f.area, e.est, f.stratum, sum(${signed}) AS amount,
      CASE WHEN max(f.status) > 0 THEN max(f.status) WHEN count(DISTINCT (f.measure, f.period)) < any_value(${needed}) THEN ${notSubmitted} ELSE 0 END AS status
    FROM ${facts} f JOIN est_part ep ON ep.side = ${number} AND ep.fact_period = f.period JOIN est_period e ON e.est = ep.est
    WHERE f.stratum IS NOT NULL GROUP BY f.area, e.est, f.stratum`;
  if (level === input.level) {
    await database.run(`CREATE OR REPLACE TEMP TABLE ${name} AS ${atOwnLevel}`);
    return;
  }
  // A side counted at a smaller level is first added up to the level of the other side.
  await database.run(`CREATE OR REPLACE TEMP TABLE ${name} AS
    SELECT r.area, o.est, o.stratum, sum(o.amount * r.weight::DECIMAL(12,10)) AS amount, 0 AS status
    FROM (${atOwnLevel}) o JOIN est_period e USING (est)
    JOIN rollup r ON r.map = 0 AND r.leaf = o.area AND r.area_type = ${input.level} AND e.end_date BETWEEN r.valid_from AND r.valid_to
    WHERE o.status = 0 GROUP BY r.area, o.est, o.stratum`);
}

/** Which stratum of the answer a fact belongs to: its own; for standardisation the one of its age band alone. */
function stratumSql(input: RollUpInput): string {
  if (input.split === 'age')
    return "(SELECT min(t.id) FROM stratum t WHERE t.age = s.age AND t.sex = '' AND t.category = '')";
  return 'f.stratum';
}

function stratumFilter(input: RollUpInput, ids: readonly number[]): string {
  if (input.split === 'age') {
    // Sexes are added up only where a measure does not state everyone by itself.
    const states = `SELECT DISTINCT g.measure FROM fact g JOIN stratum t ON t.id = g.stratum
      WHERE g.measure IN (${ids.join(', ')}) AND t.sex = '' AND t.age <> '' AND t.category = ''`;
    return `${stratumSql(input)} IN (${input.bands.join(', ') || 'NULL'}) AND s.category = '' AND (s.sex = '') = (f.measure IN (${states}))`;
  }
  const kept = ["(s.sex = '' AND s.age = '' AND s.category = '')"];
  if (input.publish.includes('sex')) kept.push("(s.sex <> '' AND s.age = '' AND s.category = '')");
  if (input.publish.includes('age')) kept.push("(s.sex = '' AND s.age <> '' AND s.category = '')");
  if (input.publish.includes('category')) kept.push("(s.sex = '' AND s.age = '' AND s.category <> '')");
  return `(${kept.join(' OR ')})`;
}

/**
 * The query of the sums: one row for each map, area, period and stratum where something was expected or reported, in the
 * order map, stratum, area, end of period, period.
 */
export function rollUpQuery(input: RollUpInput): string {
  const targets = input.targets.join(', ');
  const weights =
    input.coverageWeight === undefined
      ? 'SELECT id AS area, 1::DOUBLE AS weight FROM area'
      : `SELECT f.area, arg_max(f.amount, p.end_date)::DOUBLE AS weight FROM fact f JOIN period p ON p.id = f.period
       WHERE f.measure = ${input.coverageWeight} AND f.stratum = 0 AND f.status = 0 GROUP BY f.area`;
  const map = input.oneMap ? ' AND r.map = 0' : '';
  const provider = input.numerator.measures[0]?.basis === 'provider';
  // Not every provider offers everything: of providers only those that ever reported are expected to.
  const everReported = provider ? 'AND EXISTS (FROM num n WHERE n.area = a.id)' : '';
  return `WITH w AS (${weights}),
    leaf AS (SELECT r.map, r.area, r.leaf, e.est, coalesce(w.weight, 0) AS weight
      FROM rollup r JOIN area a ON a.id = r.leaf AND a.kind = 'area' JOIN est_period e
        ON e.end_date BETWEEN r.valid_from AND r.valid_to
        AND e.end_date BETWEEN coalesce(a.opened, DATE '0001-01-01') AND coalesce(a.closed, DATE '9999-12-31')
      LEFT JOIN w ON w.area = r.leaf
      WHERE r.leaf_type = ${input.level} AND r.area_type IN (${targets})${map} ${everReported}),
    expected AS (SELECT map, area, est, 0 AS stratum, count(*) AS expected, sum(weight) AS weight FROM leaf GROUP BY map, area, est),
    summed AS (SELECT r.map, r.area, p.est, p.stratum, sum(p.num * r.weight::DECIMAL(12,10)) AS num, sum(p.den * r.weight::DECIMAL(12,10)) AS den,
        sum(p.num::DOUBLE * p.num::DOUBLE) AS squares, count(*) AS reported, sum(coalesce(w.weight, 0)) AS weight
      FROM pair p JOIN est_period e USING (est)
      JOIN rollup r ON r.leaf = p.area AND r.leaf_type = ${input.level} AND r.area_type IN (${targets})${map} AND e.end_date BETWEEN r.valid_from AND r.valid_to
      LEFT JOIN w ON w.area = p.area
      GROUP BY r.map, r.area, p.est, p.stratum)
    SELECT map::TINYINT AS map, stratum::INTEGER AS stratum, area::INTEGER AS area, est::INTEGER AS period,
      s.num::DOUBLE AS num, s.den::DOUBLE AS den, s.squares::DOUBLE AS squares,
      coalesce(x.expected, s.reported, 0)::INTEGER AS expected, coalesce(s.reported, 0)::INTEGER AS reported,
      (CASE WHEN x.weight > 0 THEN least(1, coalesce(s.weight, 0) / x.weight)
            WHEN coalesce(x.expected, 0) > 0 THEN least(1, coalesce(s.reported, 0) / x.expected)
            WHEN s.reported > 0 THEN 1 ELSE 0 END)::DOUBLE AS coverage,
      coalesce(l.status, ${notSubmitted})::TINYINT AS leaf_status
    FROM expected x FULL JOIN summed s USING (map, area, est, stratum)
    JOIN est_period e USING (est) JOIN area a ON a.id = area AND a.kind = 'area'
    LEFT JOIN leaf_status l USING (area, est, stratum)
    ORDER BY map, stratum, area, e.end_date, est`;
}
