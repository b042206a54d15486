import type { Database } from '#evidence/database.ts';
import { inLanes } from '#evidence/lanes.ts';
import { doPart, hashOf, type WorkCount } from '#evidence/parts.ts';
import type { Declared } from '#project/declaration.ts';
import type { Project } from '#project/project.ts';
import type { Framework } from '#project/schema/framework.ts';
import { checkPublishedRatings } from '#rating/check-published.ts';
import { rateAreas, type RatingContext } from '#rating/rate-areas.ts';
import { rateCertainty } from '#rating/stability/rate-certainty.ts';
import type { Issue } from '#vocabulary/issue.ts';
import { CertaintyThread } from './certainty-thread.ts';
import { keepStepIssues, readStepIssues } from './step-issues.ts';

/** Frameworks that are rated at the same time: the store answers one while the other is worked out. */
const mostLanes = 2;

interface Given extends Pick<RatingContext, 'indicatorIds' | 'areaTypeIds'> {
  project: Project;
  /** Changes when any shown value does. */
  shownHash: string;
  /** Threads beside this one. */
  threads: number;
  progress: (step: string, done: number, total: number) => void;
}

/** Rates by every framework of the project and says how sure the ratings are; forgets frameworks that are no longer there. */
export async function rateFrameworks(database: Database, given: Given, count: WorkCount): Promise<Issue[]> {
  const { project, threads, progress } = given;
  const { frameworks } = project;
  const thread = threads > 0 ? new CertaintyThread(project.indicators.map(({ value }) => value)) : undefined;
  let next = 0;
  const lanes = threads > 0 ? Math.min(mostLanes, Math.max(1, frameworks.length)) : 1;
  await inLanes(database, lanes, async (connection) => {
    const periods = {};
    for (let at = next++; at < frameworks.length; at = next++) {
      const item = frameworks[at] as Declared<Framework>;
      progress(`rating by ${item.value.id}`, at, frameworks.length);
      await rateFramework(connection, item, { ...given, periods, thread }, count);
    }
  }).finally(() => thread?.close());
  await forgetFrameworks(database, project);
  progress('rating', 1, 1);
  const issues: Issue[] = [];
  for (const { value } of frameworks)
    issues.push(...(await readStepIssues(database, project, `framework ${value.id}`)));
  return issues;
}

async function rateFramework(
  database: Database,
  item: Declared<Framework>,
  given: Given & Pick<RatingContext, 'periods'> & { thread: CertaintyThread | undefined },
  count: WorkCount,
): Promise<void> {
  const { project, shownHash, indicatorIds, areaTypeIds, periods, thread } = given;
  const framework = item.value;
  const tags = project.indicators.map(({ value }) => [value.id, value.tags]);
  const hash = hashOf(shownHash, framework, tags);
  const context = { project, indicatorIds, areaTypeIds, held: new Map(), periods };
  await doPart(database, { kind: 'framework', key: framework.id, hash }, count, async () => {
    const { issues } = await rateAreas(database, item, context);
    await checkPublishedRatings(database, framework, context);
    await keepStepIssues(database, project, `framework ${framework.id}`, issues);
  });
  const found = await readStepIssues(database, project, `framework ${framework.id}`);
  // Where a condition cannot be worked out there is nothing to be sure of.
  if (found.some(({ severity }) => severity === 'blocks')) return;
  const drawn = hashOf(hash, project.declaration.mostDraws);
  await doPart(database, { kind: 'certainty', key: framework.id, hash: drawn }, count, () =>
    rateCertainty(database, framework, context, thread?.draw),
  );
}

async function forgetFrameworks(database: Database, project: Project): Promise<void> {
  const declared = new Set(project.frameworks.map(({ value }) => value.id));
  const known = await database.rows<{ framework: string }>('SELECT DISTINCT framework FROM rating ORDER BY framework');
  for (const { framework } of known) {
    if (declared.has(framework)) continue;
    await database.transaction(async () => {
      for (const table of ['rating', 'rating_certainty', 'rating_check'])
        await database.run(`DELETE FROM ${table} WHERE framework = ?`, [framework]);
      await database.run("DELETE FROM part WHERE kind IN ('framework', 'certainty') AND key = ?", [framework]);
      await keepStepIssues(database, project, `framework ${framework}`, []);
    });
  }
}
