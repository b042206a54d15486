import { spawn } from 'node:child_process';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { fingertipsColumns } from '#sources/formats/fingertips-csv.ts';
import { resolveDataFile } from '#sources/formats/data-files.ts';
import { localPublisher } from './local-publisher.ts';

const publisher = localPublisher();
const program = fileURLToPath(new URL('../../../bin/coxcomb.mjs', import.meta.url));
const content = `${fingertipsColumns.join(',')}\n${`1${','.repeat(26)}\n`.repeat(50_000)}`;

/** Runs `coxcomb fetch`, killing it when the publisher says so. */
function run(killed?: Promise<void>): Promise<number | null> {
  const words = ['fetch', 'fingertips', 'data', '--indicator', '1', '--areas', '7', '--data', publisher.folder];
  const child = spawn(process.execPath, [program, ...words, '--address', `${publisher.baseUrl}/api`], {
    stdio: 'ignore',
  });
  void killed?.then(() => child.kill('SIGKILL'));
  return new Promise((resolve) => child.once('close', resolve));
}

it('leaves nothing that a source could take for a file when it is killed half way, and is whole the next time', async () => {
  let half = () => {};
  const sent = new Promise<void>((resolve) => {
    half = () => setTimeout(resolve, 200);
  });
  publisher.answer = (_, response) => {
    response.writeHead(200, { 'content-type': 'text/csv', 'content-length': content.length });
    response.write(content.slice(0, content.length / 2), half);
  };
  expect(await run(sent)).toBeNull();
  expect((await resolveDataFile(publisher.folder, '**/*')).files).toEqual([]);

  publisher.answer = (_, response) => response.writeHead(200, { 'content-length': content.length }).end(content);
  expect(await run()).toBe(0);
  const { files } = await resolveDataFile(publisher.folder, '**/*.csv');
  expect(files).toHaveLength(1);
  expect(await readFile(files[0] as string, 'utf8')).toBe(content);
  expect(await readdir(join(files[0] as string, '..', '.fetching'))).toEqual([]);
}, 60_000);
