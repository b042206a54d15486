import { Database } from '#evidence/database.ts';
import { completeBuild, hashOf } from '#evidence/parts.ts';
import { values } from '#evidence/sql.ts';
import { sourcesToRead } from '#ingest/sources-to-read.ts';
import type { Project } from '#project/project.ts';
import { AppError } from '#vocabulary/errors/app-error.ts';
import { areasHashOf } from './area-files-hash.ts';
import { methodVersion } from './method-version.ts';

/** What a build comes from, but for the data files: the name to show of each part, and its hash. */
function inputsOf(project: Project, areasHash: string): [string, string][] {
  const hashed = (declared: readonly { value: unknown }[]) => hashOf(declared.map(({ value }) => value));
  return [
    ['the programme', hashOf(methodVersion)],
    ['coxcomb.yaml', hashOf(project.declaration)],
    ['measures', hashed(project.measures)],
    ['indicators', hashed(project.indicators)],
    ['sources', hashed(project.sources)],
    ['frameworks', hashed(project.frameworks)],
    ['areas and boundaries, or their files', areasHash],
  ];
}

/**
 * Marks that everything in the store comes from one build that ran to its end, and from what.
 *
 * @param areasHash as it was when the areas were read
 */
export async function markComplete(database: Database, project: Project, areasHash: string): Promise<void> {
  const rows = inputsOf(project, areasHash).map(([name, hash]) => [completeBuild, name, hash]);
  await database.run(`INSERT INTO part VALUES ${values(rows)}`);
}

/**
 * Makes sure that a project is still what was built: a release shows declarations as they are now beside numbers as they were then.
 * Compared are the version of the methods, every declaration, and the bytes of every file of areas, boundaries and sources. A build
 * that did not run to its end is left to `freezeRelease`, which refuses it.
 *
 * @throws RELEASE_BUILD_OUTDATED naming what has changed
 */
export async function requireBuiltFrom(project: Project, evidenceFile: string): Promise<void> {
  const database = await Database.open({ path: evidenceFile });
  try {
    const marks = await database.rows<{ key: string; hash: string }>(
      'SELECT key, hash FROM part WHERE kind = ? ORDER BY key',
      [completeBuild],
    );
    if (marks.length === 0) return;
    const built = new Map(marks.map(({ key, hash }) => [key, hash]));
    const areasHash = await areasHashOf(project);
    const changed = inputsOf(project, areasHash).flatMap(([name, hash]) => (built.get(name) === hash ? [] : [name]));
    if (changed.length === 0) {
      const { due } = await sourcesToRead(database, project, {
        measures: new Map(project.measures.map(({ value }) => [value.id, value])),
        areasHash,
        sourceIds: await sourceIdsIn(database),
      });
      changed.push(...due.map(({ source }) => `the data files of ${source.id}`));
    }
    if (changed.length > 0) throw new AppError('RELEASE_BUILD_OUTDATED', { what: changed.join(', ') });
  } finally {
    database.close();
  }
}

async function sourceIdsIn(database: Database): Promise<Map<string, number>> {
  const rows = await database.rows<{ key: string; id: number }>('SELECT key, id FROM source ORDER BY key');
  return new Map(rows.map(({ key, id }) => [key, id]));
}
