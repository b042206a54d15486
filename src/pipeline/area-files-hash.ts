import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { hashOf } from '#evidence/parts.ts';
import type { Project } from '#project/project.ts';
import { resolveDataFile } from '#sources/formats/data-files.ts';
import { methodVersion } from './method-version.ts';

/** Hash of all that the areas in the store come from: files, declarations, and the version of the methods. */
export async function areasHashOf(project: Project): Promise<string> {
  const { areaTypes, mapDate, codeSchemes } = project.declaration;
  return hashOf(methodVersion, await areaFilesHash(project), areaTypes, mapDate, codeSchemes);
}

/** Hash of everything that areas are made from: their declarations, and the bytes of the files these name. */
async function areaFilesHash(project: Project): Promise<string> {
  const hash = createHash('sha256');
  hash.update(
    JSON.stringify([project.areaSources.map(({ value }) => value), project.boundaries.map(({ value }) => value)]),
  );
  const patterns = [
    ...project.areaSources.flatMap(({ value }) => value.files),
    ...project.boundaries.map(({ value }) => value.file),
  ];
  const own = [join(project.folder, 'areas'), join(project.folder, 'boundaries')].filter((folder) =>
    existsSync(folder),
  );
  const folders = [...own, project.folder, project.dataFolder].filter((folder) => existsSync(folder));
  const files = new Set<string>();
  for (const folder of folders) {
    for (const pattern of patterns) for (const file of (await resolveDataFile(folder, pattern)).files) files.add(file);
  }
  for (const folder of own) {
    for (const name of readdirSync(folder).sort())
      if (statSync(join(folder, name)).isFile()) files.add(join(folder, name));
  }
  for (const file of [...files].sort()) hash.update(file).update(readFileSync(file));
  return hash.digest('hex');
}
