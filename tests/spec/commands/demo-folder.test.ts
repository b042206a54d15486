import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { demoCommand } from '../../../src/cli/commands/demo.ts';

let root: string;
beforeAll(() => {
  root = mkdtempSync(join(tmpdir(), 'coxcomb-demo-folder-'));
});
afterAll(() => rmSync(root, { recursive: true, force: true }));

const run = (...words: string[]) =>
  demoCommand()
    .exitOverride()
    .parseAsync(['--no-serve', ...words], { from: 'user' });

test('a folder with anything else in it is refused and left as it is, also when it is to be made anew', async () => {
  const folder = join(root, 'precious');
  mkdirSync(join(folder, 'data'), { recursive: true });
  writeFileSync(join(folder, 'coxcomb.yaml'), 'id: mine\n');
  writeFileSync(join(folder, 'data', 'a.csv'), 'kept\n');
  for (const words of [[], ['--fresh']])
    await expect(run('--folder', folder, ...words)).rejects.toMatchObject({ code: 'CLI_FOLDER_NOT_EMPTY' });
  expect(readFileSync(join(folder, 'data', 'a.csv'), 'utf8')).toBe('kept\n');
});

test.each(['abc', '', '-1', '1.5', '1e30'])('the seed %j is refused before anything is made', async (seed) => {
  const folder = join(root, 'never');
  await expect(run('--folder', folder, `--seed=${seed}`)).rejects.toMatchObject({ code: 'CLI_ARGUMENT_INVALID' });
  expect(existsSync(folder)).toBe(false);
});
