import { closestWord } from '#vocabulary/closest-word.ts';
import { type Issue, issue } from '#vocabulary/issue.ts';
import type { Declared } from './declaration.ts';
import type { Project } from './project.ts';
import type { Framework } from './schema/framework.ts';
import { readTree } from './schema/framework/condition-mistakes.ts';
import type { ConditionTree } from './schema/framework/condition-tree.ts';
import { everyPart } from './schema/framework/consistency.ts';
import { namedInRules } from './schema/framework/named.ts';

/** Facts that every area has. */
const alwaysThere = ['code', 'type', 'name'];

/**
 * Warns of conditions that read nothing of an area, so that they are the same for every one.
 *
 * @returns FRAMEWORK_CONDITION_CONSTANT for each of them, in the order of the parts
 */
export function checkConditions(item: Declared<Framework>): Issue[] {
  return conditionsOf(item).flatMap(({ where, source, tree }) =>
    tree.reads.length === 0 ? [issue('FRAMEWORK_CONDITION_CONSTANT', where, { value: source })] : [],
  );
}

/**
 * Refuses conditions on facts that the files of areas do not give any area. A fact that a condition first asks for with `has` may be
 * absent.
 *
 * @returns DECLARATION_FACT_UNKNOWN
 */
export function checkFacts(item: Declared<Framework>, { areaSources }: Pick<Project, 'areaSources'>): Issue[] {
  const known = [...alwaysThere, ...areaSources.flatMap(({ value }) => value.attributes.map(({ id }) => id))];
  return conditionsOf(item).flatMap(({ where, tree }) =>
    [...new Set(tree.facts)]
      .filter((fact) => !known.includes(fact) && !tree.tested.includes(fact))
      .map((fact) => {
        const meant = closestWord(fact, known);
        const perhaps = meant === undefined ? '' : `Did you mean \`${meant}\`? `;
        return issue('DECLARATION_FACT_UNKNOWN', where, { value: fact, perhaps, known: known.join(', ') });
      }),
  );
}

function conditionsOf({ value, file, locate }: Declared<Framework>) {
  return everyPart(value).flatMap(({ node, path }) =>
    namedInRules(node, path).expressions.flatMap(({ path: place, name: source }) => {
      const tree: ConditionTree | string = readTree(source);
      const where = { file, ...locate(place), path: place.join('.') };
      return typeof tree === 'string' ? [] : [{ where, source, tree }];
    }),
  );
}
