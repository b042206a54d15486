import { firstLine, parseExpression } from '#project/schema/framework/condition.ts';
import { conditionTree } from '#project/schema/framework/condition-tree.ts';
import { AppError } from '#vocabulary/errors/app-error.ts';
import { whatWasRead } from './failed-condition.ts';

/** What a condition may read. Missing numbers are null. */
export interface AreaContext {
  area: Record<string, unknown>;
  indicators: Record<string, unknown>;
  parts: Record<string, unknown>;
  score: number | null;
  class: string | null;
  coverage: number;
  value: number | null;
  /** Whose context it is, for messages; no condition can read it. */
  of?: { name: string; code: string };
}

/** The value of an expression; undefined where it cannot be told because a number that it reads is missing. */
export type Expression = (context: AreaContext) => string | number | boolean | null | undefined;

/**
 * Compiles an expression of the Common Expression Language: it reads nothing but its context, and what could take for ever is
 * refused when the framework is read.
 *
 * A condition that compares a missing number, or reads what an area does not have, neither holds nor fails: its value is
 * undefined, and no rule follows from it.
 *
 * @throws RATING_EXPRESSION_INVALID when it is not well-formed, or reads a name that there is not; what it returns throws
 *   RATING_EXPRESSION_FAILED where it cannot be worked out for an area, as where it divides by zero
 */
export function compileExpression(source: string): Expression {
  let run: ReturnType<typeof parseExpression>;
  try {
    const { costly } = conditionTree(source);
    if (costly !== undefined) throw new Error(costly);
    run = parseExpression(source);
  } catch (error) {
    throw new AppError('RATING_EXPRESSION_INVALID', { expression: source, reason: firstLine(error) });
  }
  return (context) => {
    try {
      const value: unknown = run(context as never);
      return typeof value === 'bigint' ? Number(value) : (value as string | number | boolean | null);
    } catch (error) {
      const reason = firstLine(error);
      if (/null|No such key/.test(reason)) return undefined;
      const area = context.of === undefined ? 'an area' : `${context.of.name} (${context.of.code})`;
      const read = whatWasRead(source, context);
      throw new AppError('RATING_EXPRESSION_FAILED', { expression: source, area, reason, read });
    }
  };
}
