import type { Dirent } from 'node:fs';
import { readdir, realpath, stat } from 'node:fs/promises';
import { join, sep } from 'node:path';
import type { Issue } from '#vocabulary/issue.ts';
import { issue } from '#vocabulary/issue.ts';
import { leadsOut } from './archives/zip-directory.ts';
import { alternatives, segmentMatcher, segmentsOf } from './name-pattern.ts';

/**
 * The files below a project's data folder that a pattern names, sorted by path.
 *
 * How patterns are written is said in `name-pattern.ts`. Links are followed only to places inside the data folder.
 *
 * @returns absolute paths; SOURCE_FILE_MISSING when nothing matches, SOURCE_PATH_OUTSIDE when the pattern or a link leads out
 */
export async function resolveDataFile(
  dataFolder: string,
  pattern: string,
): Promise<{ files: string[]; issues: Issue[] }> {
  const outside = (value: string) => issue('SOURCE_PATH_OUTSIDE', { path: pattern }, { value });
  if (alternatives(pattern).some(leadsOut)) return { files: [], issues: [outside(pattern)] };
  let root: string;
  try {
    root = await realpath(dataFolder);
  } catch {
    return { files: [], issues: [missing(pattern, 'there is no data folder')] };
  }
  const files: string[] = [];
  const issues: Issue[] = [];
  const below = (path: string) => path.slice(root.length + 1);
  const refuse = (path: string, reason?: string) =>
    issues.push(
      reason === undefined
        ? outside(below(path))
        : issue('SOURCE_FILE_MISSING', { path: pattern }, { value: below(path) || '.', reason }),
    );
  for (const segments of alternatives(pattern).map(segmentsOf)) await collect(root, root, segments, files, refuse);
  if (files.length === 0 && issues.length === 0)
    issues.push(missing(pattern, 'no file of that name is in the data folder'));
  return { files: [...new Set(files)].sort(), issues };
}

function missing(pattern: string, reason: string): Issue {
  return issue('SOURCE_FILE_MISSING', { path: pattern }, { value: pattern, reason });
}

async function collect(
  root: string,
  folder: string,
  [segment, ...rest]: readonly string[],
  files: string[],
  refuse: (path: string, reason?: string) => void,
): Promise<void> {
  if (segment === undefined) return;
  if (segment === '**') await collect(root, folder, rest, files, refuse);
  const matches = segment === '**' ? (name: string) => !name.startsWith('.') : segmentMatcher(segment);
  let entries: Dirent[];
  try {
    entries = await readdir(folder, { withFileTypes: true });
  } catch (error) {
    refuse(folder, (error as Error).message.split(',')[0]);
    return;
  }
  for (const entry of entries.sort(byName)) {
    if (!matches(entry.name)) continue;
    const path = join(folder, entry.name);
    let isFolder = entry.isDirectory();
    let isFile = entry.isFile();
    if (entry.isSymbolicLink()) {
      const target = await realpath(path).catch(() => null);
      if (target === null) continue;
      if (target !== root && !target.startsWith(root + sep)) {
        if (segment !== '**' || rest.length === 0 || segmentMatcher(rest[0]!)(entry.name)) refuse(path);
        continue;
      }
      // A link to a folder could lead round in circles, so only links to files are followed.
      isFolder = false;
      isFile = (await stat(target)).isFile();
    }
    if (isFolder && segment === '**') await collect(root, path, [segment, ...rest], files, refuse);
    else if (isFolder && rest.length > 0) await collect(root, path, rest, files, refuse);
    if (isFile && rest.length === 0) files.push(path);
    // A pattern may well match folders besides; a name without one means this.
    else if (!isFile && rest.length === 0 && segment === entry.name) refuse(path, 'it is no file');
  }
}

function byName(a: { name: string }, b: { name: string }): number {
  return a.name < b.name ? -1 : 1;
}
