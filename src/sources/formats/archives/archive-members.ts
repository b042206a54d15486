import { type Issue, issue } from '#vocabulary/issue.ts';
import { nameMatcher } from '../name-pattern.ts';
import { Refusal } from '../refusal.ts';
import { zipDirectory } from './zip-directory.ts';

/**
 * The files in a zip archive that patterns name, in the order of their names.
 *
 * @param file name to use in issues
 * @returns SOURCE_ARCHIVE_MEMBER for a pattern that names none, and whatever makes the archive unusable
 */
export async function archiveMembers(
  path: string,
  file: string,
  patterns: readonly string[],
): Promise<{ members: string[]; issues: Issue[] }> {
  try {
    const names = (await zipDirectory(path, file)).map(({ name }) => name);
    const found = patterns.map((pattern) => names.filter(nameMatcher(pattern)));
    const listed = names.slice(0, 20).join(', ') || 'nothing';
    const issues = patterns.flatMap((pattern, index) =>
      found[index]!.length > 0
        ? []
        : [issue('SOURCE_ARCHIVE_MEMBER', { file }, { count: 0, wanted: ` for ${pattern}`, names: listed })],
    );
    return { members: [...new Set(found.flat())].sort(), issues };
  } catch (error) {
    if (error instanceof Refusal) return { members: [], issues: [error.issue] };
    throw error;
  }
}
