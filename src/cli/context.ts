import { existsSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { loadProject, refuseProblems } from '#project/load.ts';
import type { Project } from '#project/project.ts';
import { formatIssue, type Issue } from '#vocabulary/issue.ts';
import type { Parameters } from './parameters.ts';

/** Root of the product: the folder with package.json, whether run from sources or from the bundle. */
export function productRoot(): string {
  let folder = dirname(fileURLToPath(import.meta.url));
  while (!existsSync(join(folder, 'package.json'))) folder = dirname(folder);
  return folder;
}

/**
 * Loads a project for a command: problems go to standard error, all of them; blocking ones end the command.
 *
 * @param set  values in place of those that coxcomb.yaml gives its parameters
 * @param json whether the answer was asked for as JSON: the problems that end the command are then written as such, too
 */
export function openProject(folder: string, data: string | undefined, json = false, set: Parameters = {}): Project {
  const { project, issues } = loadProject(resolve(folder), {
    ...(data ? { dataFolder: resolve(data) } : {}),
    shippedFrameworks: join(productRoot(), 'frameworks'),
    parameters: set,
  });
  showIssues(issues);
  if (!project && json) answer(json, { ok: false, issues }, []);
  if (!project) refuseProblems(issues);
  return project;
}

/** At most this many issues are shown of each code: the report counts them all. */
const shownOfEach = 5;

export function showIssues(issues: readonly Issue[]): void {
  const seen = new Map<string, number>();
  for (const issue of issues) {
    const count = (seen.get(issue.code) ?? 0) + 1;
    seen.set(issue.code, count);
    if (count <= shownOfEach || issue.severity === 'blocks') process.stderr.write(`${formatIssue(issue)}\n`);
  }
  for (const [code, count] of seen) {
    if (count > shownOfEach)
      process.stderr.write(`… ${(count - shownOfEach).toLocaleString('en-GB')} more of ${code}\n`);
  }
}

/** Writes lines, or the value as JSON where that was asked for. */
export function answer(json: boolean | undefined, value: unknown, lines: readonly string[]): void {
  process.stdout.write(json ? `${JSON.stringify(value, null, 2)}\n` : `${lines.join('\n')}\n`);
}

/** Today as YYYY-MM-DD, in the world’s time. */
export function today(): string {
  return new Date().toISOString().slice(0, 10);
}
