import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createPublicApp } from '#server/public-app.ts';
import { pathsOf } from '#site/pages/registry.ts';
import type { Area, ProfileRow } from '#release/reader/records.ts';
import type { Release } from '#release/reader/release.ts';
import { type Served, serveSmallRelease } from '../../fixtures/serve-small-release.ts';

describe('the public site over published releases', () => {
  let served: Served;
  let release: Release;
  let paths: string[];

  beforeAll(async () => {
    served = await serveSmallRelease();
    release = (await served.releases.current()) as Release;
    paths = [...pathsOf(release)];
  });

  afterAll(() => served?.close());

  const get = (url: string, headers: Record<string, string> = {}) => served.app.inject({ url, headers });

  const textOf = async (url: string) => (await get(url)).body;

  it('compares areas that are written by code or by name, and says which are not found or too many', async () => {
    const areas = release.areaTypes.flatMap((type) => release.areasOf(type)).filter((area) => !area.closed);
    const [one, other] = areas.filter(({ name }) => areas.filter((area) => area.name === name).length === 1);
    if (!one || !other) throw new Error('the release has too few areas');
    const start = (written: string) => get(`/compare?areas=${encodeURIComponent(written)}`);
    const both = await start(`${one.name}, ${other.code}`);
    expect(both.statusCode).toBe(303);
    expect(both.headers.location).toBe(`/compare/${one.code.toLowerCase()},${other.code.toLowerCase()}`);
    expect((await start(`${one.name}, Nowhere at all`)).body).toContain('name or code: Nowhere at all.');
    const many = await start(areas.map(({ code }) => code).join(' '));
    expect(areas.length).toBeGreaterThan(6);
    expect([many.statusCode, many.body.includes('Up to six areas')]).toEqual([200, true]);
  });

  it('lists each address once, and answers every one of them as a page and as data', async () => {
    expect(new Set(paths).size).toBe(paths.length);
    expect(paths.length).toBeGreaterThan(40);
    for (const path of paths) {
      const page = await get(path || '/');
      expect(page.statusCode, path).toBe(200);
      expect(page.headers['content-type']).toBe('text/html; charset=utf-8');
      const data = await get(`${path || '/index'}.json`);
      expect(data.statusCode, `${path}.json`).toBe(200);
      const { release: from, tables } = data.json();
      expect(from.id).toBe('2024-1');
      for (const [name, table] of Object.entries(tables as Record<string, { columns: unknown[]; rows: unknown[] }>)) {
        const file = await get(`${path || '/index'}.csv?table=${name}`);
        expect(file.statusCode, `${path}.csv?table=${name}`).toBe(200);
        expect(file.headers['content-type']).toBe('text/csv; charset=utf-8');
        expect(file.body.split('\r\n').length).toBeGreaterThanOrEqual(table.rows.length + 2);
      }
    }
    expect(served.failures).toEqual([]);
  });

  it('has no link that leads nowhere, on any page that can be reached', async () => {
    const seen = new Set<string>();
    let sampled = 0;
    const queue = paths.map((path) => path || '/');
    while (queue.length > 0) {
      const path = queue.pop() as string;
      if (seen.has(path)) continue;
      // Data files are tested above; of the many combinations to compare, and of the release’s own addresses, some do.
      if (/\.(json|csv|svg)(\?|$)/.test(path)) continue;
      if (/^\/(compare\/|releases\/2024-1\/)/.test(path) && ++sampled > 40) continue;
      seen.add(path);
      const answer = await get(path);
      expect(answer.statusCode, path).toBeLessThan(400);
      if (answer.statusCode >= 300 || !String(answer.headers['content-type']).startsWith('text/html')) continue;
      for (const [, href = ''] of answer.body.matchAll(/href="(\/[^"#]*)/g)) queue.push(href.replaceAll('&amp;', '&'));
      const ids = new Set([...answer.body.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id));
      for (const [, anchor] of answer.body.matchAll(/href="#([^"]+)"/g))
        expect(ids.has(anchor), `${path}#${anchor}`).toBe(true);
    }
    expect(seen.size).toBeGreaterThan(200);
  }, 120_000);

  it('gives each element of a page an id of its own', async () => {
    for (const path of paths) {
      const { body } = await get(path || '/');
      const ids = [...body.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id);
      expect(new Set(ids).size, path).toBe(ids.length);
    }
  });

  it('says the same word for an area in picture, page and data', async () => {
    const page = await get('/areas/district/a01');
    const { tables } = (await get('/areas/district/a01.json')).json();
    const smoking = tables.measures.rows.find((row: { measure: string }) =>
      row.measure.startsWith('Mothers who smoke'),
    );
    const profile = await release.profile(release.area('district', 'a01') as Area);
    const stored = profile.find((row) => row.indicator.key === 'smoking-at-birth') as ProfileRow;
    expect(smoking.value).toBe(stored.value);
    expect(smoking.lower).toBe(stored.lower95);
    expect(page.body).toContain(`${(stored.value as number).toFixed(1)}%`);
  });

  it('says in page and data where an area stands: among all, beside its neighbours, and against its goal', async () => {
    const address = '/areas/district/a02/measures/smoking-at-birth';
    const html = await textOf(address);
    const data = JSON.parse(await textOf(`${address}.json`)) as {
      tables: Record<string, { rows: Record<string, string>[] }>;
    };
    const beside = data.tables.neighbours?.rows ?? [];
    expect(beside.map(({ neighbour }) => neighbour)).toContain('Northvale');
    for (const { neighbour, compared } of beside) {
      expect(compared).toMatch(new RegExp(`^(better|worse|similar) (than|to) ${neighbour?.replace(/[^\w ]/g, '.')}$`));
      expect(html).toContain((compared as string).replace('&', '&amp;'));
    }
    expect(html).toMatch(/In the (best|second best|middle|second worst|worst) fifth of health districts/);
    const last = data.tables.history?.rows.at(-1);
    expect(last?.signal).toBe('unusual, for the better: part of seven or more in a row below the average');
    expect(html).toContain(last?.signal);
    expect(last?.goal).toMatch(/goal$/);
    expect(html).toContain(last?.goal);
    const area = JSON.parse(await textOf('/areas/district/a02.json')) as typeof data;
    const row = area.tables.measures?.rows.find(({ goal }) => goal);
    expect(row?.goal).toBe(last?.goal);
    expect(html).toContain(`In the ${row?.quantile} of health districts`);
    expect(await textOf('/areas/district/a02')).toContain('Beside its neighbours');
    const compared = JSON.parse(await textOf('/compare/a01,a02.json')) as typeof data;
    const smoking = compared.tables.measures?.rows.find(({ measure }) => measure?.startsWith('Mothers who smoke'));
    expect(smoking?.area2Beside).toBe(beside.find(({ neighbour }) => neighbour === 'Northvale')?.compared);
  });

  it('colours areas by fifths when asked, and only where they are declared', async () => {
    const fifths = await textOf('/indicators/smoking-at-birth/district?colour=quantile');
    expect(fifths).toContain('best fifth (');
    expect(await textOf('/indicators/smoking-at-birth/district')).not.toContain('best fifth (');
    expect(await textOf('/indicators/breast-feeding/district?colour=quantile')).not.toContain(' fifth (');
    const table = JSON.parse(await textOf('/indicators/smoking-at-birth/region.json')) as {
      tables: { values: { rows: { quantile: string }[] } };
    };
    expect(table.tables.values.rows[0]?.quantile).toBe('too few areas with a number (2) to make fifths');
  });

  it('says why a number is missing, and shows no blank or NaN', async () => {
    const page = await get('/areas/practice/px09');
    expect(page.body).toContain('so small that showing it could identify someone');
    expect(page.body).not.toMatch(/NaN|undefined|>null</);
    const { tables } = (await get('/areas/practice/px09.json')).json();
    for (const row of tables.measures.rows) expect(row.value === null).toBe(row.note !== null);
  });

  it('marks invented data on every page', async () => {
    for (const path of ['/', '/areas/district/a01', '/methods', '/no/such/page']) {
      expect((await get(path)).body).toContain('These data are invented');
    }
  });

  it('answers a reader’s copy that is still right with 304, in any encoding', async () => {
    const first = await get('/areas/district/a01', { 'accept-encoding': 'br' });
    expect(first.headers['content-encoding']).toBe('br');
    expect(first.headers['cache-control']).toBe('public, max-age=60');
    const again = await get('/areas/district/a01', { 'if-none-match': String(first.headers.etag) });
    expect(again.statusCode).toBe(304);
    expect(again.body).toBe('');
  });

  it('forbids foreign and inline script, and needs none', async () => {
    for (const path of ['/', '/areas/district/a01', '/charts', '/no/such/page', '/api/v1/release', '/healthz']) {
      const answer = await get(path);
      const policy = String(answer.headers['content-security-policy']);
      expect(policy).toContain("default-src 'none'");
      expect(policy).not.toContain('unsafe');
      expect(answer.headers['x-content-type-options']).toBe('nosniff');
      expect(answer.body).not.toMatch(/ style="|<style|<script(?! type="module" src=)|\son\w+="/);
    }
  });

  it('takes any address without failing', async () => {
    const hostile = [
      '/areas/district/%00',
      '/areas/district/a01%00',
      '/areas/%2e%2e/%2e%2e',
      '/areas/district/..%2f..%2fetc%2fpasswd',
      '/assets/..%2f..%2fcatalogue.json',
      '/assets/../catalogue.json',
      '/%',
      '/%zz',
      '/areas/district/%E0%A4%A',
      `/areas/district/${'x'.repeat(5000)}`,
      `/compare/${'a01,'.repeat(500)}`,
      '/compare/,,,',
      '/compare/__proto__,constructor',
      '/topics/__proto__',
      '/indicators/constructor',
      '/indicators/flu-vaccine-65?period=__proto__&page=-1',
      '/indicators/flu-vaccine-65?page=99999999999999999999',
      '/indicators/flu-vaccine-65?period=a&period=b',
      "/search?q='%20OR%201=1--",
      '/search?q=%00%01%1f',
      '/search?q[]=a&q[b]=c',
      `/search?q=${'%F0%9F%8C%BC'.repeat(300)}`,
      '/areas/district/a01.csv?table=__proto__',
      '/areas/district/a01.svg?chart=__proto__',
      '/releases/..%2f..',
      '/releases/__proto__/quality',
      '//example.org/',
      '/api/v1/areas?type=%00',
      '/api/v1/data?page=1e9',
      '/api/v1/nothing',
    ];
    for (const path of hostile) {
      const answer = await get(path);
      expect(answer.statusCode, path).toBeLessThan(500);
      expect([200, 303, 400, 404], `${path}: ${answer.statusCode}`).toContain(answer.statusCode);
      expect(answer.body).not.toMatch(/\n\s+at |node_modules|duckdb/i);
    }
    expect(served.failures).toEqual([]);
  });

  it('escapes what the reader typed', async () => {
    const { body } = await get('/search?q=%3Cscript%3Ealert(1)%3C/script%3E%22');
    expect(body).toContain('&lt;script&gt;alert(1)');
    expect(body).not.toContain('<script>alert');
  });

  it('finds areas by name, code and postcode', async () => {
    const names = async (text: string) =>
      ((await get(`/search.json?q=${encodeURIComponent(text)}`)).json().tables.results.rows as { name: string }[]).map(
        (row) => row.name,
      );
    expect(await names('northvale')).toContain('Northvale');
    expect(await names('isles ferry')).toContain('Ferrybridge & the Isles');
    expect((await names('a03'))[0]).toBe('Aldmoor');
    expect(await names('os1 1ab')).toEqual(expect.arrayContaining(['Ferrybridge & the Isles', 'North Ostmark']));
    expect(await names('queens park')).toContain('Queen’s Park Surgery');
    expect(await names('zzz')).toEqual([]);
  });

  it('never shows placeholders as areas', async () => {
    expect((await get('/areas/practice/none')).statusCode).toBe(404);
    expect((await get('/areas/practice')).body).not.toContain('Not known');
  });

  it('leads from every page of a pinned release to the list of all releases, and to no list below it', async () => {
    for (const path of ['/downloads', '/areas/district/a01', '/quality', '']) {
      const { statusCode, body } = await get(`/releases/2024-1${path}`);
      expect(statusCode, path).toBe(200);
      expect(body, path).toContain('href="/releases"');
      expect(body, path).not.toContain('href="/releases/2024-1/releases');
    }
  });

  it('refuses what is neither GET nor HEAD on every address it has, also on those that were asked for before', async () => {
    for (let time = 0; time < 3; time++) await get('/topics');
    for (const url of [
      '/',
      '/topics',
      '/areas/district/a01.json',
      '/api/v1/areas',
      '/releases/2024-1/files/area.csv',
      '/assets/coxcomb.css',
    ])
      for (const method of ['POST', 'PUT', 'DELETE', 'PATCH', 'OPTIONS'] as const) {
        const answer = await served.app.inject({
          method,
          url,
          headers: { 'content-type': 'text/xml' },
          payload: '<a/>',
        });
        expect([answer.statusCode, answer.headers.allow], `${method} ${url}`).toEqual([405, 'GET, HEAD']);
      }
    expect((await served.app.inject({ method: 'POST', url: '/api/v1/areas' })).json().code).toBe(
      'HTTP_METHOD_NOT_ALLOWED',
    );
    expect((await served.app.inject({ method: 'POST', url: '/no/such/address/at/all' })).statusCode).toBe(404);
  });

  it('sends a page as it is, and says nothing of its encoding, to a reader who takes none of ours', async () => {
    for (const encoding of ['identity', 'deflate', 'zstd', '']) {
      const { headers, body } = await get('/topics', { 'accept-encoding': encoding });
      expect(headers['content-encoding'], encoding).toBeUndefined();
      expect(headers.vary, encoding).toBe('accept-encoding');
      expect(body, encoding).toContain('<!DOCTYPE html>');
    }
  });

  it('keeps a release under its own address, says that a withdrawn one is gone, and hides an unpublished one', async () => {
    const pinned = await get('/releases/2024-1/areas/district/a01');
    expect(pinned.statusCode).toBe(200);
    expect(pinned.body).toContain('href="/releases/2024-1/areas/region/r1"');
    expect((await get('/releases/2023-1')).statusCode).toBe(410);
    expect((await get('/releases/2023-1/areas/district/a01')).statusCode).toBe(410);
    expect((await get('/releases/2024-2')).statusCode).toBe(404);
    expect((await get('/releases')).body).not.toContain('Autumn 2024');
    const list = (await get('/api/v1/releases')).body;
    expect(list).toContain('withdrawn');
    expect(list).not.toContain('2024-2');
  });

  it('tells an operator that it is well, and what it does', async () => {
    expect((await get('/healthz')).json()).toEqual({ status: 'ok', release: '2024-1' });
    for (let time = 0; time < 2; time++) await get('/areas/district/a01');
    const { body } = await get('/metrics');
    expect(body).toMatch(/coxcomb_http_requests_total\{route="\/areas\/:type\/:code",status="200"\} \d+/);
    expect(body).toMatch(/coxcomb_http_route_seconds_total\{route="\/areas\/:type\/:code"\} [\d.]+/);
    expect(body).toMatch(/coxcomb_page_cache_hits_total [1-9]/);
    expect(body).toContain(`coxcomb_release_info{release="2024-1",hash="${'f'.repeat(64)}"} 1`);
    expect(body).toMatch(/^process_resident_memory_bytes \d{7,}$/m);
    // Every line is a comment or a sample as Prometheus reads them, and each name is described once.
    const names = [...body.matchAll(/^# TYPE (\S+) (counter|gauge|histogram)$/gm)].map(([, name]) => name);
    expect(new Set(names).size).toBe(names.length);
    for (const line of body.trimEnd().split('\n'))
      expect(line).toMatch(/^(# (HELP|TYPE) \w+ .+|\w+(\{\w+="[^"]*"(,\w+="[^"]*")*\})? -?[\d.e+-]+)$/);
  });
});

describe('the public site when something is wrong', () => {
  it('does not start without its style sheet and script', async () => {
    const served = await serveSmallRelease();
    try {
      const starting = createPublicApp({ releases: served.releases, assetsFolder: '/nowhere', clock: () => 0 });
      await expect(starting).rejects.toMatchObject({ code: 'HTTP_ASSETS_MISSING' });
    } finally {
      await served.close();
    }
  });

  it('tells the operator of its own failures, and readers only that it failed', async () => {
    const served = await serveSmallRelease();
    try {
      const release = await served.releases.current();
      if (release) release.quality = () => Promise.reject(new Error('a secret of the machine'));
      const page = await served.app.inject('/releases/2024-1/quality');
      expect(page.statusCode).toBe(500);
      expect(page.body).not.toContain('secret');
      const data = await served.app.inject('/releases/2024-1/quality.json');
      expect(data.json().code).toBe('HTTP_FAILURE');
      expect(served.failures.map(String)).toEqual(Array(2).fill('Error: a secret of the machine'));
      expect((await served.app.inject('/areas/%zz.json')).json().code).toBe('HTTP_ADDRESS_INVALID');
      expect((await served.app.inject('/releases/2023-1.json')).json().code).toBe('RELEASE_WITHDRAWN');
    } finally {
      await served.close();
    }
  });
});

describe('the public site with hostile data', () => {
  it('shows the area that is asked for when another one’s code differs only in case', async () => {
    const served = await serveSmallRelease((rows) => {
      const area = (rows.area ?? []).map((one) => (one.code === 'A02' ? { ...one, code: 'a01' } : one));
      return { ...rows, area };
    });
    try {
      const codeOf = async (code: string) =>
        (await served.app.inject(`/api/v1/areas/district/${code}`)).json().area.code;
      expect([await codeOf('A01'), await codeOf('a01')]).toEqual(['A01', 'a01']);
    } finally {
      await served.close();
    }
  });

  it('shows text from the data as text, and keeps formulas out of spreadsheets', async () => {
    const served = await serveSmallRelease((rows) => {
      const area = rows.area?.find((one) => one.code === 'A01');
      if (area) area.name = '=HYPERLINK("http://example.org")<script>alert(1)</script>';
      const indicator = rows.indicator?.[0];
      if (indicator) {
        indicator.declaration = JSON.stringify({
          ...JSON.parse(String(indicator.declaration)),
          why: '[a link](javascript:alert(1)) <img src=x onerror=alert(1)>',
        });
      }
      return rows;
    });
    try {
      for (const path of [
        '/areas/district/a01',
        '/areas/district',
        '/compare/a01,a02',
        '/indicators/flu-vaccine-65',
        '/frameworks/groups',
        '/frameworks/groups/certainty/district/older-access',
        '/',
      ]) {
        const { body, statusCode } = await served.app.inject(path);
        expect(statusCode, path).toBe(200);
        expect(body, path).not.toMatch(/<script>|<img|href="javascript/);
      }
      const csv = (await served.app.inject('/areas/district.csv')).body;
      expect(csv).toContain(`"'=HYPERLINK(""http://example.org"")`);
    } finally {
      await served.close();
    }
  });
});
