import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { loadProject } from '#project/load.ts';
import type { Project } from '#project/project.ts';
import { tablesOf } from '#rating/vectors/tables.ts';
import { measureNames } from '#site/pages/rules/measure-titles.ts';
import { productRoot } from '../context.ts';
import { textBeside } from './find-framework.ts';

/** What people call the things to which rules refer. */
export interface RuleNames {
  /** Measures by id. */
  measures: ReadonlyMap<string, string>;
  tag(kind: string, value: string): { kind: string; value: string };
}

/** The project of a folder, where there is one without mistakes. */
export function projectIn(folder: string): Project | undefined {
  if (!existsSync(join(resolve(folder), 'coxcomb.yaml'))) return undefined;
  return loadProject(resolve(folder), { shippedFrameworks: join(productRoot(), 'frameworks') }).project;
}

/**
 * Names for the rules of a framework: those of the project, and for measures that it does not have those in the text beside the
 * framework.
 *
 * @param path  file of the framework
 */
export function ruleNames(path: string, project: Project | undefined): RuleNames {
  const beside = textBeside(path);
  const text = existsSync(beside) ? readFileSync(beside, 'utf8') : '';
  const own = (project?.indicators ?? []).map(({ value }): [string, string] => [value.id, value.plainName]);
  return {
    measures: new Map([...measureNames(tablesOf(text)), ...own]),
    tag(kind, value) {
      const declared = project?.declaration.tags[kind];
      const one = declared?.values.find(({ id }) => id === value);
      return { kind: declared?.name ?? kind, value: one?.name ?? value };
    },
  };
}
