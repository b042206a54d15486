import { comparePeers } from '#comparison/similar/compare-peers.ts';
import { similarAreas } from '#comparison/similar/similar-areas.ts';
import type { Database } from '#evidence/database.ts';
import { doPart, hashOf, type WorkCount } from '#evidence/parts.ts';
import type { DeclarationIds } from '#ingest/register-declarations.ts';
import type { Project } from '#project/project.ts';
import type { Issue } from '#vocabulary/issue.ts';
import { methodVersion } from './method-version.ts';
import { keepStepIssues, readStepIssues } from './step-issues.ts';

/**
 * Finds the areas most like each area, and those of them that do better. After suppression, because both tell of the values that they
 * were made from.
 *
 * @param given.shownHash  changes when any estimate does, or which of them are hidden
 */
export async function compareLike(
  database: Database,
  given: { project: Project; ids: DeclarationIds; areasHash: string; shownHash: string },
  count: WorkCount,
): Promise<Issue[]> {
  const { project, ids, areasHash, shownHash } = given;
  const { similar: methods } = project.declaration;
  const { n } = await database.single<{ n: number }>(
    "SELECT (SELECT count(*) FROM relation WHERE kind = 'similar') + (SELECT count(*) FROM similar_area) AS n",
  );
  // Nothing is declared, nothing came with the areas, and nothing is left of an earlier build.
  if (methods.length === 0 && n === 0) return [];
  const readsValues = methods.some(({ attributes }) => attributes.some(({ indicator }) => indicator !== undefined));
  const hash = hashOf(methodVersion, methods, areasHash, readsValues ? shownHash : null);
  await doPart(database, { kind: 'similar', key: 'all', hash }, count, async () => {
    const { issues } = await similarAreas(database, project, ids);
    await keepStepIssues(database, project, 'similar', issues);
  });
  const headline = project.indicators.flatMap(({ value }) => (value.headline ? value : []));
  const peersHash = hashOf(hash, shownHash, headline);
  await doPart(database, { kind: 'better-peers', key: 'all', hash: peersHash }, count, async () => {
    await comparePeers(database, project, ids.indicators);
  });
  return readStepIssues(database, project, 'similar');
}
