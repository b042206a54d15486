import type { Database } from '#evidence/database.ts';
import type { Issue } from '#vocabulary/issue.ts';

/** Steps whose problems are kept beside their work, so that a build that keeps the work shows them, and is blocked by them, again. */
export type KeptStep = 'areas' | 'disclosure' | 'similar' | `framework ${string}`;

/** Replaces the problems of a step; called inside the piece of work that found them. */
export async function keepStepIssues(database: Database, step: KeptStep, issues: readonly Issue[]): Promise<void> {
  await database.run('DELETE FROM step_issue WHERE step = ?', [step]);
  for (const [position, found] of issues.entries())
    await database.run('INSERT INTO step_issue VALUES (?, ?, ?)', [step, position, JSON.stringify(found)]);
}

export async function readStepIssues(database: Database, step: KeptStep): Promise<Issue[]> {
  const rows = await database.rows<{ issue: string }>('SELECT issue FROM step_issue WHERE step = ? ORDER BY position', [
    step,
  ]);
  return rows.map(({ issue }) => JSON.parse(issue) as Issue);
}
