import { existsSync } from 'node:fs';
import { Database } from '#evidence/database.ts';
import type { Project } from '#project/project.ts';
import type { Framework } from '#project/schema/framework.ts';
import { indicatorsBelow } from '#rating/framework-tree.ts';
import { planFramework } from '#rating/plan.ts';
import { type EvidenceRead, readEvidence } from '#rating/read-evidence.ts';
import { AppError } from '#vocabulary/errors/app-error.ts';
import { workspaceOf } from '../pipeline.ts';

/** What the areas of one type are rated from. */
export interface RatingInputs {
  type: string;
  evidence: EvidenceRead;
}

/**
 * Reads what a framework is evaluated over from what was built, one area type after another; types without areas are left out.
 *
 * @param more  ids of further indicators, such as ones that a change would add
 * @throws RELEASE_NOT_BUILT when the project was not built
 */
export async function readRatingInputs(
  project: Project,
  framework: Framework,
  more: readonly string[] = [],
): Promise<RatingInputs[]> {
  const { evidence } = workspaceOf(project);
  if (!existsSync(evidence)) throw new AppError('RELEASE_NOT_BUILT', { folder: project.folder });
  const database = await Database.open({ path: evidence, readOnly: true });
  try {
    const idsOf = async (table: 'indicator' | 'area_type') => {
      const rows = await database.rows<{ id: number; key: string }>(`SELECT id, key FROM ${table} ORDER BY id`);
      return new Map(rows.map(({ id, key }) => [key, id]));
    };
    const [indicatorIds, typeIds] = [await idsOf('indicator'), await idsOf('area_type')];
    const declarations = project.indicators.map(({ value }) => value);
    const { root } = planFramework(framework, declarations);
    const wanted = new Set([...indicatorsBelow(root), ...framework.inputs, ...more]);
    const indicators = declarations.flatMap((declaration) => {
      const id = indicatorIds.get(declaration.id);
      return id !== undefined && wanted.has(declaration.id) ? [{ id, declaration }] : [];
    });
    const { areaTypes, mapDate } = project.declaration;
    const types = framework.areaTypes ?? areaTypes.filter((type) => type.rated).map((type) => type.id);
    const found: RatingInputs[] = [];
    for (const key of types) {
      const type = typeIds.get(key);
      if (type === undefined) continue;
      const read = await readEvidence(database, { type, indicators, mapDate, within: framework.within });
      if (read.ids.length > 0) found.push({ type: key, evidence: read });
    }
    return found;
  } finally {
    database.close();
  }
}
