import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { makeFiles } from '#downloads/make-files.ts';
import { hashTables } from '#release/manifest.ts';
import { type Served, serveSmallRelease } from '../../fixtures/serve-small-release.ts';

describe('the files of published releases', () => {
  let served: Served;

  beforeAll(async () => {
    served = await serveSmallRelease();
    const folder = join(served.folder, 'releases', '2024-1');
    const manifest = { id: '2024-1', title: 'Spring 2024', ...(await hashTables(join(folder, 'release.duckdb'))) };
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
