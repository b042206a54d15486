import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { fetchCommand } from '#cli/commands/fetch.ts';
import { fingertipsColumns } from '#sources/formats/fingertips-csv.ts';
import { localPublisher } from './local-publisher.ts';

const publisher = localPublisher();
let printed = '';

beforeEach(() => {
  printed = '';
  vi.spyOn(process.stdout, 'write').mockImplementation((text) => {
    printed += String(text);
    return true;
  });
});
afterEach(() => vi.restoreAllMocks());

function run(...words: string[]) {
  const command = fetchCommand(publisher.connection);
  const quiet = (one: typeof command): void => {
    one.exitOverride().configureOutput({ writeErr: () => {} });
    one.commands.forEach(quiet);
  };
  quiet(command);
  return command.parseAsync([...words, '--data', publisher.folder, '--address', `${publisher.baseUrl}/api`], {
    from: 'user',
  });
}

describe('coxcomb fetch', () => {
  it('fetches into the data folder and says what it fetched, then that nothing changed', async () => {
    publisher.answer = (request, response) =>
      request.headers['if-none-match']
        ? response.writeHead(304).end()
        : response.writeHead(200, { etag: '"1"' }).end(fingertipsColumns.join(','));
    await run('fingertips', 'data', '--indicator', '241', '--areas', '7');
    expect(printed).toMatch(
      /^fetched {2}fingertips\/data-indicator-241-areas-7-in-15\.csv {2}\d+ bytes {2}sha256 [0-9a-f]{12}\n$/,
    );
    expect(await readFile(join(publisher.folder, 'fingertips/data-indicator-241-areas-7-in-15.csv'), 'utf8')).toBe(
      fingertipsColumns.join(','),
    );
    printed = '';
    await run('fingertips', 'data', '--indicator', '241', '--areas', '7', '--json');
    expect(JSON.parse(printed)).toMatchObject({ files: [{ changed: false }] });
  });

  it('asks the other tasks too', async () => {
    publisher.answer = (_, response) => response.end('[]');
    await run('fingertips', 'areas', '--type', '221');
    await expect(run('fingertips', 'metadata', '--profile', '19')).rejects.toMatchObject({ code: 'FETCH_NOT_DATA' });
    await expect(run('ods', 'organisations', '--role', 'RO177')).rejects.toMatchObject({ code: 'FETCH_NOT_DATA' });
    expect(publisher.asked).toEqual([
      '/api/areas/by_area_type?area_type_id=221',
      '/api/indicator_metadata/csv/by_profile_id?profile_id=19',
      '/api/organisations?PrimaryRoleId=RO177&Limit=1000&_format=json',
    ]);
  });

  it.each(['publisher', 'file:///etc/passwd', 'ftp://example.org'])('refuses the address %s', async (address) => {
    const command = fetchCommand(publisher.connection);
    const words = ['fingertips', 'metadata', '--indicator', '1', '--data', publisher.folder, '--address', address];
    await expect(command.parseAsync(words, { from: 'user' })).rejects.toMatchObject({
      code: 'FETCH_ARGUMENT_INVALID',
      exitCode: 2,
    });
    expect(publisher.asked).toEqual([]);
  });

  it('refuses wrong use before asking anybody', async () => {
    await expect(run('fingertips', 'data', '--areas', '7')).rejects.toMatchObject({ code: 'FETCH_ARGUMENT_INVALID' });
    await expect(run('fingertips', 'data', '--areas', '7', '--group', '1', '--profile', '2')).rejects.toMatchObject({
      code: 'FETCH_ARGUMENT_INVALID',
    });
    await expect(run('fingertips', 'data', '--indicator', '241')).rejects.toMatchObject({
      code: 'commander.missingMandatoryOptionValue',
    });
    await expect(run('fingertips', 'areas', '--type', 'x')).rejects.toMatchObject({
      code: 'commander.invalidArgument',
    });
    expect(publisher.asked).toEqual([]);
  });
});
