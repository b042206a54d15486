import type { Database } from '#evidence/database.ts';
import { literal, values } from '#evidence/sql.ts';
import type { Project } from '#project/project.ts';
import { isAdapted, usedFramework } from '#project/schema/framework-use.ts';
import type { FreezeOptions } from './freeze.ts';
import { frameworkChanges } from './framework-changes.ts';

/** Frameworks in the order of their public ids. */
const inOrder = (project: Project) =>
  project.frameworks.map(({ value }) => value).sort((a, b) => (a.id < b.id ? -1 : 1));

/** Writes `framework_text`: what explains each framework, and what the project has it do otherwise. */
export async function writeFrameworkTexts(evidence: Database, project: Project): Promise<void> {
  const uses = project.declaration.frameworks.map(usedFramework);
  const rows = inOrder(project).map(({ id: key }, id) => {
    const use = uses.find((one) => one.use === key);
    const text = project.frameworkTexts?.get(key) ?? null;
    return [id, text, use && isAdapted(use) ? JSON.stringify(use) : null];
  });
  if (rows.length > 0) await evidence.run(`INSERT INTO pub.framework_text VALUES ${values(rows)}`);
}

/**
 * Writes `framework_history`: the frameworks of every earlier release, carried on, and those of this one with what changed in
 * them. Needs `pub` attached. A release that an earlier programme wrote has no such table: its own frameworks are known all the same.
 */
export async function writeFrameworkHistory(
  evidence: Database,
  project: Project,
  { id, previous, withdrawn = [] }: FreezeOptions,
): Promise<void> {
  const before = new Map<string, string>();
  if (previous) {
    await evidence.run(`ATTACH ${literal(previous.file)} AS before (READ_ONLY)`);
    const declared = await evidence.rows<{ key: string; declaration: string }>(
      'SELECT key, declaration FROM before.framework ORDER BY key',
    );
    for (const { key, declaration } of declared) before.set(key, declaration);
    const carried = await evidence.single<{ n: number }>(
      "SELECT count(*) AS n FROM duckdb_tables() WHERE database_name = 'before' AND table_name = 'framework_history'",
    );
    const [from, on] = [literal(previous.id), literal(previous.publishedOn)];
    await evidence.run(
      carried.n > 0
        ? `INSERT INTO pub.framework_history SELECT release, CASE WHEN release = ${from} THEN ${on} ELSE published_on END, framework, version, name, classes, changed
           FROM before.framework_history WHERE release NOT IN (${withdrawn.map(literal).join(', ') || "''"}) ORDER BY release, framework`
        : `INSERT INTO pub.framework_history SELECT ${from}, ${on}, key, version, name, json_extract(declaration, '$.classes')::VARCHAR, NULL
           FROM before.framework ORDER BY key`,
    );
    await evidence.run('DETACH before');
  }
  const rows = inOrder(project).map((framework) => {
    const declaration = before.get(framework.id);
    const changed = declaration === undefined ? null : frameworkChanges(JSON.parse(declaration), framework);
    const { version, name, classes } = framework;
    return [id, null, framework.id, version, name, JSON.stringify(classes), changed && JSON.stringify(changed)];
  });
  if (rows.length > 0) await evidence.run(`INSERT INTO pub.framework_history VALUES ${values(rows)}`);
}
