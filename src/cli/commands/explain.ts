import { Command } from 'commander';
import { day, wholeNumber } from '../arguments.ts';
import { answer, openProject } from '../context.ts';

/** `coxcomb explain`: leads a number back to the lines of the files it comes from. */
export function explainCommand(): Command {
  return new Command('explain')
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
        options: { period?: string; facts: string; project: string; data?: string; json?: boolean },
      ) => {
        const facts = wholeNumber('--facts', options.facts);
        if (options.period !== undefined) day('--period', options.period);
        const project = openProject(options.project, options.data);
        const { explainEstimate } = await import('../../pipeline/explain.ts');
        const found = await explainEstimate(project, {
          indicator,
          area,
          facts,
          ...(options.period ? { period: options.period } : {}),
        });
        const shown = (value: number | null) => (value === null ? 'none' : String(value));
        answer(options.json, found, [
          `${found.indicator}, ${found.area.name} (${found.area.code}), ${found.period}`,
          `  value ${shown(found.value)}, 95 % limits ${shown(found.lower95)} to ${shown(found.upper95)} (${found.status})`,
          `  ${shown(found.numerator)} divided by ${shown(found.denominator)}; ${found.reported} of ${found.expected} areas reported, ${found.coverage === null ? 'an unknown share' : `${(found.coverage * 100).toFixed(1)} %`} of the population`,
          ...found.comparisons.map(
            (comparison) =>
              `  beside ${comparison.with}${comparison.comparator === 'neighbours' ? ', a neighbour' : ''} (${shown(comparison.value)}): ${comparison.outcome}`,
          ),
          ...(found.quantile ? [quantileLine(found.quantile)] : []),
          ...(found.control
            ? [
                `  on its control chart (average ${found.control.mean}, limits ${found.control.lower} to ${found.control.upper}): ${found.control.cause}; goal: ${found.control.assurance}`,
              ]
            : []),
          `  from ${found.factCount.toLocaleString('en-GB')} facts${found.facts.length < found.factCount ? `, of which ${found.facts.length} are:` : ':'}`,
          ...found.facts.map(
            (fact) => `    ${fact.measure} ${fact.area}: ${fact.amount ?? fact.status}  ${fact.file}:${fact.line}`,
          ),
        ]);
      },
    );
}

function quantileLine({ quantile, of, areas }: { quantile: number | null; of: number; areas: number }): string {
  return quantile === null
    ? `  in none of ${of} groups of areas: only ${areas} of its type have a value`
    : `  in group ${quantile} of ${of} of the ${areas} areas of its type that have a value; 1 is the best or highest`;
}
