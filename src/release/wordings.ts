import type { Database } from '#evidence/database.ts';
import { literal } from '#evidence/sql.ts';
import type { Project } from '#project/project.ts';
import type { Framework } from '#project/schema/framework.ts';
import { frameworkTree, indicatorsBelow } from '#rating/framework-tree.ts';

/**
 * A framework in the words of the year that it rates: where one of its wordings names the year, its classes have the names of that
 * wording. The year is that in which the newest figures of its indicators end: the financial year by the first month of the project’s
 * year, such as `2016/17`, or the calendar year, such as `2016`.
 *
 * @param evidence the store that is released
 */
export async function inWordsOfItsYear(evidence: Database, framework: Framework, project: Project): Promise<Framework> {
  if (framework.wordings.every(({ years }) => years.length === 0)) return framework;
  const root = frameworkTree(
    framework,
    project.indicators.map(({ value }) => value),
  );
  const keys = indicatorsBelow(root).map(literal).join(', ') || "''";
  const { last } = await evidence.single<{ last: string | null }>(
    `SELECT max(p.end_date)::VARCHAR AS last FROM estimate e JOIN indicator i ON i.id = e.indicator JOIN period p ON p.id = e.period
     WHERE e.status = 0 AND i.key IN (${keys})`,
  );
  return last === null ? framework : inWordsOf(framework, yearsOf(last, project.declaration.yearStart));
}

/** A project whose frameworks have the words of the years that they rate: see `inWordsOfItsYear`. */
export async function projectInItsWords(evidence: Database, project: Project): Promise<Project> {
  const frameworks: Project['frameworks'] = [];
  for (const declared of project.frameworks)
    frameworks.push({ ...declared, value: await inWordsOfItsYear(evidence, declared.value, project) });
  return { ...project, frameworks };
}

/** A framework with the names that the first wording for one of these years gives its classes. */
export function inWordsOf(framework: Framework, years: readonly string[]): Framework {
  const wording = framework.wordings.find((one) => one.years.some((year) => years.includes(year)));
  if (!wording) return framework;
  const classes = framework.classes.map((entry) => ({ ...entry, name: wording.words[entry.id] ?? entry.name }));
  return { ...framework, classes };
}

/** The names of the financial year and of the calendar year in which a day lies. */
export function yearsOf(day: string, yearStart: number): string[] {
  const [year, month] = day.split('-').map(Number) as [number, number];
  const first = yearStart > 1 && month < yearStart ? year - 1 : year;
  const financial = `${first}/${String((first + 1) % 100).padStart(2, '0')}`;
  return yearStart === 1 ? [String(year)] : [financial, String(year)];
}
