import type { Command } from 'commander';
import { buildCommand } from './commands/build.ts';
import { checkCommand } from './commands/check.ts';
import { demoCommand } from './commands/demo.ts';
import { explainCommand } from './commands/explain.ts';
import { exportCommand } from './commands/export.ts';
import { fetchCommand } from './commands/fetch.ts';
import { frameworkCommand } from './commands/framework.ts';
import { generateCommand } from './commands/generate.ts';
import { initCommand } from './commands/init.ts';
import { previewCommand } from './commands/preview.ts';
import { releaseCommand } from './commands/release.ts';
import { serveCommand } from './commands/serve.ts';
import { statisticCommand } from './commands/statistic.ts';

/** Every command, in the order of `--help`: one file each. */
export function commands(): Command[] {
  return [
    demoCommand(),
    initCommand(),
    checkCommand(),
    buildCommand(),
    previewCommand(),
    releaseCommand(),
    serveCommand(),
    explainCommand(),
    frameworkCommand(),
    statisticCommand(),
    exportCommand(),
    fetchCommand(),
    generateCommand(),
  ];
}
