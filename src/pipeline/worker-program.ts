import { existsSync } from 'node:fs';

/**
 * The program of a thread of the pipeline: from source with the loader of TypeScript, or from the bundle, whose parts stand at its
 * root.
 *
 * @param name of the file without `.worker.ts`
 */
export function workerProgram(name: string): { file: string | URL; eval?: boolean } {
  const at = (path: string) => new URL(path, import.meta.url);
  if (import.meta.url.endsWith('.ts')) {
    const [file, from] = [at(`./${name}.worker.ts`).href, import.meta.url].map((text) => JSON.stringify(text));
    return { file: `import('tsx/esm/api').then(({ tsImport }) => tsImport(${file}, ${from}))`, eval: true };
  }
  const built = [`./pipeline/${name}.worker.js`, `../pipeline/${name}.worker.js`].map(at);
  return { file: built.find((path) => existsSync(path)) ?? (built[0] as URL) };
}
