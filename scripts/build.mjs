// Bundles src/ into dist/ with esbuild: the command line, its workers, the site's script and styles.
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const dist = join(root, 'dist');
const stamp = join(dist, 'stamp');

/** Every file whose content the bundle depends on, in a fixed order. */
function inputs(folder) {
  return readdirSync(folder, { withFileTypes: true })
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .flatMap((entry) => (entry.isDirectory() ? inputs(join(folder, entry.name)) : [join(folder, entry.name)]));
}

/** Fingerprint of the sources by name, size and time of change: cheap enough to take at every start. */
function fingerprint() {
  const hash = createHash('sha256');
  for (const file of [...inputs(join(root, 'src')), join(root, 'scripts', 'build.mjs'), join(root, 'package.json')]) {
    if (file.endsWith('.test.ts') || file.endsWith('.test.tsx')) continue;
    const { size, mtimeMs } = statSync(file);
    hash.update(`${file}\0${size}\0${mtimeMs}\n`);
  }
  return hash.digest('hex');
}

/** The site's script and style sheet, written into a folder. */
export async function buildAssets(folder) {
  const [esbuild, sass] = await Promise.all([import('esbuild'), import('sass')]);
  mkdirSync(folder, { recursive: true });
  await esbuild.build({
    entryPoints: [join(root, 'src/site/elements/main.ts')],
    outfile: join(folder, 'coxcomb.js'),
    bundle: true,
    minify: true,
    format: 'esm',
    target: 'es2022',
    logLevel: 'warning',
  });
  const { css } = sass.compile(join(root, 'src/site/styles/main.scss'), {
    loadPaths: [join(root, 'node_modules')],
    style: 'compressed',
    quietDeps: true,
  });
  writeFileSync(join(folder, 'coxcomb.css'), css);
}

export async function build() {
  const mark = fingerprint();
  const esbuild = await import('esbuild');
  const next = `${dist}.${process.pid}.tmp`;
  rmSync(next, { recursive: true, force: true });
  mkdirSync(next, { recursive: true });
  const workers = inputs(join(root, 'src')).filter((file) => file.endsWith('.worker.ts'));
  await esbuild.build({
    entryPoints: [join(root, 'src/cli/main.ts'), ...workers],
    outbase: join(root, 'src'),
    outdir: next,
    bundle: true,
    splitting: true,
    format: 'esm',
    platform: 'node',
    target: 'node20',
    packages: 'external',
    jsx: 'automatic',
    sourcemap: 'linked',
    logLevel: 'warning',
    define: { 'process.env.NODE_ENV': '"production"' },
  });
  await buildAssets(join(next, 'public'));
  writeFileSync(join(next, 'stamp'), mark);
  // A second process may have finished first: its bundle is as good, so ours gives way.
  const old = `${dist}.${process.pid}.old.tmp`;
  if (existsSync(dist)) renameSync(dist, old);
  try {
    renameSync(next, dist);
  } catch {
    rmSync(next, { recursive: true, force: true });
  }
  rmSync(old, { recursive: true, force: true });
}

export async function buildIfStale() {
  // An installed copy without sources or build tools runs the bundle as it is.
  if (!existsSync(join(root, 'src')) || !existsSync(join(root, 'node_modules/esbuild'))) return;
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === fingerprint()) return;
  await build();
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await build();
