import type { Database } from '#evidence/database.ts';
import type { Declared } from '#project/declaration.ts';
import type { Project } from '#project/project.ts';
import type { Issue, Place } from '#vocabulary/issue.ts';

/** Steps whose problems are kept beside their work, so that a build that keeps the work shows them, and is blocked by them, again. */
export type KeptStep = 'areas' | 'disclosure' | 'similar' | `framework ${string}`;

/** A problem as it is kept: with the declaration that it stands in, whose lines may have moved when it is shown again. */
interface Kept {
  issue: Issue;
  declaration?: Named | undefined;
}

/** A declaration by its kind and id, which stay when it moves. */
interface Named {
  kind: DeclaredList;
  id: string;
}

const lists = ['measures', 'indicators', 'sources', 'frameworks', 'areaSources', 'boundaries'] as const;
type DeclaredList = (typeof lists)[number];

/** Replaces the problems of a step; called inside the piece of work that found them. */
export async function keepStepIssues(
  database: Database,
  project: Project,
  step: KeptStep,
  issues: readonly Issue[],
): Promise<void> {
  await database.run('DELETE FROM step_issue WHERE step = ?', [step]);
  for (const [position, issue] of issues.entries()) {
    const kept: Kept = { issue, declaration: standingIn(project, issue.where) };
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
    const { madeFrom: _, ...where } = issue.where;
    const item = declaration && listOf(project, declaration.kind).find(({ value }) => value.id === declaration.id);
    const now = item
      ? { file: item.file, ...item.locate(pathOf(where)) }
      : isMain(where)
        ? project.placeOf?.(pathOf(where))
        : undefined;
    return now ? { ...issue, where: { ...where, ...now } } : issue;
  });
}

function isMain({ file, line }: Place): boolean {
  return file === 'coxcomb.yaml' && line !== undefined;
}

function listOf(project: Project, kind: DeclaredList): Declared<{ id: string }>[] {
  return project[kind];
}

/** The declaration in which a problem stands: the one of its file that has its path at that place, made from the same row. */
function standingIn(project: Project, where: Place): Named | undefined {
  for (const kind of lists) {
    const found = listOf(project, kind).find((item) => {
      if (item.file !== where.file) return false;
      const { line, column, madeFrom } = item.locate(pathOf(where));
      return line === where.line && column === where.column && madeFrom === where.madeFrom;
    });
    if (found) return { kind, id: found.value.id };
  }
  return undefined;
}

function pathOf({ path = '' }: Place): PropertyKey[] {
  return path === '' ? [] : path.split('.').map((part) => (/^\d+$/.test(part) ? Number(part) : part));
}
