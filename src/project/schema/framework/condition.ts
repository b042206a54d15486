import { Environment } from '@marcbachmann/cel-js';

/** Names that an expression may read, for the reference and for messages. */
export const expressionNames = ['area', 'indicators', 'parts', 'score', 'class', 'coverage', 'value'] as const;

/** Brackets within brackets that an expression may have. */
export const deepestCondition = 250;
const tooDeep = `it nests more than ${deepestCondition} levels deep, the most that is read`;

const environment = new Environment({
  homogeneousAggregateLiterals: false,
  limits: { maxDepth: deepestCondition },
});
for (const name of expressionNames) environment.registerVariable(name, 'dyn');

/**
 * Parses an expression of the Common Expression Language over those names.
 *
 * @throws an error of the language when it is not well-formed, or reads a name that there is not
 */
export function parseExpression(source: string): ReturnType<typeof environment.parse> {
  try {
    const parsed = environment.parse(source);
    const checked = parsed.check();
    if (!checked.valid) throw checked.error ?? new Error('it does not hold together');
    return parsed;
  } catch (error) {
    // Signs in front of signs are no brackets, and end where the memory of the parser does.
    if (error instanceof RangeError || /^Exceeded maxDepth/.test(firstLine(error))) throw new Error(tooDeep);
    throw error;
  }
}

/** Whether a reason why an expression cannot be read is that it nests too deep. */
export const nestsTooDeep = (reason: string): boolean => reason === tooDeep;

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
