import { existsSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import { checkClasses } from '#project/check-classes.ts';
import { checkConditions, checkFacts } from '#project/check-conditions.ts';
import type { Declared } from '#project/declaration.ts';
import { loadProject } from '#project/load.ts';
import type { Project } from '#project/project.ts';
import type { Framework } from '#project/schema/framework.ts';
import { evaluate } from '#rating/evaluate.ts';
import { failedCondition } from '#rating/failed-condition.ts';
import { planFramework } from '#rating/plan.ts';
import { silentRules } from '#rating/silent-rules.ts';
import { exactValues } from '#rating/stability/exact.ts';
import type { Issue } from '#vocabulary/issue.ts';
import { readRatingInputs } from '../../pipeline/rating-inputs.ts';
import { workspaceOf } from '../../pipeline.ts';
import { productRoot } from '../context.ts';
import { findFrameworkFile, frameworkFiles, readFrameworkFile } from './find-framework.ts';

export interface FrameworkChecks {
  /** Ids that were checked, with mistakes or without. */
  checked: string[];
  issues: Issue[];
  /** Whether rules were also held to the areas of a build. */
  built: boolean;
}

/**
 * Checks frameworks: by themselves, against the project that they are in, and against the areas of a build where there is one.
 *
 * @param names  ids or files; none = all of the project, or outside of a project all that are shipped
 */
export async function checkFrameworks(names: readonly string[], folder: string): Promise<FrameworkChecks> {
  const inProject = existsSync(join(resolve(folder), 'coxcomb.yaml'));
  const loaded = inProject
    ? loadProject(resolve(folder), { shippedFrameworks: join(productRoot(), 'frameworks') })
    : undefined;
  const { own, shipped } = frameworkFiles(folder);
  const all = inProject ? own : shipped;
  const files = names.length > 0 ? names.map((name) => findFrameworkFile(name, folder)) : all.map(readFrameworkFile);
  const wanted = new Set(names.filter((name) => !/\.(ya?ml|md)$/.test(name)));
  const chosen = (id: string) => wanted.size === 0 || wanted.has(id);
  const used = names.length > 0 ? [] : (loaded?.project?.frameworks ?? []);
  const items = [...files.flatMap(({ declared }) => declared).filter(({ value }) => chosen(value.id))];
  const known = new Set(items.map(({ value }) => value.id));
  items.push(...used.filter(({ value }) => !known.has(value.id)));
  const fromProject = (loaded?.issues ?? []).filter(({ where }) =>
    files.some(({ path }) => where.file !== undefined && resolve(folder, where.file) === path),
  );
  const inFiles = files.flatMap((file) =>
    loaded && fromProject.some(({ where }) => resolve(folder, where.file ?? '') === file.path)
      ? []
      : [
          ...file.issues,
          ...file.declared
            .filter(({ value }) => chosen(value.id))
            .flatMap((item) => [
              ...checkClasses(item),
              ...checkConditions(item),
              ...(loaded?.project && own.includes(file.path) ? checkFacts(item, loaded.project) : []),
            ]),
        ],
  );
  const project = loaded?.project;
  const built = project !== undefined && existsSync(workspaceOf(project).evidence);
  const silent: Issue[] = [];
  // What has a mistake comes to nothing because of it, and would be told of twice.
  const mistaken = new Set(inFiles.flatMap(({ severity, where }) => (severity === 'blocks' ? [where.file] : [])));
  if (built)
    for (const item of items) if (!mistaken.has(item.file)) silent.push(...(await comingToNothing(project, item)));
  return {
    checked: [...items.map(({ value }) => value.id), ...files.flatMap(({ broken }) => broken)],
    issues: [...fromProject.map((one) => shownFrom(one, folder)), ...inFiles, ...silent],
    built,
  };
}

/** The place of a problem as it is found from where the command was given. */
function shownFrom(one: Issue, folder: string): Issue {
  if (one.where.file === undefined) return one;
  const file = relative(process.cwd(), resolve(folder, one.where.file));
  return { ...one, where: { ...one.where, file } };
}

async function comingToNothing(project: Project, item: Declared<Framework>): Promise<Issue[]> {
  const indicators = project.indicators.map(({ value }) => value);
  const plan = planFramework(item.value, indicators);
  const inputs = await readRatingInputs(project, item.value);
  try {
    const evaluations = inputs.map(({ evidence }) => evaluate(plan, evidence));
    return [...silentRules(item, evaluations), ...exactValues(item, evaluations, indicators)];
  } catch (error) {
    const failed = failedCondition(item, error);
    if (failed) return [failed];
    throw error;
  }
}
