import { Command } from 'commander';
import { counted } from '#vocabulary/counted.ts';
import { answer, openProject } from '../context.ts';
import { type Parameters, settable } from '../parameters.ts';

/** `coxcomb check`: reads the declarations only. */
export function checkCommand(): Command {
  return settable(new Command('check'))
    .description('check the declarations of a project and list every problem')
    .argument('[folder]', 'project folder', '.')
    .option('--data <folder>', 'folder of the data files')
    .option('--json', 'print the answer as JSON')
    .action((folder: string, options: { data?: string; json?: boolean; set: Parameters }) => {
      const project = openProject(folder, options.data, options.json, options.set);
      const counts = {
        measures: project.measures.length,
        indicators: project.indicators.length,
        sources: project.sources.length,
        frameworks: project.frameworks.length,
        fileOfAreas: project.areaSources.length,
      };
      answer(options.json, { ok: true, ...counts }, [
        `No problems: ${counted(counts.indicators, 'indicator')} over ${counted(counts.measures, 'measure')}, ${counted(counts.sources, 'source')}, ${counted(counts.frameworks, 'framework')}.`,
      ]);
    });
}
