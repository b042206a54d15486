// Opens the browser that comes with the npm package, bringing its libraries along where the system lacks them.
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { brotliDecompressSync } from 'node:zlib';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { spawnSync } from 'node:child_process';
import chromium from '@sparticuz/chromium';
import { chromium as playwright } from 'playwright-core';

const flags = [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

export async function openBrowser() {
  const executablePath = await chromium.executablePath();
  const libraries = unpackLibraries();
  return playwright.launch({
    executablePath,
    headless: true,
    args: flags,
    env: { ...process.env, LD_LIBRARY_PATH: [libraries, process.env.LD_LIBRARY_PATH].filter(Boolean).join(':') },
  });
}

/** The libraries beside the browser in its package (libnss3 and others), unpacked once. */
function unpackLibraries() {
  const folder = join(tmpdir(), 'coxcomb-browser-libraries');
  const lib = join(folder, 'lib');
  if (existsSync(join(lib, 'libnss3.so'))) return lib;
  const require = createRequire(import.meta.url);
  let at = dirname(require.resolve('@sparticuz/chromium'));
  while (!existsSync(join(at, 'bin', 'al2023.tar.br'))) at = dirname(at);
  mkdirSync(folder, { recursive: true });
  const tar = join(folder, 'libraries.tar');
  writeFileSync(tar, brotliDecompressSync(readFileSync(join(at, 'bin', 'al2023.tar.br'))));
  spawnSync('tar', ['xf', tar, '-C', folder]);
  return lib;
}
