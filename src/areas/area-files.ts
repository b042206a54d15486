import { existsSync, readdirSync, realpathSync } from 'node:fs';
import { join, relative, sep } from 'node:path';

/**
 * The files that a pattern names, sorted. The project's own folder of areas is looked at first, then the data folder.
 *
 * `*` and `?` stand for anything within a name, `**` for any number of folders.
 *
 * @returns paths, each with the name to show; `outside` when the pattern, or a link on the way, leaves the folders
 */
export function findFiles(
  pattern: string,
  folders: readonly string[],
): { files: { path: string; name: string }[]; outside: boolean } {
  if (pattern.split(/[\\/]/).includes('..') || pattern.startsWith('/')) return { files: [], outside: true };
  const expression = patternExpression(pattern);
  for (const folder of folders.filter((path) => existsSync(path))) {
    const names = /[*?]/.test(pattern)
      ? filesBelow(folder, '').filter((name) => expression.test(name))
      : existsSync(join(folder, pattern))
        ? [pattern]
        : [];
    if (names.length === 0) continue;
    const root = realpathSync(folder);
    const outside = names.some((name) => relative(root, realpathSync(join(folder, name))).startsWith(`..${sep}`));
    return { files: outside ? [] : names.sort().map((name) => ({ path: join(folder, name), name })), outside };
  }
  return { files: [], outside: false };
}

const wildcards: Record<string, string> = { '*': '[^/]*', '?': '[^/]', '**/': '(?:.*/)?', '**': '.*' };

function patternExpression(pattern: string): RegExp {
  const source = pattern
    .replace(/[.+^${}()|[\]\\]/g, '\\$&')
    .replace(/\*\*\/?|\*|\?/g, (wild) => wildcards[wild] as string);
  return new RegExp(`^${source}$`);
}

function filesBelow(folder: string, prefix: string): string[] {
  return readdirSync(join(folder, prefix), { withFileTypes: true }).flatMap((entry) => {
    const name = prefix ? `${prefix}/${entry.name}` : entry.name;
    return entry.isDirectory() ? filesBelow(folder, name) : [name];
  });
}
