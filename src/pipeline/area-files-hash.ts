import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, realpathSync, statSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { mostAreaBytes } from '#areas/area-table.ts';
import { hashOf } from '#evidence/parts.ts';
import type { Project } from '#project/project.ts';
import { resolveDataFile } from '#sources/formats/data-files.ts';
import { methodVersion } from './method-version.ts';

/** Hash of all that the areas in the store come from: files, declarations, and the version of the methods. */
export async function areasHashOf(project: Project): Promise<string> {
  const { areaTypes, mapDate, codeSchemes } = project.declaration;
  return hashOf(methodVersion, await areaFilesHash(project), areaTypes, mapDate, codeSchemes);
}

/**
 * Hash of everything that areas are made from: their declarations, and the names and bytes of the files these name. A project that is
 * moved or copied as a whole stays the same.
 */
async function areaFilesHash(project: Project): Promise<string> {
  const hash = createHash('sha256');
  hash.update(
    JSON.stringify([project.areaSources.map(({ value }) => value), project.boundaries.map(({ value }) => value)]),
  );
  const patterns = [
    ...project.areaSources.flatMap(({ value }) => value.files),
    ...project.boundaries.map(({ value }) => value.file),
  ];
  const there = (folder: string) => (existsSync(folder) ? [realpathSync(folder)] : []);
  const [root, data] = [there(project.folder), there(project.dataFolder)];
  const own = [...there(join(project.folder, 'areas')), ...there(join(project.folder, 'boundaries'))];
  const files = new Map<string, string>();
  const add = (file: string) => files.set(nameOf(file, data, root), file);
  for (const folder of [...own, ...root, ...data]) {
    for (const pattern of patterns) for (const file of (await resolveDataFile(folder, pattern)).files) add(file);
  }
  for (const folder of own) {
    for (const name of readdirSync(folder)) if (statSync(join(folder, name)).isFile()) add(join(folder, name));
  }
  for (const [name, file] of [...files].sort(([a], [b]) => (a < b ? -1 : 1))) {
    const { size } = statSync(file);
    hash.update(JSON.stringify([name, size]));
    // A larger one is refused by whoever reads it.
    if (size <= mostAreaBytes) hash.update(readFileSync(file));
  }
  return hash.digest('hex');
}

/** A file by its place in the data folder, else in the project, wherever these two lie. */
function nameOf(file: string, data: readonly string[], root: readonly string[]): string {
  const within = (folders: readonly string[]) => folders.find((folder) => file.startsWith(`${folder}${sep}`));
  const folder = within(data);
  if (folder !== undefined) return `data: ${relative(folder, file)}`;
  return relative(within(root) ?? '', file);
}
