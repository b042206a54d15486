import { openSync, closeSync, writeFileSync } from 'node:fs';
import { Command } from 'commander';
import { AppError } from '#vocabulary/errors/app-error.ts';
import { memorySize } from '../arguments.ts';
import { answer, openProject, showIssues } from '../context.ts';
import { type Parameters, settable } from '../parameters.ts';
import { progressLine } from '../progress.ts';

interface BuildCommandOptions {
  data?: string;
  report?: string;
  memory?: string;
  json?: boolean;
  set: Parameters;
}

/** `coxcomb build`: everything up to a project that can be released. */
export function buildCommand(): Command {
  return settable(new Command('build'))
    .description('read the sources, compute the indicators, compare and rate the areas')
    .argument('[folder]', 'project folder', '.')
    .option('--data <folder>', 'folder of the data files; by default data/ in the project folder')
    .option('--report <file>', 'write the report as JSON')
    .option('--memory <limit>', 'memory that the store may use, such as 512MB')
    .option('--json', 'print the report as JSON')
    .action(async (folder: string, options: BuildCommandOptions) => {
      const project = openProject(folder, options.data, options.json, options.set);
      if (options.memory) memorySize('--memory', options.memory);
      if (options.report) checkPlace(options.report);
      const { build } = await import('../../pipeline.ts');
      const { reportLines } = await import('../../pipeline/build-report.ts');
      const line = progressLine(process.stderr, () => performance.now());
      const report = await build(project, {
        progress: line.show,
        clock: () => performance.now(),
        ...(options.memory ? { memoryLimit: options.memory } : {}),
      });
      line.end();
      showIssues(report.problems);
      if (options.report) writeFileSync(options.report, `${JSON.stringify(report, null, 2)}\n`);
      answer(options.json, report, reportLines(report));
      if (report.blocked) process.exitCode = 1;
    });
}

/** Before the work, so that hours of it do not end at a folder that is not there. */
function checkPlace(file: string): void {
  try {
    closeSync(openSync(file, 'a'));
  } catch (error) {
    const [reason] = (error as Error).message.split(',');
    throw new AppError('CLI_REPORT_PLACE', { file, reason }, { cause: error });
  }
}
