import type { Database } from '#evidence/database.ts';
import { literal, values } from '#evidence/sql.ts';
import type { ProjectDeclaration } from '#project/schema/coxcomb.ts';
import type { Source, SourceStratum } from '#project/schema/source.ts';
import { parsePeriod } from '#sources/periods/parse-period.ts';
import type { ColumnOf } from './columns-of-file.ts';

/** SQL of the text that names something: a column's cell, or the same text for every row. */
export function namingText(
  entry: { column?: string | string[] | undefined; value?: string | undefined },
  column: ColumnOf,
): string {
  return entry.column === undefined ? literal(entry.value ?? '') : `coalesce(trim(${column(entry.column)}), '')`;
}

/** SQL of the same text as it is written, blanks around it included: what the tables of matches are looked up by. */
export function namingCell(
  entry: { column?: string | string[] | undefined; value?: string | undefined },
  column: ColumnOf,
): string {
  return entry.column === undefined ? literal(entry.value ?? '') : `coalesce(${column(entry.column)}, '')`;
}

/** The different texts of a column among the staged rows, as written and without the blanks around them. */
function differentTexts(database: Database, text: string): Promise<{ text: string; plain: string }[]> {
  return database.rows<{ text: string; plain: string }>(
    `SELECT text, trim(text) AS plain FROM (SELECT DISTINCT ${text} AS text FROM staged WHERE set_aside IS NULL) ORDER BY text`,
  );
}

/**
 * Parses the different period texts of the staged rows, and writes `match_period (text, period, start_date, end_date)`; a text
 * that is not a period is left out. New periods get the next free ids.
 */
export async function matchPeriods(
  database: Database,
  source: Source,
  declaration: ProjectDeclaration,
  column: ColumnOf,
): Promise<void> {
  const text = namingCell(source.period, column);
  const parsed = (await differentTexts(database, text)).flatMap(({ text, plain }) => {
    const written = source.period.map[plain] ?? plain;
    const period = parsePeriod(written, source.period.pattern, { yearStartMonth: declaration.yearStart });
    return period ? [[text, period.start, period.end, period.kind]] : [];
  });
  const rows = parsed.length > 0 ? `; INSERT INTO parsed VALUES ${values(parsed)}` : '';
  await database.run(
    `CREATE OR REPLACE TEMP TABLE parsed (text VARCHAR, start_date DATE, end_date DATE, kind VARCHAR)${rows}`,
  );
  await database.run(`INSERT INTO period
    SELECT (SELECT coalesce(max(id), -1) FROM period) + row_number() OVER (ORDER BY start_date, end_date, kind), start_date, end_date, kind
    FROM (SELECT DISTINCT start_date, end_date, kind FROM parsed) new
    WHERE NOT EXISTS (SELECT 1 FROM period p WHERE p.start_date = new.start_date AND p.end_date = new.end_date AND p.kind = new.kind)
    ORDER BY start_date, end_date, kind`);
  await database.run(`CREATE OR REPLACE TEMP TABLE match_period AS
    SELECT text, p.id AS period, p.start_date, p.end_date FROM parsed JOIN period p USING (start_date, end_date, kind)`);
}

/**
 * Writes `match_area (text, code, area, type_ok)`: every different text that names an area the project knows. Where a code was
 * used by several areas over time, the period decides in `checkRows`.
 *
 * @returns whether some text names several areas
 */
export async function matchAreas(database: Database, source: Source, column: ColumnOf): Promise<boolean> {
  const { area } = source;
  const text = namingCell(area, column);
  const mapped = Object.entries(area.map);
  const replaced =
    mapped.length > 0
      ? `CASE trim(text) ${mapped.map(([from, to]) => `WHEN ${literal(from)} THEN ${literal(to)}`).join(' ')} ELSE trim(text) END`
      : 'trim(text)';
  const suffix = area.suffix ?? '';
  const code = suffix
    ? `CASE WHEN ends_with(${replaced}, ${literal(suffix)}) THEN left(${replaced}, length(${replaced}) - ${suffix.length}) ELSE ${replaced} END`
    : replaced;
  const types = [area.type].flat().map(literal).join(', ');
  await database.run(`CREATE OR REPLACE TEMP TABLE match_area AS
    SELECT t.text, c.area, a.closed, ty.key IN (${types}) AS type_ok,
      coalesce(c.valid_from, DATE '0001-01-01') AS valid_from, coalesce(c.valid_to, DATE '9999-12-31') AS valid_to
    FROM (SELECT text, ${code} AS code FROM (SELECT DISTINCT ${text} AS text FROM staged WHERE set_aside IS NULL)) t
    JOIN area_code c ON c.scheme = ${literal(area.scheme)} AND c.code = t.code
    JOIN area a ON a.id = c.area JOIN area_type ty ON ty.id = a.type`);
  const ambiguous = async () => {
    const { several } = await database.single<{ several: boolean }>(
      'SELECT count(*) > count(DISTINCT text) AS several FROM match_area',
    );
    return several;
  };
  if (!(await ambiguous())) return false;
  // A text with one area of a declared type needs no dates; with several, the dates decide in the join.
  await database.run(`CREATE OR REPLACE TEMP TABLE match_area AS
    SELECT text, area, closed, type_ok,
      CASE WHEN areas = 1 THEN DATE '0001-01-01' ELSE valid_from END AS valid_from,
      CASE WHEN areas = 1 THEN DATE '9999-12-31' ELSE valid_to END AS valid_to
    FROM (SELECT *, (count(DISTINCT area) OVER (PARTITION BY text)) AS areas, bool_or(type_ok) OVER (PARTITION BY text) AS any_ok FROM match_area)
    WHERE type_ok OR NOT any_ok
    QUALIFY row_number() OVER (PARTITION BY text, CASE WHEN areas = 1 THEN NULL ELSE area END, CASE WHEN areas = 1 THEN NULL ELSE valid_from END ORDER BY valid_from) = 1`);
  return ambiguous();
}

/** Parts of a stratum as a source names them. */
export const stratumParts = ['sex', 'age', 'category'] as const;

/**
 * Writes `match_sex`, `match_age`, `match_category` (text, id): the groups that the staged texts name; '' stands for all. A text
 * that is not declared is left out.
 */
export async function matchStrata(
  database: Database,
  source: Source,
  declaration: ProjectDeclaration,
  column: ColumnOf,
): Promise<void> {
  const declared = {
    sex: declaration.sexes.map((sex) => sex.id),
    age: declaration.ageBands.map((band) => band.id),
    category:
      declaration.categories
        .find((category) => category.id === source.category?.category)
        ?.values.map((value) => value.id) ?? [],
  };
  const everyone = declaration.sexes[0]?.id;
  // A source that names no groups speaks of everyone, which needs no look-up.
  if (stratumParts.every((part) => source[part] === undefined)) return;
  for (const part of stratumParts) {
    const entry: SourceStratum = source[part] ?? { value: '' };
    const text = namingCell(entry, column);
    const matched = (await differentTexts(database, text)).flatMap(({ text, plain }) => {
      const id = entry.map?.[plain] ?? plain;
      if (id === '' || id === 'all' || (part === 'sex' && id === everyone)) return [[text, '']];
      return declared[part].includes(id) ? [[text, id]] : [];
    });
    await database.run(`CREATE OR REPLACE TEMP TABLE match_${part} (text VARCHAR, id VARCHAR)`);
    if (matched.length > 0) await database.run(`INSERT INTO match_${part} VALUES ${values(matched)}`);
  }
  await database.run(`INSERT INTO stratum
    SELECT (SELECT max(id) FROM stratum) + row_number() OVER (ORDER BY s.id, a.id, c.id), s.id, a.id, CASE WHEN c.id = '' THEN '' ELSE ${literal(source.category?.category ?? '')} END, c.id
    FROM (SELECT DISTINCT id FROM match_sex) s, (SELECT DISTINCT id FROM match_age) a, (SELECT DISTINCT id FROM match_category) c
    WHERE NOT EXISTS (FROM stratum t WHERE t.sex = s.id AND t.age = a.id AND t.category_value = c.id AND t.category = CASE WHEN c.id = '' THEN '' ELSE ${literal(source.category?.category ?? '')} END)
    ORDER BY s.id, a.id, c.id`);
}
