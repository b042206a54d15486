import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { brotliDecompressSync } from 'node:zlib';
import chromium from '@sparticuz/chromium';
import { type Browser, chromium as launcher } from 'playwright-core';

const flags = [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--disable-dev-shm-usage',
];

/** Starts the browser that comes inside the npm package, with the libraries that come with it. */
export async function launchBrowser(): Promise<Browser> {
  const executablePath = await chromium.executablePath();
  const own = bundledLibraries();
  const LD_LIBRARY_PATH = [own, process.env.LD_LIBRARY_PATH].filter((part) => part).join(':');
  return launcher.launch({
    executablePath,
    args: flags,
    env: { ...process.env, LD_LIBRARY_PATH } as Record<string, string>,
  });
}

/** Folder of libnss3 and its like, unpacked once; a second process may do the same at the same time. */
function bundledLibraries(): string {
  const folder = join(tmpdir(), 'coxcomb-browser-libraries');
  if (!existsSync(folder)) {
    const main = createRequire(import.meta.url).resolve('@sparticuz/chromium');
    const root = main.slice(0, main.lastIndexOf(join('@sparticuz', 'chromium'))) + join('@sparticuz', 'chromium');
    const archive = brotliDecompressSync(readFileSync(join(root, 'bin', 'al2023.tar.br')));
    const fresh = mkdtempSync(join(tmpdir(), 'coxcomb-unpack-'));
    execFileSync('tar', ['-xf', '-', '-C', fresh], { input: archive });
    mkdirSync(dirname(folder), { recursive: true });
    try {
      renameSync(fresh, folder);
    } catch {
      rmSync(fresh, { recursive: true, force: true });
    }
  }
  return join(folder, 'lib');
}
