import { Command } from 'commander';
import { day, wholeNumber } from '../arguments.ts';
import { answer, openProject } from '../context.ts';
import { type Parameters, settable } from '../parameters.ts';
import { explanationLines } from '../explanation-lines.ts';

/** `coxcomb explain`: leads a number back to the lines of the files it comes from. */
export function explainCommand(): Command {
  return settable(new Command('explain'))
    .description('lead a number back to the lines of the files it comes from')
    .argument('<indicator>', 'id of the indicator')
    .argument('<area>', 'code of the area')
    .option('--period <day>', 'the day on which the period ends; by default the latest')
    .option('--facts <number>', 'how many facts to list', '20')
    .option('--project <folder>', 'project folder', '.')
    .option('--data <folder>', 'folder of the data files')
    .option('--json', 'print the answer as JSON')
    .action(
      async (
        indicator: string,
        area: string,
        options: { period?: string; facts: string; project: string; data?: string; json?: boolean; set: Parameters },
      ) => {
        const facts = wholeNumber('--facts', options.facts);
        if (options.period !== undefined) day('--period', options.period);
        const project = openProject(options.project, options.data, false, options.set);
        const { explainEstimate } = await import('../../pipeline/explain.ts');
        const found = await explainEstimate(project, {
          indicator,
          area,
          facts,
          ...(options.period ? { period: options.period } : {}),
        });
        answer(options.json, found, explanationLines(found));
      },
    );
}
