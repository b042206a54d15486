import { existsSync, readdirSync } from 'node:fs';
import { basename, dirname, join, relative, resolve } from 'node:path';
import { type Declared, readDeclarations } from '#project/declaration.ts';
import { declarationText } from '#project/declaration-text.ts';
import { type Framework, frameworkSchema } from '#project/schema/framework.ts';
import { AppError } from '#vocabulary/errors/app-error.ts';
import { type Issue, issue } from '#vocabulary/issue.ts';
import { productRoot } from '../context.ts';

/** A file of frameworks as read. */
export interface FrameworkFile {
  path: string;
  /** As people know it: relative to the folder in which they are, or to the product. */
  shown: string;
  declared: Declared<Framework>[];
  issues: Issue[];
  /** Ids of frameworks in it that have mistakes. */
  broken: string[];
}

const yaml = /\.ya?ml$/;

/** Files of frameworks: those of the project, then those shipped with the product. */
export function frameworkFiles(project: string): { own: string[]; shipped: string[] } {
  return {
    own: yamlBelow(join(resolve(project), 'frameworks')),
    shipped: yamlBelow(join(productRoot(), 'frameworks')),
  };
}

function yamlBelow(folder: string): string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => yaml.test(name))
    .sort()
    .map((name) => join(folder, name));
}

/** Reads a file of frameworks, with every mistake in it. */
export function readFrameworkFile(path: string): FrameworkFile {
  const near = relative(process.cwd(), path);
  const shown = near.startsWith('..') ? join('frameworks', basename(path)) : near;
  const content = declarationText(path);
  if (content.reason !== undefined) {
    const unreadable = issue('DECLARATION_UNREADABLE', { file: shown }, { value: shown, reason: content.reason });
    return { path, shown, declared: [], issues: [unreadable], broken: [] };
  }
  return { path, shown, ...readDeclarations(content.text, shown, frameworkSchema) };
}

/**
 * The file that has a framework: by the id of one of the project, of a shipped one, or by the file itself (its text will do).
 *
 * @throws FRAMEWORK_UNKNOWN
 */
export function findFrameworkFile(name: string, project: string): FrameworkFile {
  const { own, shipped } = frameworkFiles(project);
  const asFile = resolve(name.replace(/\.md$/, '.yaml'));
  if (/\.(ya?ml|md)$/.test(name) && existsSync(asFile)) return readFrameworkFile(asFile);
  const known: string[] = [];
  for (const path of [...own, ...shipped]) {
    const file = readFrameworkFile(path);
    const ids = [...file.declared.map(({ value }) => value.id), ...file.broken];
    if (ids.includes(name)) return file;
    known.push(...ids);
  }
  throw new AppError('FRAMEWORK_UNKNOWN', { value: name, known: [...new Set(known)].join(', ') });
}

/** One framework without mistakes. Mistakes end the command. */
export function findFramework(name: string, project: string): { file: FrameworkFile; item: Declared<Framework> } {
  const file = findFrameworkFile(name, project);
  const item = file.declared.find(({ value }) => value.id === name) ?? file.declared[0];
  if (!item) throw new AppError('PROJECT_HAS_PROBLEMS', { count: file.issues.length });
  return { file, item };
}

/** The text beside a file of frameworks, whether or not it is there. */
export function textBeside(path: string): string {
  return join(dirname(path), `${basename(path).replace(yaml, '')}.md`);
}
