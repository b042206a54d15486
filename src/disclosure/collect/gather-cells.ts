import type { Database } from '#evidence/database.ts';
import { values } from '#evidence/sql.ts';
import type { Project } from '#project/project.ts';
import { statusCode } from '#vocabulary/status.ts';
import { baseType } from './base-type.ts';
import type { Protection } from './protected-indicators.ts';
import { readFactPeriods, TimeSpans, timesOf } from './time-spans.ts';

/** What makes two texts of a query the same area: the set of areas that are added up, with their weights. */
const alone = (area: string) => `hash(${area}, 1.0::DOUBLE)::HUGEINT`;

/**
 * Finds every count that the estimates would publish, and those that are never published but follow from them, once each.
 *
 * A cell is a side (what is counted), a time, a stratum and a set of areas. Areas that are made up of the same reporting
 * areas share a cell: an area that a reorganisation left alone on both maps, or a larger area with one part.
 * Writes temporary tables, which `gatherSums` and `writeDisclosure` read: `sup_base` (counts where they were taken),
 * `sup_row` (each estimate with its cells) and `sup_cell`.
 */
export async function gatherCells(database: Database, project: Project, protection: Protection): Promise<void> {
  await declareTables(database, project, protection);
  await gatherEstimates(database);
  await gatherBase(database);
  await gatherRows(database);
  await gatherFacts(database);
  await numberCells(database);
}

/** The declarations as tables: sides, times, indicators with their base, exempt area types. */
async function declareTables(database: Database, project: Project, protection: Protection): Promise<void> {
  const measureIds = await idsOf(database, 'measure');
  const indicatorIds = await idsOf(database, 'indicator');
  const typeIds = await idsOf(database, 'area_type');
  const present = await typesOfIndicators(database);
  const facts = await readFactPeriods(database);
  const spans = new TimeSpans();
  const indicators: number[][] = [];
  const times: number[][] = [];
  for (const entry of protection.indicators) {
    const id = indicatorIds.get(entry.indicator.id);
    if (id === undefined) continue;
    const types = project.declaration.areaTypes.map((type) => type.id).filter((t) => present.get(id)?.has(t));
    const shownBase = baseType(project.declaration, types);
    if (!shownBase) continue;
    const { numerator, denominator } = entry;
    const level = (numerator.measures[0] as { measure: { level: string } }).measure.level;
    const sameLevel = !denominator || denominator.measures[0]?.measure.level === level;
    // Where the areas in which facts were taken are not given, their counts are read from the facts.
    const fromFacts = shownBase !== level && sameLevel && !types.includes(level) && !numerator.banded;
    indicators.push([
      id,
      typeIds.get(fromFacts ? level : shownBase) as number,
      fromFacts ? 1 : 0,
      numerator.id,
      denominator?.id ?? -1,
      numerator.policy,
      denominator?.policy ?? -1,
      entry.complement,
    ]);
    for (const { period, ...time } of timesOf(facts, entry, measureIds, spans))
      times.push([id, period, time.numerator, time.denominator]);
  }
  await table(
    database,
    'sup_indicator',
    'indicator, base, from_facts, n_side, d_side, n_policy, d_policy, k_policy',
    indicators,
  );
  await table(database, 'sup_time', 'indicator, period, n_time, d_time', times);
  await table(
    database,
    'sup_part',
    'time, fact_period, parts',
    spans.parts.flatMap((parts, time) => parts.map((part) => [time, part, parts.length])),
  );
  // Spans of one period, which are the parts of the longer ones.
  const singles = spans.parts.flatMap((parts, time) => (parts.length === 1 ? [[parts[0] as number, time]] : []));
  const next = spans.parts.length;
  const longer = [...new Set(spans.parts.filter((parts) => parts.length > 1).flat())].sort((a, b) => a - b);
  const added = longer.filter((part) => !singles.some(([known]) => known === part));
  added.forEach((part, i) => singles.push([part, next + i]));
  await table(database, 'sup_single', 'fact_period, time', singles);
  if (added.length > 0)
    await database.run(`INSERT INTO sup_part VALUES ${values(added.map((part, i) => [next + i, part, 1]))}`);
  await table(
    database,
    'sup_side',
    'side, policy, measures, banded, measure, sign',
    protection.sides.flatMap(({ id, policy, measures, banded }) =>
      measures.map(({ measure, sign }) => [
        id,
        policy,
        measures.length,
        banded ? 1 : 0,
        measureIds.get(measure.id) as number,
        sign,
      ]),
    ),
  );
  await table(
    database,
    'sup_withheld',
    'indicator, type',
    project.indicators.flatMap(({ value }) =>
      value.withhold.flatMap(({ level }) => {
        const id = indicatorIds.get(value.id);
        return id === undefined ? [] : [[id, typeIds.get(level) as number]];
      }),
    ),
  );
  await table(
    database,
    'sup_exempt',
    'policy, type',
    protection.policies.flatMap(({ exempt }, policy) => exempt.map((type) => [policy, typeIds.get(type) as number])),
  );
}

/** The counts of protected indicators as they were before rounding, once for the steps that follow. */
async function gatherEstimates(database: Database): Promise<void> {
  const { n } = await database.single<{ n: number }>('SELECT count(*) AS n FROM counted_exactly');
  const exact = (column: string) => (n > 0 ? `coalesce(x.${column}, e.${column}) AS ${column}` : `e.${column}`);
  const join = n > 0 ? 'LEFT JOIN exact_count x USING (indicator, area, map, period, stratum)' : '';
  await database.run(`CREATE OR REPLACE TEMP TABLE sup_estimate AS
    SELECT e.indicator, e.area, e.map, e.period, e.stratum, ${exact('numerator')}, ${exact('denominator')}, e.status
    FROM estimate e ${join} WHERE e.indicator IN (SELECT indicator FROM sup_indicator)`);
}

/** Counts where they were taken: from the estimates of the base areas, or from facts where those are not estimated. */
async function gatherBase(database: Database): Promise<void> {
  const amounts = (side: string) => `SELECT i.indicator, f.area, t.period, f.stratum, sum(f.amount * s.sign) AS amount
    FROM sup_indicator i JOIN sup_time t USING (indicator) JOIN sup_part p ON p.time = t.${side}_time
    JOIN sup_side s ON s.side = i.${side}_side JOIN fact f ON f.measure = s.measure AND f.period = p.fact_period AND f.status = 0
    JOIN area a ON a.id = f.area AND a.type = i.base
    WHERE i.from_facts = 1 AND f.stratum IN (SELECT DISTINCT stratum FROM estimated)
    GROUP BY ALL HAVING count(DISTINCT (f.measure, f.period)) = max(p.parts) * max(s.measures)`;
  await database.run(`CREATE OR REPLACE TEMP TABLE sup_base AS
    SELECT e.indicator, e.area, e.period, e.stratum, e.numerator::DECIMAL(28,6) AS num, e.denominator::DECIMAL(28,6) AS den
    FROM sup_estimate e JOIN sup_indicator i ON i.indicator = e.indicator AND i.from_facts = 0
    JOIN area a ON a.id = e.area AND a.type = i.base
    WHERE e.map = 0 AND e.numerator IS NOT NULL
    UNION ALL
    SELECT n.indicator, n.area, n.period, n.stratum, n.amount::DECIMAL(28,6), d.amount::DECIMAL(28,6)
    FROM (${amounts('n')}) n JOIN sup_indicator i USING (indicator)
    LEFT JOIN (${amounts('d')}) d USING (indicator, area, period, stratum) WHERE i.d_side = -1 OR d.amount IS NOT NULL`);
  await database.run(`CREATE OR REPLACE TEMP TABLE sup_target AS
    SELECT DISTINCT e.indicator, a.type FROM sup_estimate e JOIN area a ON a.id = e.area`);
  await database.run(`CREATE OR REPLACE TEMP TABLE sup_member AS
    SELECT b.indicator, r.map, r.area, b.period, b.stratum, b.area AS leaf, r.weight, b.num, b.den
    FROM sup_base b JOIN sup_indicator i USING (indicator) JOIN period p ON p.id = b.period
    JOIN rollup r ON r.leaf = b.area AND r.leaf_type = i.base AND p.end_date BETWEEN r.valid_from AND r.valid_to
    JOIN area a ON a.id = r.area AND a.kind = 'area'
    JOIN sup_target g ON g.indicator = b.indicator AND g.type = r.area_type`);
}

/** Each estimate with what it is added up from; one that is stated by its publisher stands by itself. */
async function gatherRows(database: Database): Promise<void> {
  const sum = (amount: string) => `sum(${amount} * weight::DECIMAL(12,10))::DOUBLE`;
  await database.run(`CREATE OR REPLACE TEMP TABLE sup_row AS
    WITH added AS (SELECT indicator, map, area, period, stratum, sum(hash(leaf, weight)::HUGEINT) AS sig, count(*)::INTEGER AS leaves,
        ${sum('num')} AS num, ${sum('den')} AS den
      FROM sup_member GROUP BY indicator, map, area, period, stratum)
    SELECT e.indicator, e.map, e.area, e.period, e.stratum, a.type, (e.status = ${statusCode('ok')} AND NOT EXISTS (FROM sup_withheld w WHERE w.indicator = e.indicator AND w.type = a.type))::INTEGER AS shown,
      e.numerator AS num, e.denominator AS den, i.n_side, i.d_side, t.n_time, t.d_time, i.n_policy, i.d_policy, i.k_policy,
      CASE WHEN abs(s.num - e.numerator) < 1e-6 THEN s.sig ELSE -hash(e.area, e.numerator)::HUGEINT END AS n_sig,
      CASE WHEN abs(s.num - e.numerator) < 1e-6 THEN s.leaves ELSE 1 END AS n_leaves,
      CASE WHEN abs(s.den - e.denominator) < 1e-6 THEN s.sig ELSE -hash(e.area, e.denominator)::HUGEINT END AS d_sig,
      CASE WHEN abs(s.den - e.denominator) < 1e-6 THEN s.leaves ELSE 1 END AS d_leaves
    FROM sup_estimate e JOIN sup_indicator i USING (indicator)
    LEFT JOIN sup_time t ON t.indicator = e.indicator AND t.period = e.period
    JOIN area a ON a.id = e.area
    LEFT JOIN added s ON s.indicator = e.indicator AND s.map = e.map AND s.area = e.area AND s.period = e.period AND s.stratum = e.stratum
    WHERE e.numerator IS NOT NULL`);
  // A value whose facts are not known, such as one that only its publisher states, has a time of its own.
  await database.run('UPDATE sup_row SET n_time = -2 - period, d_time = -2 - period WHERE n_time IS NULL');
}

/** Counts that no estimate gives but that tie estimates together: parts of windows, and single measures of a sum. */
async function gatherFacts(database: Database): Promise<void> {
  await database.run(`CREATE OR REPLACE TEMP TABLE sup_fact AS
    WITH used AS (SELECT DISTINCT n_side AS side, n_time AS time, i.base FROM sup_row r JOIN sup_indicator i USING (indicator, n_side)
        WHERE r.n_policy >= 0 AND r.n_time >= 0
      UNION SELECT DISTINCT d_side, d_time, i.base FROM sup_row r JOIN sup_indicator i USING (indicator, d_side) WHERE r.d_policy >= 0 AND r.d_time >= 0),
    windows AS (SELECT DISTINCT u.side, g.time, u.base FROM used u JOIN sup_part p ON p.time = u.time AND p.parts > 1
      JOIN sup_single g ON g.fact_period = p.fact_period),
    singles AS (SELECT DISTINCT c.side, u.time, u.base FROM used u JOIN sup_side s ON s.side = u.side AND s.measures > 1
      JOIN sup_side c ON c.measure = s.measure AND c.measures = 1 AND c.banded = 0),
    wanted AS (FROM windows UNION FROM singles)
    SELECT w.side, w.time, f.area, f.stratum, sum(f.amount * s.sign)::DOUBLE AS amount
    FROM wanted w JOIN sup_part p ON p.time = w.time JOIN sup_side s ON s.side = w.side AND s.banded = 0
    JOIN fact f ON f.measure = s.measure AND f.period = p.fact_period AND f.status = 0
    JOIN area a ON a.id = f.area AND a.type = w.base
    WHERE f.stratum IN (SELECT DISTINCT stratum FROM estimated)
    GROUP BY w.side, w.time, f.area, f.stratum
    HAVING count(DISTINCT (f.measure, f.period)) = max(p.parts) * max(s.measures)`);
}

/** Numbers the cells in an order that does not depend on how the rows came. */
async function numberCells(database: Database): Promise<void> {
  const role = (side: 'n' | 'd', amount: string) => `
    SELECT ${side}_side AS side, ${side}_time AS time, stratum, ${side}_sig AS sig, ${amount} AS amount, ${side}_leaves AS leaves, shown, 1 AS uses,
      (EXISTS (FROM sup_exempt x WHERE x.policy = r.${side}_policy AND x.type = r.type))::INTEGER AS exempt,
      {'leaves': ${side}_leaves, 'area': area, 'map': map::INTEGER, 'indicator': indicator, 'period': period} AS origin
    FROM sup_row r WHERE ${side}_policy >= 0 AND ${amount} IS NOT NULL`;
  const base = (side: 'n' | 'd', amount: string) => `
    SELECT i.${side}_side, t.${side}_time, b.stratum, ${alone('b.area')}, b.${amount}::DOUBLE, 1, 0, 0, 0,
      {'leaves': 1, 'area': b.area, 'map': 0, 'indicator': b.indicator, 'period': b.period}
    FROM sup_base b JOIN sup_indicator i USING (indicator) JOIN sup_time t USING (indicator, period)
    WHERE i.${side}_policy >= 0 AND i.from_facts = 1`;
  await database.run(`CREATE OR REPLACE TEMP TABLE sup_cell AS
    WITH uses AS (${role('n', 'num')} UNION ALL ${role('d', 'den')} UNION ALL ${base('n', 'num')} UNION ALL ${base('d', 'den')}
      UNION ALL SELECT side, time, stratum, ${alone('area')}, amount, 1, 0, 0, 0,
        {'leaves': 1, 'area': area, 'map': 0, 'indicator': -1, 'period': -1} FROM sup_fact),
    cells AS (SELECT side, time, stratum, sig, min(amount) AS amount, max(leaves)::INTEGER AS leaves, max(shown)::INTEGER AS published,
        sum(uses)::INTEGER AS uses, min(exempt)::INTEGER AS exempt, min(origin) AS origin
      FROM uses GROUP BY side, time, stratum, sig)
    SELECT (row_number() OVER (ORDER BY side, time, stratum, origin) - 1)::INTEGER AS id, c.*,
      origin.area AS area, origin.map AS map, origin.indicator AS indicator, origin.period AS period,
      (SELECT any_value(s.policy) FROM sup_side s WHERE s.side = c.side)::INTEGER AS policy
    FROM cells c`);
}

/** The area types for which each indicator is estimated. */
async function typesOfIndicators(database: Database): Promise<Map<number, Set<string>>> {
  const rows = await database.rows<{ indicator: number; key: string }>(
    `SELECT e.indicator, t.key FROM (SELECT DISTINCT e.indicator, a.type FROM estimated e JOIN area a ON a.id = e.area) e
     JOIN area_type t ON t.id = e.type ORDER BY e.indicator, t.key`,
  );
  const types = new Map<number, Set<string>>();
  for (const { indicator, key } of rows) types.set(indicator, (types.get(indicator) ?? new Set()).add(key));
  return types;
}

async function idsOf(database: Database, name: string): Promise<Map<string, number>> {
  const rows = await database.rows<{ id: number; key: string }>(`SELECT id, key FROM ${name} ORDER BY id`);
  return new Map(rows.map(({ id, key }) => [key, id]));
}

/** A temporary table of integers. */
async function table(database: Database, name: string, columns: string, rows: readonly number[][]): Promise<void> {
  await database.run(
    `CREATE OR REPLACE TEMP TABLE ${name} (${columns
      .split(', ')
      .map((column) => `${column} INTEGER`)
      .join(', ')})`,
  );
  for (let at = 0; at < rows.length; at += 5000)
    await database.run(`INSERT INTO ${name} VALUES ${values(rows.slice(at, at + 5000))}`);
}
