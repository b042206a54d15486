import { existsSync, realpathSync } from 'node:fs';
import { join, relative } from 'node:path';
import type { Project } from '#project/project.ts';
import { resolveDataFile } from '#sources/formats/data-files.ts';
import type { Issue } from '#vocabulary/issue.ts';

/** A file to read, and the name to show for it. */
export interface FoundFile {
  path: string;
  name: string;
}

/** The files that a pattern names: those of the project's own folder `areas/`, or else those of its data folder. */
export async function findFiles(project: Project, pattern: string): Promise<{ files: FoundFile[]; issues: Issue[] }> {
  let issues: Issue[] = [];
  for (const folder of [join(project.folder, 'areas'), project.dataFolder]) {
    const found = await resolveDataFile(folder, pattern);
    issues = found.issues;
    if (found.issues.every(({ code }) => code === 'SOURCE_FILE_MISSING') && found.files.length === 0) continue;
    const root = existsSync(folder) ? realpathSync(folder) : folder;
    return { files: found.files.map((path) => ({ path, name: relative(root, path) })), issues };
  }
  return { files: [], issues };
}
