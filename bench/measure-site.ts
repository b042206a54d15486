import { execFile, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import fastify, { type FastifyInstance } from 'fastify';
import { FolderReleases } from '../src/release/reader/published.ts';
import { createPublicApp } from '../src/server/public-app.ts';
import { median, percentile, type Line } from './print.ts';

const root = fileURLToPath(new URL('..', import.meta.url));
const client = fileURLToPath(new URL('site-client.mjs', import.meta.url));

/** Starts the demonstration as a user would, and serves its releases to measure pages and API. */
export async function measureSite(): Promise<Line[]> {
  const folder = mkdtempSync(join(tmpdir(), 'coxcomb-bench-demo-'));
  try {
    const start = await startDemonstration(folder);
    const releases = new FolderReleases(join(folder, '.coxcomb', 'published'), () => performance.now());
    const app = await createPublicApp({
      releases,
      assetsFolder: join(root, 'dist', 'public'),
      clock: () => performance.now() / 1000,
    });
    try {
      const areas = await areaPages(app);
      return [
        { label: 'demonstration, from the command to its address', figure: start, unit: 's', atMost: 15 },
        ...(await uncachedPages(app, areas)),
        ...(await metadata(app)),
        ...(await weight(app, areas[0] as string)),
        ...(await cachedRate(app, areas[0] as string)),
      ];
    } finally {
      await app.close();
      releases.close();
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Seconds until the demonstration says its address; it is ended when all its releases are published. */
async function startDemonstration(folder: string): Promise<number> {
  const from = performance.now();
  const demo = spawn(process.execPath, ['bin/coxcomb.mjs', 'demo', '--folder', folder, '--fresh', '--port', '0'], {
    cwd: root,
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  let address = 0;
  await new Promise<void>((resolve, reject) => {
    let said = '';
    demo.stdout.on('data', (text: Buffer) => {
      said += text.toString();
      if (address === 0 && said.includes('http://')) address = (performance.now() - from) / 1000;
      if (/All \d+ releases/.test(said)) resolve();
    });
    demo.on('exit', (code) => reject(new Error(`the demonstration ended with ${code}`)));
  });
  demo.removeAllListeners('exit');
  demo.kill('SIGTERM');
  return address;
}

/** Addresses of the pages of the rated areas. */
async function areaPages(app: FastifyInstance): Promise<string[]> {
  const types = (await app.inject('/api/v1/area-types')).json().areaTypes as { key: string; rated: boolean }[];
  const pages: string[] = [];
  for (const { key } of types.filter(({ rated }) => rated)) {
    const { areas } = (await app.inject(`/api/v1/areas?type=${key}`)).json() as { areas: { code: string }[] };
    pages.push(...areas.map(({ code }) => `/areas/${key}/${code.toLowerCase()}`));
  }
  return pages;
}

/** Processor time of area pages that nobody asked for before, the store’s threads included. */
async function uncachedPages(app: FastifyInstance, areas: readonly string[]): Promise<Line[]> {
  const times: number[] = [];
  for (const url of areas.slice(1, 61)) {
    const from = process.cpuUsage();
    const { statusCode } = await app.inject(url);
    const { user, system } = process.cpuUsage(from);
    if (statusCode !== 200) throw new Error(`${url} answers ${statusCode}`);
    times.push((user + system) / 1000);
  }
  // The first ones pay for code that is compiled once.
  const warm = times.slice(Math.min(10, Math.floor(times.length / 3)));
  return [
    {
      label: 'area page, not cached, processor time',
      figure: median(warm),
      unit: 'ms',
      atMost: 30,
      from: `${warm.length} pages`,
    },
  ];
}

async function metadata(app: FastifyInstance): Promise<Line[]> {
  const times: number[] = [];
  for (let i = 0; i < 300; i++) {
    const url = ['/api/v1/release', '/api/v1/area-types', '/api/v1/indicators', '/api/v1/sources'][i % 4] as string;
    const from = performance.now();
    const { statusCode } = await app.inject(url);
    if (statusCode !== 200) throw new Error(`${url} answers ${statusCode}`);
    if (i >= 40) times.push(performance.now() - from);
  }
  return [
    {
      label: 'API metadata, 95th percentile',
      figure: percentile(times, 0.95),
      unit: 'ms',
      atMost: 5,
      from: `${times.length} answers`,
    },
  ];
}

/** Bytes over the wire of a page with its style sheet and script. */
async function weight(app: FastifyInstance, url: string): Promise<Line[]> {
  const get = (path: string) => app.inject({ url: path, headers: { 'accept-encoding': 'br' } });
  const page = await app.inject(url);
  const parts = [...page.body.matchAll(/(?:href|src)="(\/[^"]+\.(?:css|js)[^"]*)"/g)].map(([, path]) => path as string);
  if (parts.length === 0) throw new Error('the page has neither style sheet nor script');
  let bytes = 0;
  for (const path of [url, ...new Set(parts)]) bytes += (await get(path)).rawPayload.length;
  return [
    { label: 'area page with style sheet and script, over the wire', figure: bytes / 1000, unit: 'kB', atMost: 100 },
  ];
}

/** How often a cached page is answered, beside a bare server that sends the same bytes; the two take turns. */
async function cachedRate(app: FastifyInstance, url: string): Promise<Line[]> {
  const page = await app.inject({ url, headers: { 'accept-encoding': 'br' } });
  const bare = fastify();
  const headers = { 'content-type': 'text/html; charset=utf-8', 'content-encoding': 'br' };
  bare.get('/', (_, reply) => reply.headers(headers).send(page.rawPayload));
  const addresses = [
    await app.listen({ host: '127.0.0.1', port: 0 }),
    await bare.listen({ host: '127.0.0.1', port: 0 }),
  ];
  const rates: [number[], number[]] = [[], []];
  for (let turn = 0; turn < 10; turn++) {
    const address = turn % 2 === 0 ? `${addresses[0]}${url}` : `${addresses[1]}/`;
    const { stdout } = await promisify(execFile)(process.execPath, [client, address, '2']);
    rates[turn % 2]?.push(Number(stdout));
  }
  await bare.close();
  const [cached, plain] = [median(rates[0]), median(rates[1])];
  return [
    {
      label: 'cached page beside the same bytes from a bare server',
      figure: (100 * cached) / plain,
      unit: '%',
      atLeast: 80,
      from: `${cached.toFixed(0)} and ${plain.toFixed(0)} answers a second`,
    },
  ];
}
