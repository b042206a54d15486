import { Environment } from '@marcbachmann/cel-js';

/** Names that an expression may read, for the reference and for messages. */
export const expressionNames = ['area', 'indicators', 'parts', 'score', 'class', 'coverage', 'value'] as const;

const environment = new Environment({ homogeneousAggregateLiterals: false });
for (const name of expressionNames) environment.registerVariable(name, 'dyn');

/**
 * Parses an expression of the Common Expression Language over those names.
 *
 * @throws an error of the language when it is not well-formed, or reads a name that there is not
 */
export function parseExpression(source: string): ReturnType<typeof environment.parse> {
  const parsed = environment.parse(source);
  const checked = parsed.check();
  if (!checked.valid) throw checked.error ?? new Error('it does not hold together');
  return parsed;
}

/** What is wrong with an expression, in one line; undefined where nothing is. */
export function expressionProblem(source: string): string | undefined {
  try {
    parseExpression(source);
    return undefined;
  } catch (error) {
    return firstLine(error);
  }
}

/** The first line of the message of an error; the others show the place in the source, which positions of ours do. */
export function firstLine(error: unknown): string {
  return String((error as Error).message ?? error).split('\n')[0] as string;
}
