// Adds to package-lock.json the optional packages of other platforms that the registry in use does not carry.
// `npm ci` refuses a lockfile without them, although it would never install them here. Run it after every `npm install`.
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const file = new URL('../package-lock.json', import.meta.url);
const platform =
  /(android|darwin|freebsd|linux|netbsd|openbsd|openharmony|sunos|aix|win32)-?(arm64|x64|ia32|arm|ppc64|s390x|riscv64|loong64|mips64el)?(-musl|-gnu|-glibc)?/;

/** Optional packages that some package names and the lockfile lacks, with the entries that would describe them. */
export function missingPlatformPackages(lock) {
  const found = [];
  for (const [place, entry] of Object.entries(lock.packages)) {
    for (const [name, version] of Object.entries(entry.optionalDependencies ?? {})) {
      if (lock.packages[`node_modules/${name}`] || lock.packages[`${place}/node_modules/${name}`]) continue;
      const match = platform.exec(name);
      if (!match) continue;
      const [, os, cpu, libc] = match;
      found.push([
        `node_modules/${name}`,
        {
          version,
          ...(cpu ? { cpu: [cpu] } : {}),
          ...(entry.dev ? { dev: true } : {}),
          ...(libc ? { libc: [libc === '-musl' ? 'musl' : 'glibc'] } : {}),
          license: entry.license ?? 'MIT',
          optional: true,
          os: [os],
        },
      ]);
    }
  }
  return found;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const lock = JSON.parse(readFileSync(file, 'utf8'));
  const missing = missingPlatformPackages(lock);
  const packages = { ...lock.packages, ...Object.fromEntries(missing) };
  lock.packages = Object.fromEntries(Object.entries(packages).sort(([a], [b]) => (a < b ? -1 : 1)));
  writeFileSync(file, `${JSON.stringify(lock, null, 2)}\n`);
  console.log(`${missing.length} packages of other platforms added`);
}
