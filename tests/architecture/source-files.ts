import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))));

export interface SourceFile {
  /** From the root of the product, with `/`. */
  path: string;
  text: string;
}

/** Files below a folder whose names match, sorted; what is built or installed is left out. */
export function filesBelow(folder: string, name: RegExp): SourceFile[] {
  return readdirSync(join(root, folder), { withFileTypes: true })
    .filter((entry) => !['node_modules', 'dist', '.git', '.coxcomb', '.demo', 'coverage'].includes(entry.name))
    .filter((entry) => !/\.tmp(\.|$)/.test(entry.name))
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .flatMap((entry) => {
      const path = folder === '.' ? entry.name : `${folder}/${entry.name}`;
      if (entry.isDirectory()) return filesBelow(path, name);
      return name.test(entry.name) ? [{ path, text: readFileSync(join(root, path), 'utf8') }] : [];
    });
}

/** The programme without its tests. */
export function programme(): SourceFile[] {
  return filesBelow('src', /\.tsx?$/).filter(({ path }) => !/\.test\.tsx?$/.test(path));
}

/** Text without comments, so that rules look at what runs. Strings that hold `//` after a colon, as addresses do, stay. */
export function withoutComments(text: string): string {
  return text.replace(/\/\*[\s\S]*?\*\//g, '').replace(/(^|[^:'"`\\])\/\/.*$/gm, '$1');
}

/** What a file imports, type imports too: packages by their name, files of ours by their path from the root. */
export function importsOf({ path, text }: SourceFile): string[] {
  const found = withoutComments(text).matchAll(/(?<!['"`.])\b(?:from|import)\s*\(?\s*'([^'\n]+)'/g);
  return [...found].map(([, target = '']) => {
    if (target.startsWith('#')) return `src/${target.slice(1)}`;
    return target.startsWith('.') ? normalize(join(dirname(path), target)) : target;
  });
}

/** The room of a file of ours; `pipeline/` holds the parts of `pipeline.ts`. */
export function roomOf(path: string): string | undefined {
  return /^src\/([a-z]+)/.exec(path)?.[1];
}
