import type { Database } from '#evidence/database.ts';
import { hashOf } from '#evidence/parts.ts';
import type { Project } from '#project/project.ts';
import type { Measure } from '#project/schema/measure.ts';
import type { Source } from '#project/schema/source.ts';
import type { Issue } from '#vocabulary/issue.ts';
import { findFiles } from './found-files.ts';
import type { FileToIngest } from './open-files.ts';

/** Raised when a change of the programme changes what a source’s files give, so that they are read anew. */
const readingVersion = 5;

/** A source with the files that have to be read, and the marks that say what was read. */
export interface SourceToRead {
  source: Source;
  sourceId: number;
  /** Hash of all that the facts come from, and of the same without the files. */
  hash: string;
  basis: string;
  files: FileToIngest[];
  /** Whether facts of earlier builds have to be taken away first. */
  forget: boolean;
}

export interface SourcesFound {
  due: SourceToRead[];
  kept: number;
  /** Key of each source → hash of all that its facts come from. */
  hashes: Map<string, string>;
  /** Files that are missing or lie outside the data folder. */
  issues: Issue[];
}

/** Finds out which files of which sources have to be read: those of sources whose files, declaration or areas have changed. */
export async function sourcesToRead(
  database: Database,
  project: Project,
  context: { measures: ReadonlyMap<string, Measure>; areasHash: string; sourceIds: ReadonlyMap<string, number> },
): Promise<SourcesFound> {
  const found: SourcesFound = { due: [], kept: 0, hashes: new Map(), issues: [] };
  const marks = await database.rows<{ kind: string; key: string; hash: string }>(
    "SELECT kind, key, hash FROM part WHERE kind IN ('source', 'basis') ORDER BY kind, key",
  );
  const marked = new Map(marks.map(({ kind, key, hash }) => [`${kind} ${key}`, hash]));
  const stored = new Map<number, StoredFile[]>();
  for (const file of await database.rows<StoredFile>('SELECT id, source, path, hash FROM source_file ORDER BY id')) {
    const files = stored.get(file.source);
    if (files) files.push(file);
    else stored.set(file.source, [file]);
  }
  for (const declared of project.sources) {
    const { value: source } = declared;
    const sourceId = context.sourceIds.get(source.id) as number;
    const { files, issues } = await findFiles(project, declared);
    found.issues.push(...issues);
    const measures = source.measures.map((entry) => context.measures.get(entry.measure));
    const basis = hashOf(readingVersion, source, measures, context.areasHash, strataOf(project));
    const hash = hashOf(
      basis,
      files.map(({ shown, hash }) => [shown, hash]),
    );
    found.hashes.set(source.id, hash);
    if (marked.get(`source ${source.id}`) === hash) {
      found.kept += 1;
      continue;
    }
    const before = stored.get(sourceId) ?? [];
    const known = keptFiles(before, marked.get(`basis ${source.id}`) === basis, files);
    let next = Math.max(sourceId * 10_000 - 1, ...known.values()) + 1;
    found.due.push({
      source,
      sourceId,
      hash,
      basis,
      files: files.filter(({ shown }) => !known.has(shown)).map((file) => ({ id: next++, sourceId, source, ...file })),
      forget: known.size === 0 && before.length > 0,
    });
  }
  return found;
}

interface StoredFile extends Record<string, string | number> {
  id: number;
  source: number;
  path: string;
  hash: string;
}

/**
 * The files of a source that need not be read again: all that were read before, when nothing but new files has come. When a file
 * has changed or gone, or the declaration has, none is kept, because what was settled between files may have changed with it.
 */
function keptFiles(
  stored: readonly StoredFile[],
  sameBasis: boolean,
  files: readonly { shown: string; hash: string }[],
): Map<string, number> {
  const now = new Map(files.map((file) => [file.shown, file.hash]));
  const unchanged = sameBasis && stored.every((file) => now.get(file.path) === file.hash);
  return new Map(unchanged ? stored.map((file) => [file.path, file.id]) : []);
}

function strataOf({ declaration }: Project): unknown {
  return [declaration.sexes, declaration.ageBands, declaration.categories, declaration.yearStart];
}
