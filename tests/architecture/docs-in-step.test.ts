import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import type { Command } from 'commander';
import { describe, expect, it } from 'vitest';
import { parseAllDocuments } from 'yaml';
import { routes } from '#api/routes/routes.ts';
import { commands } from '#cli/commands.ts';
import { type DeclarationKind, schemas } from '#project/schema/schemas.ts';
import { forEachKey } from '#project/tables/fill-template.ts';
import { publicTables } from '#release/schema.ts';
import { periodPatternNames } from '#vocabulary/period.ts';
import { statisticMethods } from '#statistics/registry.ts';
import { catalogue } from '#vocabulary/errors/catalogue.ts';
import type { CatalogueEntry } from '#vocabulary/errors/entry.ts';
import { outcomes, trends } from '#vocabulary/outcome.ts';
import { statuses } from '#vocabulary/status.ts';
import { type JsonSchema, jsonSchemaOf } from '../../scripts/reference/declaration-keys.ts';
import { referenceFiles } from '../../scripts/reference/reference-files.ts';
import { anchorsOf, linksOf } from './markdown-links.ts';
import { filesBelow, programme, root } from './source-files.ts';

const read = (path: string) => readFileSync(join(root, path), 'utf8');
const headings = (path: string) => [...read(path).matchAll(/^## (.+)$/gm)].map((found) => found[1]);
const sorted = (words: Iterable<string | undefined>) => [...new Set(words)].sort();

describe('the generated reference', () => {
  const files = [...referenceFiles()];

  it.each(files.map(([path]) => path))('%s is what the programme gives today (else run `npm run generate`)', (path) => {
    expect(read(path)).toBe(new Map(files).get(path));
  });

  it('is the same when it is generated again', () => {
    expect([...referenceFiles()]).toEqual(files);
  });

  it('has no file that nothing generates', () => {
    const found = ['docs/reference', 'schemas'].flatMap((folder) =>
      readdirSync(join(root, folder)).map((name) => `${folder}/${name}`),
    );
    expect(sorted(found)).toEqual(sorted(files.map(([path]) => path)));
  });

  it('has every command and no other', () => {
    const names = (list: readonly Command[], parent: string): string[] =>
      list.flatMap((command) => [
        `${parent} ${command.name()}`,
        ...names(command.commands, `${parent} ${command.name()}`),
      ]);
    expect(headings('docs/reference/commands.md')).toEqual(names(commands(), 'coxcomb'));
  });

  it('has every error code, statistic, period pattern, public table and route, and no other', () => {
    expect(headings('docs/reference/errors.md')).toEqual(sorted(Object.keys(catalogue)));
    expect(headings('docs/reference/statistics.md')).toEqual(statisticMethods.map((method) => method.name));
    expect(headings('docs/reference/periods.md')).toEqual([...periodPatternNames, 'Kinds of period']);
    expect(headings('docs/reference/public-tables.md')).toEqual(Object.keys(publicTables));
    expect(headings('docs/reference/api.md')).toEqual(routes.map((route) => `GET /api/v1${route.path}`));
  });

  it('has every status, outcome and trend', () => {
    const page = read('docs/reference/statuses.md');
    const missing = [...statuses.map(({ id }) => id), ...outcomes, ...trends].filter(
      (word) => !page.includes(`\`${word}\``),
    );
    expect(missing).toEqual([]);
  });

  it('has every key that a declaration may have, and no other', () => {
    const page = read('docs/reference/declarations.md');
    const listed = [...page.matchAll(/^\| `([^`]+)` \|/gm)].map((found) => (found[1] as string).split('.').pop());
    const known = (Object.keys(schemas) as DeclarationKind[]).flatMap((kind) => keysOf(jsonSchemaOf(kind)));
    expect(sorted(listed)).toEqual(sorted(known));
  });

  it('says of every key what it means', () => {
    const silent = [...read('docs/reference/declarations.md').matchAll(/^\| (`[^`]+`) \|.*\| +\|$/gm)].map(
      (found) => found[1],
    );
    expect(silent).toEqual([]);
  });

  it('has every key that the examples and the shipped frameworks use', () => {
    const listed = new Set(
      [...read('docs/reference/declarations.md').matchAll(/^\| `([^`.[(]+)/gm)].map((found) => found[1]),
    );
    const files = ['examples', 'frameworks']
      .flatMap((folder) => filesBelow(folder, /\.ya?ml$/))
      .filter(({ path }) => !path.includes('.test.'));
    expect(files.length).toBeGreaterThan(10);
    const used = files.flatMap(({ text }) =>
      parseAllDocuments(text).flatMap((document) =>
        [document.toJS() as object].flat().flatMap((part) => Object.keys(part)),
      ),
    );
    // An entry of any list may have this key; the page says so before its tables.
    expect(read('docs/reference/declarations.md')).toContain(`the key \`${forEachKey}\``);
    expect(sorted(used).filter((key) => key !== forEachKey && !listed.has(key))).toEqual([]);
  });
});

/** Names of all properties of a JSON Schema, wherever they stand: found in another way than the page finds them. */
function keysOf(schema: JsonSchema): string[] {
  const names: string[] = [];
  JSON.stringify(schema, (key, value) => {
    if (key === 'properties') names.push(...Object.keys(value as object));
    return value;
  });
  return names;
}

describe('error codes', () => {
  const source = programme().filter(({ path }) => !path.startsWith('src/vocabulary/errors/'));

  it('are all raised by the programme', () => {
    const raised = new Set(source.flatMap(({ text }) => text.match(/\b[A-Z]+(?:_[A-Z]+)+\b/g) ?? []));
    expect(Object.keys(catalogue).filter((code) => !raised.has(code) && !(code in notYetRaised))).toEqual([]);
  });

  it('say what to do', () => {
    const silent = Object.entries<CatalogueEntry>(catalogue).filter(([, { remedy }]) => remedy === '');
    expect(silent.map(([code]) => code)).toEqual([]);
  });
});

/** Codes that stand in the catalogue ahead of the code that will raise them. The list may only become shorter. */
const notYetRaised: Record<string, string> = {};

describe('the runtime dependencies', () => {
  const declared = Object.keys((JSON.parse(read('package.json')) as { dependencies: object }).dependencies);
  const lines = [...read('docs/dependencies.md').matchAll(/^\| `([^`]+)` \| ([^|]+) \| ([^|]+) \|$/gm)];

  it('have one line each in docs/dependencies.md, with a reason and a replacement, and nothing else has', () => {
    expect(lines.map((found) => found[1])).toEqual([...declared].sort());
    expect(lines.filter(([, , why, other]) => !why?.trim() || !other?.trim())).toEqual([]);
  });

  it('are the only packages that the programme imports', () => {
    const foreign = programme().flatMap(({ path, text }) =>
      [...text.matchAll(/(?<!['"`.])\b(?:from|import)\s*\(?\s*'([@a-z][^'\n]*)'/g)]
        .map((found) =>
          (found[1] as string)
            .split('/')
            .slice(0, found[1]?.startsWith('@') ? 2 : 1)
            .join('/'),
        )
        .filter((name) => !name.startsWith('node:') && !declared.includes(name))
        .map((name) => `${path}: ${name}`),
    );
    expect(foreign).toEqual([]);
  });
});

describe('links of the documentation', () => {
  const pages = filesBelow('.', /\.md$/);

  it('lead to files and headings that are there', () => {
    expect(pages.length).toBeGreaterThan(15);
    const broken = pages.flatMap(({ path, text }) =>
      linksOf(text)
        .filter((link) => {
          const [file = '', anchor] = link.split('#');
          const target = file === '' ? path : normalize(join(dirname(path), decodeURI(file)));
          // The pictures of the site are taken together: before that the folder is not there at all.
          if (target.startsWith('docs/screenshots/') && !existsSync(join(root, 'docs/screenshots'))) return false;
          if (target.startsWith('..') || !existsSync(join(root, target))) return true;
          return anchor !== undefined && !anchorsOf(read(target)).includes(anchor);
        })
        .map((link) => `${path}: ${link}`),
    );
    expect(broken).toEqual([]);
  });

  it('are found in text and not in code', () => {
    expect(
      linksOf('see [a](b.md#c) and ![d](e.png), not `[f](g)`\n```\n[h](i)\n```\n[j](https://example.org)'),
    ).toEqual(['b.md#c', 'e.png']);
    expect(anchorsOf('# One two\n\n## `a.b`, c!\n\n## One two\n')).toEqual(['one-two', 'ab-c', 'one-two-1']);
  });

  it('name every room of the programme in the architecture', () => {
    const page = read('docs/architecture.md');
    const rooms = readdirSync(join(root, 'src'), { withFileTypes: true }).filter((entry) => entry.isDirectory());
    expect(rooms.map(({ name }) => name).filter((name) => !page.includes(`\`${name}/\``))).toEqual([]);
  });
});
