import { cpSync, existsSync, readdirSync, statSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import { Command } from 'commander';
import { AppError } from '#vocabulary/errors/app-error.ts';
import { answer, productRoot } from '../context.ts';

/**
 * Copies the starter project, `examples/starter`, into a folder.
 *
 * @returns the files written, relative to the folder, sorted
 * @throws CLI_FOLDER_NOT_EMPTY when the folder holds anything, or is a file
 */
export function writeStarterProject(folder: string): string[] {
  const target = resolve(folder);
  if (existsSync(target) && (!statSync(target).isDirectory() || readdirSync(target).length > 0))
    throw new AppError('CLI_FOLDER_NOT_EMPTY', { folder });
  const starter = join(productRoot(), 'examples', 'starter');
  // What a build left in the example belongs to nobody's project.
  cpSync(starter, target, { recursive: true, filter: (source) => basename(source) !== '.coxcomb' });
  return filesBelow(target, '');
}

function filesBelow(root: string, below: string): string[] {
  return readdirSync(join(root, below), { withFileTypes: true })
    .flatMap((entry) => {
      const path = below ? `${below}/${entry.name}` : entry.name;
      return entry.isDirectory() ? filesBelow(root, path) : [path];
    })
    .sort();
}

/** `coxcomb init`: writes the small project of the tutorial, to be changed into one's own. */
export function initCommand(): Command {
  return new Command('init')
    .description('write a small project that builds, to start from')
    .argument('<folder>', 'folder to write; it must be empty or not exist')
    .option('--json', 'print the answer as JSON')
    .action((folder: string, options: { json?: boolean }) => {
      const files = writeStarterProject(folder);
      answer(options.json, { folder, files }, [
        ...files.map((file) => `  ${file}`),
        `A project of ${files.length} files is in ${folder}. Build it with \`coxcomb build ${folder}\`.`,
      ]);
    });
}
