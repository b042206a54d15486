import { createReadStream } from 'node:fs';
import { once } from 'node:events';
import { basename, extname } from 'node:path';
import { Command, Option } from 'commander';
import { markedEncoding } from '#sources/formats/csv/text-encoding.ts';
import type { StatisticInput, StatisticMethod } from '#statistics/method.ts';
import { statisticMethod, statisticMethods } from '#statistics/registry.ts';
import { AppError } from '#vocabulary/errors/app-error.ts';
import { formatIssue, type Issue } from '#vocabulary/issue.ts';
import { answerRows } from '../answer-rows.ts';
import { answer } from '../context.ts';
import type { RowFormat } from '../row-stream.ts';

interface StatisticOptions {
  input?: string;
  format?: RowFormat;
  outFormat?: RowFormat;
  set: string[];
  list?: boolean;
  describe?: string;
  json?: boolean;
}

const formats: RowFormat[] = ['csv', 'ndjson'];

const help = `
Rows come from a file or standard input and go to standard output in their order, with the answers after their own
columns. A list in a CSV cell is separated by semicolons, and two semicolons in a row leave an entry missing. A row that
cannot be answered comes out with the reason in the column "issue"; the exit code is then 1.

  printf 'numerator,denominator\\n65,100\\n' | coxcomb statistic proportion --set multiplier=100`;

/** `coxcomb statistic`: one statistical method over the rows of a table. */
export function statisticCommand(): Command {
  return new Command('statistic')
    .description('run a statistical method over rows of CSV or NDJSON')
    .argument('[method]', 'name of the method')
    .option('--input <file>', 'read rows from this file instead of standard input')
    .addOption(new Option('--format <format>', 'format of the rows; by default told from the file').choices(formats))
    .addOption(
      new Option('--out-format <format>', 'format of the answers; by default that of the rows').choices(formats),
    )
    .option('--set <name=value>', 'an input that is the same for every row', collect, [])
    .option('--list', 'list the methods')
    .option('--describe <method>', 'show inputs, outputs and edges of a method')
    .option('--json', 'list and describe as JSON; write rows and problems as NDJSON')
    .addHelpText('after', help)
    .action(async (name: string | undefined, options: StatisticOptions, command: Command) => {
      if (options.list) return answer(options.json, statisticMethods.map(summaryOf), listLines());
      if (options.describe) {
        const method = statisticMethod(options.describe);
        return answer(options.json, descriptionOf(method), describeLines(method));
      }
      if (name === undefined) return command.error("error: missing required argument 'method' (--list shows them)");
      await run(statisticMethod(name), options);
    });
}

function collect(value: string, before: string[]): string[] {
  return [...before, value];
}

async function run(method: StatisticMethod, options: StatisticOptions): Promise<void> {
  const { input, json } = options;
  const stream = input === undefined ? process.stdin : createReadStream(input);
  const report = (problem: Issue): void => {
    process.stderr.write(`${json ? JSON.stringify(problem) : formatIssue(problem)}\n`);
  };
  try {
    const { problems } = await answerRows(method, {
      text: decoded(stream, input ?? 'standard input'),
      file: input ?? 'standard input',
      format: options.format ?? formatByName(input),
      outFormat: options.outFormat ?? (json ? 'ndjson' : undefined),
      constants: constantsOf(method, options.set),
      write: async (text) => {
        if (!process.stdout.write(text)) await once(process.stdout, 'drain');
      },
      report,
    });
    if (problems > 0) process.exitCode = 1;
  } finally {
    stream.destroy();
  }
}

async function* decoded(stream: NodeJS.ReadableStream, file: string): AsyncGenerator<string> {
  let decoder: TextDecoder | undefined;
  try {
    for await (const piece of stream as AsyncIterable<Buffer>) {
      decoder ??= new TextDecoder(markedEncoding(piece)?.encoding ?? 'utf-8', { fatal: true });
      yield decoder.decode(piece, { stream: true });
    }
    yield decoder?.decode() ?? '';
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    const problem =
      code === 'ERR_ENCODING_INVALID_ENCODED_DATA' ? `it is not text in ${decoder?.encoding ?? 'utf-8'}` : message;
    throw new AppError('STATISTIC_INPUT_UNREADABLE', { file, problem }, { cause: error });
  }
}

function formatByName(file: string | undefined): RowFormat | undefined {
  if (file === undefined) return undefined;
  const ending = extname(basename(file)).toLowerCase();
  if (ending === '.csv') return 'csv';
  return ending === '.ndjson' || ending === '.jsonl' ? 'ndjson' : undefined;
}

function constantsOf(method: StatisticMethod, settings: readonly string[]): Record<string, string> {
  return Object.fromEntries(
    settings.map((setting) => {
      const equals = setting.indexOf('=');
      const name = equals < 0 ? setting : setting.slice(0, equals);
      if (equals < 0 || !method.inputs.some((input) => input.name === name)) {
        const expected = `name=value with an input of the method: ${method.inputs.map((input) => input.name).join(', ')}`;
        throw new AppError('STATISTIC_ARGUMENT_INVALID', {
          method: method.name,
          argument: '--set',
          expected,
          value: setting,
        });
      }
      return [name, setting.slice(equals + 1)];
    }),
  );
}

function summaryOf({ name, title, summary }: StatisticMethod) {
  return { name, title, summary };
}

function descriptionOf({ run: _, ...description }: StatisticMethod) {
  return description;
}

function listLines(): string[] {
  const width = Math.max(...statisticMethods.map((method) => method.name.length));
  return statisticMethods.map((method) => `${method.name.padEnd(width)}  ${method.title}`);
}

function describeLines(method: StatisticMethod): string[] {
  return [
    `${method.name}: ${method.title}`,
    method.summary,
    '',
    'Inputs',
    ...method.inputs.map((input) => `  ${inputName(input)}  ${input.description}${wordsOf(input)}`),
    '',
    'Outputs',
    ...method.outputs.map((output) => `  ${output.name} (${output.unit})  ${output.description}`),
    '',
    'Edges',
    ...method.edges.map((edge) => `  ${edge}`),
    '',
    `Source: ${method.source}`,
  ];
}

function inputName(input: StatisticInput): string {
  const needed = input.required ? 'required' : 'optional';
  return `${input.name} (${[input.shape === 'list' ? 'list' : null, input.unit, needed].filter(Boolean).join(', ')})`;
}

function wordsOf(input: StatisticInput): string {
  return input.words ? ` One of: ${input.words.join(', ')}.` : '';
}
