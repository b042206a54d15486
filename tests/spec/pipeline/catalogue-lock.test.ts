import { execFile } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { withdrawRelease } from '#release/catalogue.ts';
import { withCatalogueLocked } from '#release/catalogue-lock.ts';

let published: string;
beforeEach(() => {
  published = mkdtempSync(join(tmpdir(), 'coxcomb-lock-'));
});
afterEach(() => rmSync(published, { recursive: true, force: true }));

const lock = () => join(published, '.catalogue.lock');

it('lets one command change the catalogue, and leaves no lock, whether it succeeds or fails', () => {
  expect(withCatalogueLocked(published, () => existsSync(lock()))).toBe(true);
  expect(existsSync(lock())).toBe(false);
  expect(() =>
    withCatalogueLocked(published, () => {
      throw new Error('no');
    }),
  ).toThrow('no');
  expect(existsSync(lock())).toBe(false);
});

it('takes over the lock of a process that has ended', async () => {
  const { stdout } = await promisify(execFile)(process.execPath, ['-p', 'process.pid']);
  writeFileSync(lock(), stdout.trim());
  expect(withCatalogueLocked(published, () => 1)).toBe(1);
});

it('lets commands in one after another that meet a lock that was left', async () => {
  const root = fileURLToPath(new URL('../../..', import.meta.url));
  const counter = join(published, 'counter');
  const script = join(published, 'count.mjs');
  writeFileSync(
    script,
    `import { existsSync, readFileSync, writeFileSync } from 'node:fs';
    import { withCatalogueLocked } from ${JSON.stringify(join(root, 'src/release/catalogue-lock.ts'))};
    console.log('ready');
    while (!existsSync(${JSON.stringify(join(published, 'go'))}));
    withCatalogueLocked(${JSON.stringify(published)}, () => {
      const n = Number(readFileSync(${JSON.stringify(counter)}, 'utf8'));
      const until = performance.now() + 15;
      while (performance.now() < until);
      writeFileSync(${JSON.stringify(counter)}, String(n + 1));
    });`,
  );
  writeFileSync(counter, '0');
  const { stdout } = await promisify(execFile)(process.execPath, ['-p', 'process.pid']);
  writeFileSync(lock(), stdout.trim());
  const running = Array.from({ length: 4 }, () =>
    execFile(process.execPath, ['--import', 'tsx', script], { cwd: root }),
  );
  await Promise.all(running.map((child) => new Promise((resolve) => child.stdout?.once('data', resolve))));
  const ended = running.map((child) => new Promise((resolve) => child.once('exit', resolve)));
  writeFileSync(join(published, 'go'), '');
  expect(await Promise.all(ended)).toEqual([0, 0, 0, 0]);
  expect(readFileSync(counter, 'utf8')).toBe('4');
  expect(readdirSync(published).filter((name) => name.startsWith('.catalogue.lock'))).toEqual([]);
}, 30_000);

it('takes over a lock that names this very process, which holds none', () => {
  writeFileSync(lock(), String(process.pid));
  expect(withCatalogueLocked(published, () => 1)).toBe(1);
});

it('waits for a process that is alive', async () => {
  const script = `const fs = require('fs'); fs.writeFileSync(${JSON.stringify(lock())}, String(process.pid));
    console.log('locked'); setTimeout(() => { fs.rmSync(${JSON.stringify(lock())}); }, 400);`;
  const child = execFile(process.execPath, ['-e', script]);
  await new Promise((resolve) => child.stdout?.once('data', resolve));
  const from = performance.now();
  withCatalogueLocked(published, () => undefined);
  expect(performance.now() - from).toBeGreaterThan(200);
});

it('completes a withdrawal that broke off before the bytes were removed', () => {
  const folders = { published, candidates: join(published, 'none') };
  const place = join(published, 'releases', 'a');
  mkdirSync(place, { recursive: true });
  writeFileSync(join(place, 'release.duckdb'), 'bytes');
  const entry = { id: 'a', title: 'A', status: 'withdrawn', reason: 'r', withdrawnOn: '2024-01-02' };
  writeFileSync(join(published, 'catalogue.json'), JSON.stringify({ releases: [entry], current: null }));
  withdrawRelease(folders, 'a', 'It showed people.', '2024-01-03');
  expect(existsSync(place)).toBe(false);
  expect(() => withdrawRelease(folders, 'a', 'Again.', '2024-01-03')).toThrowError(
    expect.objectContaining({ code: 'RELEASE_WITHDRAWN' }),
  );
});
