import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { realpath, stat } from 'node:fs/promises';
import { relative } from 'node:path';
import { pipeline } from 'node:stream/promises';
import type { Project } from '#project/project.ts';
import { archiveMembers } from '#sources/formats/archives/archive-members.ts';
import { resolveDataFile } from '#sources/formats/data-files.ts';
import { formatByName } from '#sources/formats/format-by-name.ts';
import { type Issue, issue } from '#vocabulary/issue.ts';

/** A file of a source, or a file in an archive of it. */
export interface FoundFile {
  path: string;
  /** Name to show: relative to the data folder, for a file in an archive with its name there behind it. */
  shown: string;
  hash: string;
  /** Size and time of change when the hash was taken. */
  mark: string;
  bytes: number;
  member?: string;
}

/** The files that a source names, with their hashes. A file that is missing, unreadable or outside the data folder is an issue. */
export async function findFiles(
  project: Project,
  { value: source, file, locate }: Project['sources'][number],
): Promise<{ files: FoundFile[]; issues: Issue[] }> {
  const found = new Map<string, FoundFile>();
  const issues: Issue[] = [];
  const root = await realpath(project.dataFolder).catch(() => project.dataFolder);
  for (const [index, pattern] of source.files.entries()) {
    const where = { file, ...locate(['files', index]), path: `files.${index}` };
    const resolved = await resolveDataFile(project.dataFolder, pattern);
    // A source that says `optional` may have no files yet; a pattern that leads out of the folder is refused in any case.
    const faults = resolved.issues.filter((problem) => !(source.optional && problem.code === 'SOURCE_FILE_MISSING'));
    issues.push(...faults.map((problem) => ({ ...problem, where })));
    for (const path of resolved.files) {
      const shown = relative(root, path);
      if (found.has(shown)) continue;
      try {
        const { size: bytes } = await stat(path);
        found.set(shown, { path, shown, bytes, mark: await fileMark(path), hash: await hashFile(path) });
      } catch (error) {
        const reason = (error as Error).message.split(',')[0];
        issues.push(issue('SOURCE_FILE_MISSING', where, { value: shown, reason }));
      }
    }
  }
  if (!source.members) return { files: [...found.values()], issues };
  const files: FoundFile[] = [];
  for (const entry of found.values()) {
    if (formatByName(entry.path).packed !== 'zip') {
      files.push(entry);
      continue;
    }
    const inside = await archiveMembers(entry.path, entry.shown, source.members);
    issues.push(...inside.issues);
    files.push(...inside.members.map((member) => ({ ...entry, shown: `${entry.shown}/${member}`, member })));
  }
  return { files, issues };
}

/** About how many bytes of text come out of a byte of a packed file. */
const packedTimes = 10;

/** About how many bytes of text the data files hold that a project’s sources name. Files that cannot be read count as nothing. */
export async function dataBytes(project: Project): Promise<number> {
  const patterns = new Set(project.sources.flatMap(({ value }) => value.files));
  const found = await Promise.all([...patterns].map((pattern) => resolveDataFile(project.dataFolder, pattern)));
  const files = new Set(found.flatMap(({ files }) => files));
  const sizes = await Promise.all(
    [...files].map(async (file) => {
      const { size } = await stat(file).catch(() => ({ size: 0 }));
      const { packed, format } = formatByName(file);
      return packed === null && (format === 'csv' || format === 'tsv') ? size : size * packedTimes;
    }),
  );
  return sizes.reduce((sum, size) => sum + size, 0);
}

/** What tells that a file has changed: its size, and when it was written last, to the nanosecond. */
export async function fileMark(path: string): Promise<string> {
  const { size, mtimeNs, ino } = await stat(path, { bigint: true });
  return `${size} ${mtimeNs} ${ino}`;
}

async function hashFile(path: string): Promise<string> {
  const hash = createHash('sha256');
  await pipeline(createReadStream(path, { highWaterMark: 1 << 20 }), hash);
  return hash.digest('hex');
}
