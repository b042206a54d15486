import { mkdir, mkdtemp, realpath, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { resolveDataFile } from './data-files.ts';

let base: string;
let data: string;

beforeAll(async () => {
  base = await realpath(await mkdtemp(join(tmpdir(), 'coxcomb-data-')));
  data = join(base, 'data');
  for (const name of ['a.csv', 'b.csv', '.hidden.csv', 'beds/2019/q1.csv', 'beds/2020/q1.csv', 'odd[1]+.csv']) {
    await mkdir(dirname(join(data, name)), { recursive: true });
    await writeFile(join(data, name), 'x');
  }
  await writeFile(join(base, 'secret.csv'), 'x');
  await symlink(join(base, 'secret.csv'), join(data, 'out.csv'));
  await symlink(base, join(data, 'up'));
  await symlink(join(data, 'a.csv'), join(data, 'alias.txt'));
  await symlink(data, join(data, 'beds', 'round'));
  await symlink(join(base, 'gone'), join(data, 'dangling.txt'));
});
afterAll(() => rm(base, { recursive: true, force: true }));

const found = async (pattern: string) => {
  const { files, issues } = await resolveDataFile(data, pattern);
  return { files: files.map((file) => file.slice(data.length + 1)), codes: issues.map(({ code }) => code) };
};

describe('files below the data folder', () => {
  it.each([
    ['a.csv', ['a.csv']],
    ['./a.csv', ['a.csv']],
    ['{a,b}.csv', ['a.csv', 'b.csv']],
    ['[ab].csv', []],
    ['odd[1]+.csv', ['odd[1]+.csv']],
    ['.hidden.csv', ['.hidden.csv']],
    ['beds/*/q?.csv', ['beds/2019/q1.csv', 'beds/2020/q1.csv']],
    ['beds/**/*.csv', ['beds/2019/q1.csv', 'beds/2020/q1.csv']],
    ['**/q1.csv', ['beds/2019/q1.csv', 'beds/2020/q1.csv']],
    ['**/a.csv', ['a.csv']],
    ['alias.txt', ['alias.txt']],
  ])('%s', async (pattern, files) => {
    expect((await found(pattern)).files).toEqual(files);
  });

  it('says so when nothing matches, a link that leads nowhere included', async () => {
    for (const pattern of ['none.csv', 'dangling.txt', 'a.csv/b', 'beds']) {
      expect(await found(pattern)).toEqual({ files: [], codes: ['SOURCE_FILE_MISSING'] });
    }
    expect((await resolveDataFile(join(base, 'nowhere'), 'a.csv')).issues[0]!.code).toBe('SOURCE_FILE_MISSING');
  });

  it.each([
    '../secret.csv',
    'beds/../../secret.csv',
    '/etc/passwd',
    'C:\\x.csv',
    '..\\secret.csv',
    '{..,a}/secret.csv',
  ])('refuses %s, which leaves the folder', async (pattern) => {
    expect(await found(pattern)).toEqual({ files: [], codes: ['SOURCE_PATH_OUTSIDE'] });
  });

  it('refuses links that lead out, to a file or to a folder, and keeps the other files', async () => {
    expect(await found('*.csv')).toEqual({ files: ['a.csv', 'b.csv', 'odd[1]+.csv'], codes: ['SOURCE_PATH_OUTSIDE'] });
    expect(await found('up/secret.csv')).toEqual({ files: [], codes: ['SOURCE_PATH_OUTSIDE'] });
  });
});
