import type { Database } from '#evidence/database.ts';
import type { Declared } from '#project/declaration.ts';
import type { Project } from '#project/project.ts';
import type { Framework } from '#project/schema/framework.ts';
import type { Issue } from '#vocabulary/issue.ts';
import { type Evaluation, evaluate } from './evaluate.ts';
import { failedCondition } from './failed-condition.ts';
import { indicatorsUsed, typesRated } from './indicators-used.ts';
import { type Plan, planFramework } from './plan.ts';
import {
  type EvidenceRead,
  type EvidenceWanted,
  findLatestPeriods,
  type FoundPeriods,
  readEvidence,
} from './read-evidence.ts';
import { sharesNotWorse } from './shares.ts';
import { silentRules } from './silent-rules.ts';
import { exactValues } from './stability/exact.ts';
import { whyRated } from './why.ts';

export interface RatingContext {
  project: Project;
  indicatorIds: ReadonlyMap<string, number>;
  areaTypeIds: ReadonlyMap<string, number>;
  /** Evidence of one framework by area type, so that rating and what follows it read it once; empty at first. */
  held?: Map<number, EvidenceRead>;
  /** What the table of latest periods of this connection holds, so that frameworks that want the same find it once. */
  periods?: FoundPeriods;
}

/**
 * Rates every area of the rated types by one framework, each type by itself, on today’s map, from the latest period of each
 * indicator, and writes the table `rating`.
 *
 * @returns the number of areas rated, and warnings of rules that came to nothing; where a condition cannot be worked out nothing is
 *   rated, and the only problem says so
 */
export async function rateAreas(
  database: Database,
  item: Declared<Framework>,
  context: RatingContext,
): Promise<{ rated: number; issues: Issue[] }> {
  await database.run('DELETE FROM rating WHERE framework = ?', [item.value.id]);
  const evaluations: Evaluation[] = [];
  try {
    await eachRated(database, item.value, context, async (plan, _wanted, { ids, ...evidence }) => {
      const evaluation = evaluate(plan, evidence);
      await keepRatings(database, evaluation, ids);
      evaluations.push(evaluation);
    });
  } catch (error) {
    const failed = failedCondition(item, error);
    if (!failed) throw error;
    await database.run('DELETE FROM rating WHERE framework = ?', [item.value.id]);
    return { rated: 0, issues: [failed] };
  }
  const rated = evaluations.reduce((sum, { evidence }) => sum + evidence.areas.length, 0);
  return { rated, issues: warningsOf(item, evaluations, context.project) };
}

/** What nobody would see in the ratings themselves: rules that came to nothing, and chances that rest on values taken as exact. */
function warningsOf(item: Declared<Framework>, evaluations: readonly Evaluation[], { indicators }: Project): Issue[] {
  if (evaluations.length === 0) return [];
  const declared = indicators.map(({ value }) => value);
  return [...silentRules(item, evaluations), ...exactValues(item, evaluations, declared)];
}

/** Reads the evidence of each kind of area that a framework rates, one after another, for a piece of work on each. */
export async function eachRated(
  database: Database,
  framework: Framework,
  context: RatingContext,
  work: (plan: Plan, wanted: EvidenceWanted, evidence: EvidenceRead) => Promise<void>,
): Promise<void> {
  const { declaration, indicators } = context.project;
  const plan = planFramework(
    framework,
    indicators.map(({ value }) => value),
  );
  const used = indicatorsUsed(plan, framework, context);
  if (used.length === 0) return;
  for (const key of typesRated(framework, context)) {
    const type = context.areaTypeIds.get(key);
    if (type === undefined) continue;
    const wanted = {
      type,
      indicators: used,
      mapDate: declaration.mapDate,
      within: framework.within,
      periods: context.periods,
    };
    const before = context.held?.get(type);
    if (before) await findLatestPeriods(database, wanted);
    const evidence = before ?? (await readEvidence(database, wanted));
    context.held?.set(type, evidence);
    await work(plan, wanted, evidence);
  }
}

async function keepRatings(database: Database, evaluation: Evaluation, ids: readonly number[]): Promise<void> {
  const { framework, classNames } = evaluation.plan;
  const rows: (string | number | null)[][] = [];
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
  }
  await database.appendRows('rating', rows);
}
