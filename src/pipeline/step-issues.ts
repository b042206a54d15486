import type { Database } from '#evidence/database.ts';
import type { Declared } from '#project/declaration.ts';
import type { Project } from '#project/project.ts';
import type { Issue, Place } from '#vocabulary/issue.ts';

/** Steps whose problems are kept beside their work, so that a build that keeps the work shows them, and is blocked by them, again. */
export type KeptStep = 'areas' | 'disclosure' | 'similar' | `framework ${string}`;

/** A problem as it is kept: with the declaration that it stands in, whose lines may have moved when it is shown again. */
interface Kept {
  issue: Issue;
  declaration?: string | undefined;
}

/** Replaces the problems of a step; called inside the piece of work that found them. */
export async function keepStepIssues(
  database: Database,
  project: Project,
  step: KeptStep,
  issues: readonly Issue[],
): Promise<void> {
  await database.run('DELETE FROM step_issue WHERE step = ?', [step]);
  for (const [position, issue] of issues.entries()) {
    const kept: Kept = { issue, declaration: standingIn(project, issue.where)?.value.id };
    await database.run('INSERT INTO step_issue VALUES (?, ?, ?)', [step, position, JSON.stringify(kept)]);
  }
}

/** The problems of a step, at the places where their declarations stand now. */
export async function readStepIssues(database: Database, project: Project, step: KeptStep): Promise<Issue[]> {
  const rows = await database.rows<{ issue: string }>('SELECT issue FROM step_issue WHERE step = ? ORDER BY position', [
    step,
  ]);
  return rows.map((row) => {
    const kept = JSON.parse(row.issue) as Kept | Issue;
    // Stores of earlier versions keep the problem alone.
    const { issue, declaration } = 'issue' in kept ? kept : { issue: kept, declaration: undefined };
    const { where } = issue;
    const item = declaredIn(project, where.file).find(({ value }) => value.id === declaration);
    const now = item?.locate(pathOf(where)) ?? (isMain(where) ? project.placeOf?.(pathOf(where)) : undefined);
    return now ? { ...issue, where: { ...where, ...now } } : issue;
  });
}

function isMain({ file, line }: Place): boolean {
  return file === 'coxcomb.yaml' && line !== undefined;
}

function declaredIn(project: Project, file: string | undefined): Declared<{ id: string }>[] {
  const { measures, indicators, sources, frameworks, areaSources, boundaries } = project;
  return [measures, indicators, sources, frameworks, areaSources, boundaries].flat().filter((one) => one.file === file);
}

/** The declaration in which a problem stands: the one of its file that has its path at that place. */
function standingIn(project: Project, where: Place): Declared<{ id: string }> | undefined {
  return declaredIn(project, where.file).find((item) => {
    const { line, column } = item.locate(pathOf(where));
    return line === where.line && column === where.column;
  });
}

function pathOf({ path = '' }: Place): PropertyKey[] {
  return path === '' ? [] : path.split('.').map((part) => (/^\d+$/.test(part) ? Number(part) : part));
}
