import { Database } from '#evidence/database.ts';
import type { Project } from '#project/project.ts';
import type { Certainty } from '#rating/explanation.ts';
import { workspaceOf } from '../pipeline.ts';

/**
 * How sure the built rating of each part of an area is, by the id of the part; nothing where the framework asks for no draws.
 *
 * @param area  id of the area in the store of the build
 */
export async function readBuiltCertainty(
  project: Project,
  framework: string,
  area: number,
): Promise<Map<string, Certainty>> {
  const database = await Database.open({ path: workspaceOf(project).evidence, readOnly: true });
  try {
    const rows = await database.rows<{ node: string; holds: number; probabilities: string }>(
      'SELECT node, holds, probabilities FROM rating_certainty WHERE framework = ? AND area = ? ORDER BY node',
      [framework, area],
    );
    return new Map(
      rows.map(({ node, holds, probabilities }) => [
        node,
        { holds, probabilities: JSON.parse(probabilities) as Record<string, number> },
      ]),
    );
  } finally {
    database.close();
  }
}
