import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { makeFiles } from '#downloads/make-files.ts';
import { hashTables } from '#release/hash-tables.ts';
import { type Served, serveSmallRelease } from '../../fixtures/serve-small-release.ts';

describe('the files of published releases', () => {
  let served: Served;

  beforeAll(async () => {
    served = await serveSmallRelease();
    const folder = join(served.folder, 'releases', '2024-1');
    const manifest = {
      id: '2024-1',
      title: 'Spring 2024',
      ...(await hashTables(join(folder, 'release.duckdb'), 'rows')),
    };
    writeFileSync(join(folder, 'manifest.json'), JSON.stringify(manifest));
    await makeFiles(folder, manifest);
    writeFileSync(join(folder, 'files', 'secret.txt'), 'not on the list');
  });
  afterAll(() => served?.close());

  const get = (url: string, headers: Record<string, string> = {}) => served.app.inject({ url, headers });

  it('are listed with their sizes and come as they are, under the address of their release', async () => {
    const page = await get('/downloads');
    expect(page.statusCode).toBe(200);
    const links = [...page.body.matchAll(/href="(\/releases\/2024-1\/files\/[^"]+)"/g)].map(
      ([, href]) => href as string,
    );
    expect(links.length).toBeGreaterThan(120);
    const { tables } = (await get('/downloads.json')).json();
    const sizes = new Map(tables.files.rows.map((row: { file: string; bytes: number }) => [row.file, row.bytes]));
    for (const link of links) {
      const file = await get(link, { 'accept-encoding': 'br' });
      expect(file.statusCode, link).toBe(200);
      expect(file.headers['content-encoding'], link).toBeUndefined();
      expect(file.headers['x-coxcomb-release']).toBe('2024-1');
      if (sizes.has(link)) expect(file.rawPayload.length, link).toBe(sizes.get(link));
      expect((await get(link, { 'if-none-match': String(file.headers.etag) })).statusCode, link).toBe(304);
    }
    expect(served.failures).toEqual([]);
  });

  it('can be taken up again in the middle', async () => {
    const path = '/releases/2024-1/files/area.csv';
    const whole = await get(path);
    const rest = await get(path, { range: 'bytes=10-' });
    expect(rest.statusCode).toBe(206);
    expect(rest.body).toBe(whole.body.slice(10));
  });

  it('come in part when the reader’s part is of the same file, whole when it is not or the range makes no sense', async () => {
    const path = '/releases/2024-1/files/area.csv';
    const whole = await get(path);
    const tag = String(whole.headers.etag);
    const size = whole.rawPayload.length;
    const answers = async (headers: Record<string, string>) => {
      const { statusCode, body, headers: sent } = await get(path, headers);
      return [statusCode, body, sent['content-range']];
    };
    const text = whole.body;
    const all = [200, text, undefined];
    expect(await answers({ range: 'bytes=10-', 'if-range': tag })).toEqual([
      206,
      text.slice(10),
      `bytes 10-${size - 1}/${size}`,
    ]);
    expect(await answers({ range: 'bytes=2-5' })).toEqual([206, text.slice(2, 6), `bytes 2-5/${size}`]);
    expect(await answers({ range: 'bytes=-5' })).toEqual([
      206,
      text.slice(-5),
      `bytes ${size - 5}-${size - 1}/${size}`,
    ]);
    expect(await answers({ range: `bytes=-${size + 9}` })).toEqual([206, text, `bytes 0-${size - 1}/${size}`]);
    expect(await answers({ range: 'bytes=10-', 'if-range': '"another"' })).toEqual(all);
    expect(await answers({ range: 'bytes=10-', 'if-range': `W/${tag}` })).toEqual(all);
    for (const range of ['bytes=a-b', 'bytes=5-2', 'bytes=-', 'lines=1-2', 'bytes=0-1,4-5', 'bytes'])
      expect(await answers({ range }), range).toEqual(all);
    const head = await served.app.inject({ method: 'HEAD', url: path, headers: { range: 'bytes=10-' } });
    expect([head.statusCode, head.headers['content-length']]).toEqual([200, String(size)]);
  });

  it('say that there is nothing behind their end, and offer nothing to keep', async () => {
    const path = '/releases/2024-1/files/area.csv';
    const size = (await get(path)).rawPayload.length;
    for (const range of ['bytes=99999999-', `bytes=${size}-`, 'bytes=-0']) {
      const beyond = await get(path, { range });
      expect([beyond.statusCode, beyond.body, beyond.headers['content-range']]).toEqual([416, '', `bytes */${size}`]);
      expect(beyond.headers['content-disposition']).toBeUndefined();
    }
  });

  it('are sent on the conditions that the reader sets', async () => {
    const path = '/releases/2024-1/files/area.csv';
    const tag = String((await get(path)).headers.etag);
    const status = async (headers: Record<string, string>) => (await get(path, headers)).statusCode;
    for (const known of [tag, `W/${tag}`, `"a", ${tag}`, `"a,b",W/${tag} , "c"`, '*'])
      expect(await status({ 'if-none-match': known }), known).toBe(304);
    for (const known of ['"a"', 'a, b']) expect(await status({ 'if-none-match': known }), known).toBe(200);
    for (const held of [tag, `"a", ${tag}`, '*']) expect(await status({ 'if-match': held }), held).toBe(200);
    for (const held of ['"a"', `W/${tag}`]) expect(await status({ 'if-match': held }), held).toBe(412);
  });

  it('are none but those on the list, of releases that are published', async () => {
    for (const path of [
      '/releases/2024-1/files/secret.txt',
      '/releases/2024-1/files/files.json',
      '/releases/2024-1/files/..%2frelease.duckdb',
      '/releases/2024-1/files/..%2f..%2f..%2fcatalogue.json',
      '/releases/2024-1/files/__proto__',
      '/releases/2024-2/files/area.csv',
      '/releases/2024-2/files/release.duckdb',
    ])
      expect((await get(path)).statusCode, path).toBe(404);
    expect((await get('/releases/2023-1/files/area.csv')).statusCode).toBe(410);
  });

  it('are not found, and are no fault of the server, where the folder of their release is gone', async () => {
    const bare = await serveSmallRelease();
    try {
      expect((await bare.app.inject('/releases/2024-1/downloads')).statusCode).toBe(200);
      rmSync(join(bare.folder, 'releases', '2024-1'), { recursive: true });
      for (const path of ['/downloads', '/releases/2024-1/downloads', '/releases/2024-1/files/release.duckdb'])
        expect([path, (await bare.app.inject(path)).statusCode]).toEqual([path, 404]);
      expect((await bare.app.inject('/downloads.json')).json()).toMatchObject({ status: 404, code: 'HTTP_NOT_FOUND' });
      expect(bare.failures).toEqual([]);
    } finally {
      await bare.close();
    }
  });

  it('says of a release whose files were not made that they were not, and what there is instead', async () => {
    const bare = await serveSmallRelease();
    try {
      const page = await bare.app.inject('/downloads');
      expect(page.body).toContain('have not been made yet');
      expect(page.body).toContain('/releases/2024-1/files/release.duckdb');
      expect((await bare.app.inject('/releases/2024-1/files/area.csv')).statusCode).toBe(404);
    } finally {
      await bare.close();
    }
  });
});
