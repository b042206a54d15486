import { Database } from '#evidence/database.ts';
import type { Project } from '#project/project.ts';
import { workspaceOf } from '../pipeline.ts';

/** Name of the area that all are compared with, as it was built; null where there is none of that code. */
export async function readBuiltBenchmark(project: Project): Promise<string | null> {
  const { type, code } = project.declaration.benchmark;
  const database = await Database.open({ path: workspaceOf(project).evidence, readOnly: true });
  try {
    const [found] = await database.rows<{ name: string }>(
      'SELECT a.name FROM area a JOIN area_type t ON t.id = a.type WHERE t.key = ? AND a.code = ? ORDER BY a.id LIMIT 1',
      [type, code],
    );
    return found?.name ?? null;
  } finally {
    database.close();
  }
}
