import { Command } from 'commander';
import { AppError } from '#vocabulary/errors/app-error.ts';
import { day, wholeNumber } from '../arguments.ts';
import { answer, openProject } from '../context.ts';
import { type Parameters, settable } from '../parameters.ts';
import { explanationLines } from '../explanation-lines.ts';

interface Options {
  period?: string;
  facts: string;
  part?: string;
  project: string;
  data?: string;
  json?: boolean;
  set: Parameters;
}

/** `coxcomb explain`: leads a number back to the lines of the files it comes from, and a rating back to its rules. */
export function explainCommand(): Command {
  return settable(new Command('explain'))
    .description(
      'lead a number back to the lines of the files it comes from; `explain rating FRAMEWORK AREA` leads a rating back to its rules',
    )
    .argument('<indicator>', 'id of the indicator; or the word rating')
    .argument('<area>', 'code of the area; after the word rating, the id of the framework')
    .argument('[rated]', 'after the word rating: code of the area')
    .option('--period <day>', 'the day on which the period ends; by default the latest')
    .option('--facts <number>', 'how many facts to list', '20')
    .option('--part <id>', 'of a rating: one part of the framework; by default the whole')
    .option('--project <folder>', 'project folder', '.')
    .option('--data <folder>', 'folder of the data files')
    .option('--json', 'print the answer as JSON')
    .action(async (first: string, second: string, third: string | undefined, options: Options) => {
      if (third !== undefined && first !== 'rating')
        throw new AppError('CLI_ARGUMENT_INVALID', {
          argument: 'the first of three words',
          expected: 'the word rating',
          value: first,
        });
      await (third === undefined ? explainNumber(first, second, options) : explainRated(second, third, options));
    });
}

async function explainNumber(indicator: string, area: string, options: Options): Promise<void> {
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
}

async function explainRated(id: string, area: string, options: Options): Promise<void> {
  const project = openProject(options.project, options.data, options.json, options.set);
  const declared = project.frameworks.find(({ value }) => value.id === id)?.value;
  if (!declared) {
    const known = project.frameworks.map(({ value }) => value.id).join(', ');
    throw new AppError('FRAMEWORK_UNKNOWN', { value: id, known: known || 'none' });
  }
  const [{ explainRating }, { wordedFramework }, { ratingLines }] = await Promise.all([
    import('../../pipeline/explain-rating.ts'),
    import('../../pipeline/worded-framework.ts'),
    import('../rating-lines.ts'),
  ]);
  const framework = await wordedFramework(project, declared);
  const found = await explainRating(project, framework, { area, part: options.part });
  answer(options.json, found, ratingLines(found, framework, project.declaration.locale));
}
