import { literal } from '#evidence/sql.ts';

/** The natural key of an area as one text: its type and its code. */
const areaKey = 't.key || chr(1) || r.code';

/** Everything of an estimate but its key. */
export const contents = [
  'value',
  'lower95',
  'upper95',
  'lower998',
  'upper998',
  'numerator',
  'denominator',
  'method',
  'status',
  'expected',
  'reported',
  'coverage',
] as const;

/** Kinds of relation by which nothing is added up: a change of a neighbour changes no number of an area. */
const beside = "('neighbours', 'similar')";

/**
 * Statements that compare the areas of the releases attached as `a` and `b`. They write `area_change (area, change)`, and `affected
 * (area)`: the changed areas, those they belonged to before and belong to now, and so on upwards. An area that only lies beside
 * others than before is told and affects none.
 */
export function changedAreas(): string[] {
  const side = (release: 'a' | 'b') => [
    `CREATE TEMP TABLE area_${release} AS SELECT r.id, ${areaKey} AS area, r.name, r.opened, r.closed FROM ${release}.area r JOIN ${release}.area_type t ON t.id = r.type`,
    `CREATE TEMP TABLE relation_${release} AS SELECT r.kind, c.area AS child, p.area AS parent, r.valid_from, r.valid_to, r.weight
       FROM ${release}.relation r JOIN area_${release} c ON c.id = r.child JOIN area_${release} p ON p.id = r.parent`,
  ];
  const differing = (x: 'a' | 'b', y: 'a' | 'b', kinds: string) =>
    `(SELECT child FROM (SELECT * FROM relation_${x} WHERE kind ${kinds} EXCEPT SELECT * FROM relation_${y} WHERE kind ${kinds}))`;
  const changed = (change: string, kinds: string) =>
    `INSERT INTO area_change SELECT DISTINCT child, '${change}' FROM (FROM ${differing('a', 'b', kinds)} UNION ALL FROM ${differing('b', 'a', kinds)})
      WHERE child NOT IN (SELECT area FROM area_change WHERE change IN ('added', 'removed'))`;
  return [
    ...side('a'),
    ...side('b'),
    `CREATE TEMP TABLE area_change AS
      SELECT coalesce(x.area, y.area) AS area, CASE WHEN x.area IS NULL THEN 'added' WHEN y.area IS NULL THEN 'removed' WHEN x.name IS DISTINCT FROM y.name THEN 'renamed' ELSE 'dated' END AS change
      FROM area_a x FULL JOIN area_b y ON x.area = y.area
      WHERE x.area IS NULL OR y.area IS NULL OR x.name IS DISTINCT FROM y.name OR x.opened IS DISTINCT FROM y.opened OR x.closed IS DISTINCT FROM y.closed`,
    changed('moved', `NOT IN ${beside}`),
    changed('neighbours', `IN ${beside}`),
    `CREATE TEMP TABLE affected AS WITH RECURSIVE up AS (
        SELECT area FROM area_change WHERE change NOT IN ('renamed', 'neighbours')
        UNION SELECT r.parent FROM up JOIN (FROM relation_a UNION ALL FROM relation_b) r ON r.child = up.area AND r.kind NOT IN ${beside})
      SELECT DISTINCT area FROM up`,
  ];
}

/** Statements that write `estimate_a` and `estimate_b`: the estimates of each release under natural keys. */
export function keyedEstimates(): string[] {
  return ['a', 'b'].map(
    (release) => `CREATE TEMP TABLE estimate_${release} AS
      SELECT i.key AS indicator, g.area, e.map, concat_ws(chr(1), p.start_date, p.end_date, p.kind) AS period, concat_ws(chr(1), s.sex, s.age, s.category, s.category_value) AS stratum, ${contents.map((name) => `e.${name}`).join(', ')}
      FROM ${release}.estimate e JOIN ${release}.indicator i ON i.id = e.indicator JOIN area_${release} g ON g.id = e.area
      JOIN ${release}.period p ON p.id = e.period JOIN ${release}.stratum s ON s.id = e.stratum`,
  );
}

/** The statement that writes `estimate_change`: each estimate that differs, with the kind and the reason of the change. */
export function changedEstimates(redefined: readonly string[]): string {
  const differs = contents.map((name) => `x.${name} IS DISTINCT FROM y.${name}`).join(' OR ');
  const defined = redefined.length > 0 ? `indicator IN (${redefined.map(literal).join(', ')})` : 'FALSE';
  return `CREATE TEMP TABLE estimate_change AS
    SELECT * EXCLUDE (other_method), CASE WHEN kind <> 'changed' THEN NULL WHEN ${defined} THEN 'definition' WHEN other_method THEN 'method'
        WHEN area IN (SELECT area FROM affected) THEN 'area' ELSE 'data' END AS reason
    FROM (SELECT indicator, area, map, period, stratum, CASE WHEN x.method IS NULL THEN 'added' WHEN y.method IS NULL THEN 'removed' ELSE 'changed' END AS kind,
        x.method <> y.method AS other_method, x.value IS NOT NULL AND y.method IS NOT NULL AND y.value IS NULL AS lost, y.value IS NOT NULL AND x.method IS NOT NULL AND x.value IS NULL AS gained
      FROM estimate_a x FULL JOIN estimate_b y USING (indicator, area, map, period, stratum) WHERE ${differs})`;
}

/** One row for each indicator of which any estimate differs, with counts by kind and reason of change. */
export function countedChanges(): string {
  const count = (condition: string) => `count(*) FILTER (${condition})`;
  return `SELECT indicator AS key, ${count("kind = 'added'")} AS added, ${count("kind = 'removed'")} AS removed, ${count("kind = 'changed'")} AS changed,
      ${['definition', 'method', 'area', 'data'].map((reason) => `${count(`reason = '${reason}'`)} AS ${reason}`).join(', ')},
      ${count('lost')} AS lost, ${count('gained')} AS gained
    FROM estimate_change GROUP BY indicator ORDER BY indicator`;
}

/** What the estimates of one indicator that differ held before, under the names `before_value` and so on, and hold now. */
export function changesOfIndicator(): string {
  const held = contents.map((name) => `x.${name} AS before_${name}, y.${name} AS after_${name}`).join(', ');
  const key = 'USING (indicator, area, map, period, stratum)';
  return `SELECT c.area, c.map, c.period, c.stratum, c.kind, c.reason, ${held}
    FROM estimate_change c LEFT JOIN estimate_a x ${key} LEFT JOIN estimate_b y ${key}
    WHERE c.indicator = ? ORDER BY CASE c.kind WHEN 'changed' THEN 0 WHEN 'removed' THEN 1 ELSE 2 END, c.period DESC, c.area, c.map DESC, c.stratum`;
}

/** How many areas went from which published class to which, part by part; those that stayed are left out. */
export function classMovements(): string {
  const side = (release: 'a' | 'b') =>
    `(SELECT f.key AS framework, r.node, g.area, r.published_class AS class FROM ${release}.rating r JOIN ${release}.framework f ON f.id = r.framework JOIN area_${release} g ON g.id = r.area)`;
  return `SELECT framework, node, x.class AS "from", y.class AS "to", count(*) AS areas
    FROM ${side('a')} x FULL JOIN ${side('b')} y USING (framework, node, area) WHERE x.class IS DISTINCT FROM y.class
    GROUP BY framework, node, x.class, y.class ORDER BY framework, node, x.class NULLS FIRST, y.class NULLS FIRST`;
}
