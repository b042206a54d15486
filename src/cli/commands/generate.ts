import { existsSync, readdirSync } from 'node:fs';
import { Command, InvalidArgumentError } from 'commander';
import { AppError } from '#vocabulary/errors/app-error.ts';
import { answer } from '../context.ts';

interface GenerateOptions {
  out: string;
  rows?: number;
  indicators?: number;
  seed: number;
  json?: boolean;
}

/** `coxcomb generate`: a project of any size with invented data, or the demonstration country when no size is given. */
export function generateCommand(): Command {
  return new Command('generate')
    .description('write a project folder with invented data: of a given size, or the demonstration country')
    .requiredOption('--out <folder>', 'folder to write; it must not exist yet, or be empty')
    .option('--rows <number>', 'rows of data; without it the demonstration country is written', wholeNumber)
    .option('--indicators <number>', 'with --rows: number of indicators, each with a source of its own', wholeNumber)
    .option('--seed <number>', 'the same seed writes the same bytes', wholeNumber, 1858)
    .option('--json', 'print the counts as JSON')
    .action(async ({ out, rows, indicators, seed, json }: GenerateOptions) => {
      if (existsSync(out) && readdirSync(out).length > 0) throw new AppError('CLI_FOLDER_NOT_EMPTY', { folder: out });
      const { generateDemonstration } = await import('#demo/generate-demonstration.ts');
      const { generateRows } = await import('#demo/generate-rows.ts');
      const written =
        rows === undefined
          ? await generateDemonstration({ folder: out, seed })
          : generateRows({ folder: out, rows, seed, ...(indicators ? { indicators } : {}) });
      const count = (number: number) => number.toLocaleString('en-GB');
      answer(json, { folder: out, ...written }, [
        `Wrote ${count(written.files)} files with ${count(written.rows)} rows of data to ${out}.`,
      ]);
    });
}

function wholeNumber(text: string): number {
  const number = Number(text);
  if (!Number.isSafeInteger(number) || number < 1) throw new InvalidArgumentError('It is not a whole number above 0.');
  return number;
}
