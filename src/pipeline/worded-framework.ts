import { existsSync } from 'node:fs';
import { Database } from '#evidence/database.ts';
import type { Project } from '#project/project.ts';
import type { Framework } from '#project/schema/framework.ts';
import { inWordsOfItsYear } from '#release/wordings.ts';
import { workspaceOf } from '../pipeline.ts';

/** A framework in the words of the year that was built, as pages will show it; as it is declared before anything is built. */
export async function wordedFramework(project: Project, framework: Framework): Promise<Framework> {
  const { evidence } = workspaceOf(project);
  if (!existsSync(evidence)) return framework;
  const database = await Database.open({ path: evidence, readOnly: true });
  try {
    return await inWordsOfItsYear(database, framework, project);
  } finally {
    database.close();
  }
}
