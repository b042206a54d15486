import type { Database } from '#evidence/database.ts';
import { values } from '#evidence/sql.ts';
import type { Declared } from '#project/declaration.ts';
import type { Project } from '#project/project.ts';
import type { Framework } from '#project/schema/framework.ts';
import type { Issue } from '#vocabulary/issue.ts';
import { type Evaluation, evaluate } from './evaluate.ts';
import { indicatorsBelow } from './framework-tree.ts';
import { planFramework } from './plan.ts';
import { readEvidence } from './read-evidence.ts';
import { sharesNotWorse } from './shares.ts';
import { silentRules } from './silent-rules.ts';
import { whyRated } from './why.ts';

export interface RatingContext {
  project: Project;
  indicatorIds: ReadonlyMap<string, number>;
  areaTypeIds: ReadonlyMap<string, number>;
}

/** Rows of the table `rating` that are written in one statement. */
const rowsAtOnce = 2000;

/**
 * Rates every area of the rated types by one framework, each type by itself, on today’s map, from the latest period of each
 * indicator, and writes the table `rating`.
 *
 * @returns the number of areas rated, and warnings of rules that came to nothing
 */
export async function rateAreas(
  database: Database,
  item: Declared<Framework>,
  context: RatingContext,
): Promise<{ rated: number; issues: Issue[] }> {
  const framework = item.value;
  const { declaration, indicators } = context.project;
  const types = framework.areaTypes ?? declaration.areaTypes.filter((type) => type.rated).map((type) => type.id);
  const plan = planFramework(
    framework,
    indicators.map(({ value }) => value),
  );
  const wanted = new Set([...indicatorsBelow(plan.root), ...framework.inputs]);
  const used = indicators.flatMap(({ value }) => {
    const id = context.indicatorIds.get(value.id);
    return id !== undefined && wanted.has(value.id) ? [{ id, declaration: value }] : [];
  });
  await database.run('DELETE FROM rating WHERE framework = ?', [framework.id]);
  if (used.length === 0) return { rated: 0, issues: [] };
  const evaluations: Evaluation[] = [];
  for (const key of types) {
    const type = context.areaTypeIds.get(key);
    if (type === undefined) continue;
    const { ids, ...evidence } = await readEvidence(database, {
      type,
      indicators: used,
      mapDate: declaration.mapDate,
      within: framework.within,
    });
    const evaluation = evaluate(plan, evidence);
    await keepRatings(database, evaluation, ids);
    evaluations.push(evaluation);
  }
  const rated = evaluations.reduce((sum, { evidence }) => sum + evidence.areas.length, 0);
  return { rated, issues: silentRules(item, evaluations) };
}

async function keepRatings(database: Database, evaluation: Evaluation, ids: readonly number[]): Promise<void> {
  const { framework, classNames } = evaluation.plan;
  let rows: (string | number | null)[][] = [];
  const flush = async () => {
    if (rows.length > 0) await database.run(`INSERT INTO rating VALUES ${values(rows)}`);
    rows = [];
  };
  for (const result of evaluation.nodes.values()) {
    if (result.node.id === '' && !framework.overall) continue;
    const { counted, share } = sharesNotWorse(evaluation, result);
    for (const [area, id] of ids.entries()) {
      const position = result.limited.class[area] as number;
      const score = result.grades.score[area] as number;
      const notWorse = share[area] as number;
      rows.push([
        framework.id,
        result.node.id,
        id,
        classNames[position] ?? '',
        Number.isNaN(score) ? null : score,
        Number.isNaN(notWorse) ? null : notWorse,
        counted[area] as number,
        result.coverage[area] as number,
        JSON.stringify(whyRated(evaluation, result, area)),
      ]);
    }
    if (rows.length > rowsAtOnce) await flush();
  }
  await flush();
}
