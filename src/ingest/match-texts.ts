import type { Database } from '#evidence/database.ts';
import { literal, values } from '#evidence/sql.ts';
import type { ProjectDeclaration } from '#project/schema/coxcomb.ts';
import type { Source, SourceStratum } from '#project/schema/source.ts';
import { parsePeriod } from '#sources/periods/parse-period.ts';
import type { ColumnOf } from './columns-of-file.ts';
import type { GroupKey, Numbering, Turn } from './numbering.ts';

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
 * Looks up the periods and groups that the staged texts name, and writes `match_period (text, period, start_date, end_date)`,
 * `match_sex`, `match_age`, `match_category` (text, id) and `match_stratum (sex, age, value, id)`. A text that is no period, or no
 * declared group, is left out.
 *
 * @param turn when this pass may number what is new
 */
export async function matchPeriodsAndStrata(
  database: Database,
  source: Source,
  declaration: ProjectDeclaration,
  column: ColumnOf,
  numbering: Numbering,
  turn: Turn,
): Promise<void> {
  const periods = (await differentTexts(database, namingCell(source.period, column))).flatMap(({ text, plain }) => {
    const written = source.period.map[plain] ?? plain;
    const period = parsePeriod(written, source.period.pattern, { yearStartMonth: declaration.yearStart });
    return period ? [{ text, period }] : [];
  });
  const strata = await namedStrata(database, source, declaration, column);
  const groups = strata ? crossed(strata, source.category?.category ?? '') : [];
  await turn.before;
  const ids = numbering.periods(periods.map(({ period }) => period));
  const strataIds = numbering.groups(groups);
  turn.done();
  const tables = [
    temporary(
      'match_period (text VARCHAR, period INTEGER, start_date DATE, end_date DATE)',
      periods.map(({ text, period }, i) => [text, ids[i] as number, period.start, period.end]),
    ),
  ];
  if (strata) {
    for (const part of stratumParts) tables.push(temporary(`match_${part} (text VARCHAR, id VARCHAR)`, strata[part]));
    tables.push(
      temporary(
        'match_stratum (sex VARCHAR, age VARCHAR, value VARCHAR, id INTEGER)',
        groups.map(({ sex, age, value }, i) => [sex, age, value, strataIds[i] as number]),
      ),
    );
  }
  await database.run(tables.join('; '));
}

/** SQL that makes a temporary table of literals. */
function temporary(declared: string, rows: (string | number)[][]): string {
  const filled = rows.length > 0 ? `; INSERT INTO ${declared.split(' ')[0]} VALUES ${values(rows)}` : '';
  return `CREATE OR REPLACE TEMP TABLE ${declared}${filled}`;
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

type StratumTexts = Record<(typeof stratumParts)[number], [text: string, id: string][]>;

/** The texts that name parts of strata, each with the declared id; '' stands for all. None for a source that names no groups. */
async function namedStrata(
  database: Database,
  source: Source,
  declaration: ProjectDeclaration,
  column: ColumnOf,
): Promise<StratumTexts | undefined> {
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
  if (stratumParts.every((part) => source[part] === undefined)) return undefined;
  const found: StratumTexts = { sex: [], age: [], category: [] };
  for (const part of stratumParts) {
    const entry: SourceStratum | undefined = source[part];
    const texts = entry ? await differentTexts(database, namingCell(entry, column)) : [{ text: '', plain: '' }];
    found[part] = texts.flatMap(({ text, plain }): [string, string][] => {
      const id = entry?.map?.[plain] ?? plain;
      if (id === '' || id === 'all' || (part === 'sex' && id === everyone)) return [[text, '']];
      return declared[part].includes(id) ? [[text, id]] : [];
    });
  }
  return found;
}

/** Every group that the parts found make up, in a fixed order. */
function crossed(found: StratumTexts, category: string): GroupKey[] {
  const ids = (part: (typeof stratumParts)[number]) => [...new Set(found[part].map(([, id]) => id))].sort();
  return ids('sex').flatMap((sex) =>
    ids('age').flatMap((age) =>
      ids('category').map((value) => ({ sex, age, category: value === '' ? '' : category, value })),
    ),
  );
}
