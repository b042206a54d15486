import type { Declared } from '#project/declaration.ts';
import type { Framework } from '#project/schema/framework.ts';
import { everyPart } from '#project/schema/framework/consistency.ts';
import { conditionTree } from '#project/schema/framework/condition-tree.ts';
import { namedInRules } from '#project/schema/framework/named.ts';
import { AppError } from '#vocabulary/errors/app-error.ts';
import { type Issue, issue } from '#vocabulary/issue.ts';
import type { AreaContext } from './expression.ts';
import type { Plan } from './plan.ts';

/** Things that a condition read which are told of; more would hide what matters. */
const mostTold = 6;

/** What an expression read of an area, each with its value, for whoever must find out why it could not be worked out. */
export function whatWasRead(source: string, context: AreaContext): string {
  const ways = new Map(conditionTree(source).reads.map((way) => [way.join('.'), way]));
  const told = [...ways].flatMap(([name, way]) => {
    const found = way.reduce<unknown>((part, key) => (part as Record<string, unknown> | null | undefined)?.[key], {
      ...context,
    });
    return typeof found === 'object' && found !== null ? [] : [`${name} = ${JSON.stringify(found ?? null)}`];
  });
  return told.slice(0, mostTold).join(', ') || 'nothing';
}

/**
 * The failure of a condition over an area as a problem of the framework, at the place of the condition.
 *
 * @returns undefined for any other error
 */
export function failedCondition({ value, file, locate }: Declared<Framework>, error: unknown): Issue | undefined {
  if (!(error instanceof AppError) || error.code !== 'RATING_EXPRESSION_FAILED') return undefined;
  const { expression, ...details } = error.details;
  const places = everyPart(value).flatMap(({ node, path }) => namedInRules(node, path).expressions);
  const path = places.find(({ name }) => name === expression)?.path ?? [];
  const where = { file, ...locate(path), path: path.join('.') };
  return issue('RATING_CONDITION_FAILS', where, { value: expression, ...details });
}

/**
 * The plan for evidence that nobody has seen, such as draws: where invented numbers lead a condition to what cannot be worked out, it
 * neither holds nor fails. Over the evidence itself it could be worked out, or there would be no ratings to draw.
 */
export function withoutFailures(plan: Plan): Plan {
  return {
    ...plan,
    expression: (source) => {
      const run = plan.expression(source);
      return (context) => {
        try {
          return run(context);
        } catch {
          return undefined;
        }
      };
    },
  };
}
