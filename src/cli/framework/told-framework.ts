import { existsSync, readFileSync } from 'node:fs';
import type { Framework } from '#project/schema/framework.ts';
import { wordedFramework } from '../../pipeline/worded-framework.ts';
import { findFramework, textBeside } from './find-framework.ts';
import { projectIn, type RuleNames, ruleNames } from './rule-names.ts';

/** A framework with what its rules are told by. */
export interface ToldFramework {
  framework: Framework;
  names: RuleNames;
  /** The text beside it, if there is one. */
  text: string | undefined;
  locale: string;
}

/**
 * A framework as the project uses it, with its own indicators in their places and in the words of the year that was built; one that
 * the project does not use as it is declared.
 *
 * @throws FRAMEWORK_UNKNOWN, PROJECT_HAS_PROBLEMS
 */
export async function toldFramework(name: string, folder: string): Promise<ToldFramework> {
  const { file, item } = findFramework(name, folder);
  const project = projectIn(folder);
  const used = project?.frameworks.find(({ value }) => value.id === name)?.value;
  const beside = textBeside(file.path);
  return {
    framework: project && used ? await wordedFramework(project, used) : item.value,
    names: ruleNames(file.path, project),
    text: existsSync(beside) ? readFileSync(beside, 'utf8') : undefined,
    locale: project?.declaration.locale ?? 'en-GB',
  };
}
