import type { Command } from 'commander';
import { buildCommand } from './commands/build.ts';
import { checkCommand } from './commands/check.ts';
import { fetchCommand } from './commands/fetch.ts';
import { releaseCommand } from './commands/release.ts';

/** Every command, in the order of `--help`: one file each. */
export function commands(): Command[] {
  return [checkCommand(), buildCommand(), fetchCommand(), releaseCommand()];
}
