import type { Database } from '#evidence/database.ts';
import type { Project } from '#project/project.ts';
import { statusCode } from '#vocabulary/status.ts';

/** Hides the small numbers of every protected measure. */
export async function suppress(database: Database, project: Project): Promise<void> {
  await database.run('DELETE FROM disclosure');
  const measures = new Map(project.measures.map(({ value }) => [value.id, value]));
  for (const { value: indicator } of project.indicators) {
    const policyName = measures.get(indicator.numerator.measure)?.disclosure;
    const policy = policyName ? project.declaration.disclosure[policyName] : undefined;
    if (!policy) continue;
    const exempt = policy.exempt.map((type) => `'${type}'`).join(', ') || "''";
    await database.run(`INSERT INTO disclosure SELECT e.indicator, e.area, e.map, e.period, e.stratum, ${statusCode('suppressed-small')}
      FROM estimate e JOIN indicator i ON i.id = e.indicator AND i.key = '${indicator.id}' JOIN area a ON a.id = e.area JOIN area_type t ON t.id = a.type
      WHERE e.status = 0 AND e.numerator < ${policy.smallest} AND e.numerator >= ${policy.hideZero ? 0 : 1} AND t.key NOT IN (${exempt})`);
  }
}
