import { relative, resolve } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { Command, InvalidArgumentError, Option } from 'commander';
import { AppError } from '#vocabulary/errors/app-error.ts';
import type { Connection } from '#sources/publishers/connection.ts';
import type { FetchedFile } from '#sources/publishers/fetched-file.ts';
import type { PublisherTask, TaskOption, TaskValues } from '#sources/publishers/publisher.ts';
import { publishers } from '#sources/publishers/publishers.ts';

interface CommonOptions {
  data: string;
  address: string;
  json?: boolean;
}

const network: Connection = {
  fetch: globalThis.fetch,
  clock: { now: () => new Date(), wait: (milliseconds) => wait(milliseconds) },
  report: (line) => process.stderr.write(`${line}\n`),
};

/**
 * `coxcomb fetch PUBLISHER TASK`: from a live publisher into the project's data folder, with address, hash and date beside each file.
 *
 * @param connection the network and the clock; tests hand in their own
 */
export function fetchCommand(connection: Connection = network): Command {
  const fetch = new Command('fetch').description('fetch from a live publisher into the data folder');
  for (const publisher of publishers) {
    const asked = new Command(publisher.name).description(publisher.description);
    for (const task of publisher.tasks) asked.addCommand(taskCommand(task, publisher.address, connection));
    fetch.addCommand(asked);
  }
  return fetch;
}

function taskCommand(task: PublisherTask, address: string, connection: Connection): Command {
  const command = new Command(task.name)
    .description(task.description)
    .option('--data <folder>', 'data folder of the project', 'data')
    .option('--address <address>', 'base address of the publisher', address)
    .option('--json', 'print the result as JSON');
  for (const option of task.options) command.addOption(optionOf(option));
  return command.action(async (values: TaskValues & CommonOptions) => {
    const base = URL.canParse(values.address) ? new URL(values.address) : null;
    if (!base || !['http:', 'https:'].includes(base.protocol)) {
      const details = {
        argument: '--address',
        expected: 'an address such as https://example.org',
        value: values.address,
      };
      throw new AppError('FETCH_ARGUMENT_INVALID', details);
    }
    const folder = resolve(values.data);
    const files = await task.run(values, { ...connection, baseUrl: values.address, folder });
    process.stdout.write(
      values.json ? `${JSON.stringify({ files }, null, 2)}\n` : files.map((file) => lineOf(file, folder)).join(''),
    );
  });
}

function optionOf({ name, kind, description, required, default: initial }: TaskOption): Option {
  const value = kind === 'number' ? '<number>' : kind === 'numbers' ? '<numbers...>' : '<words...>';
  const option = new Option(`--${name} ${value}`, description);
  if (required) option.makeOptionMandatory();
  if (initial !== undefined) option.default(initial);
  if (kind === 'number') option.argParser(wholeNumber);
  if (kind === 'numbers')
    option.argParser((text: string, before: number[] | undefined) => [...(before ?? []), wholeNumber(text)]);
  return option;
}

function wholeNumber(text: string): number {
  if (!/^\d+$/.test(text)) throw new InvalidArgumentError('It must be a whole number.');
  return Number(text);
}

function lineOf({ path, record, changed }: FetchedFile, folder: string): string {
  return `${changed ? 'fetched' : 'unchanged'}  ${relative(folder, path)}  ${record.bytes} bytes  sha256 ${record.sha256.slice(0, 12)}\n`;
}
