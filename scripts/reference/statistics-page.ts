import type { StatisticInput } from '#statistics/method.ts';
import { statisticMethods } from '#statistics/registry.ts';
import { code, codes, page, table } from './markdown.ts';

const lead = `Every statistical method, as \`coxcomb statistic NAME\` runs it over rows of CSV or NDJSON. The pipeline calls the same code.
Confidence levels are proportions (0.95). A value that cannot be given has a reason in its place, never NaN.
`;

/** The statistical methods with their inputs, outputs and edges. */
export function statisticsPage(): string {
  const parts = statisticMethods.map((method) =>
    [
      `## ${method.name}\n`,
      `${method.title}. ${method.summary}\n`,
      table(['input', 'unit', '', 'meaning'], method.inputs.map(inputRow)),
      table(
        ['output', 'unit', 'meaning'],
        method.outputs.map((output) => [code(output.name), output.unit, output.description]),
      ),
      `${method.edges.map((edge) => `- ${edge}`).join('\n')}\n`,
      `Source: ${method.source}\n`,
    ].join('\n'),
  );
  return [page('Statistics', 'src/statistics/', lead), ...parts].join('\n');
}

function inputRow(input: StatisticInput): string[] {
  const words = input.words ? ` One of: ${codes(input.words)}.` : '';
  const list = input.shape === 'list' ? 'list, ' : '';
  return [code(input.name), `${list}${input.unit}`, input.required ? 'needed' : '', `${input.description}${words}`];
}
