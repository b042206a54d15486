import { Environment } from '@marcbachmann/cel-js';

/** Names that an expression may read, for the reference and for messages. */
export const expressionNames = ['area', 'indicators', 'parts', 'score', 'class', 'coverage', 'value'] as const;

/** Brackets within brackets, and signs in front of signs, that an expression may have. */
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
  return sayingTooDeep(() => {
    const parsed = environment.parse(source);
    const checked = parsed.check();
    if (!checked.valid) throw checked.error ?? new Error('it does not hold together');
    if (mostSigns(parsed.ast) > deepestCondition) throw new Error(tooDeep);
    return parsed;
  });
}

/** Does what goes down an expression level by level, and says of one that is too deep for it, or for the parser, that it is. */
export function sayingTooDeep<T>(read: () => T): T {
  try {
    return read();
  } catch (error) {
    // What is neither brackets nor signs, such as a sum of very many terms, ends where the memory for calls does.
    if (error instanceof RangeError || /^Exceeded maxDepth/.test(firstLine(error))) throw new Error(tooDeep);
    throw error;
  }
}

/**
 * Signs in front of each other, as in `!!true`, on the way to whatever has most of them. The parser counts brackets only, and how many
 * signs can be worked out later depends on who calls.
 */
function mostSigns(tree: unknown): number {
  let most = 0;
  const left: [part: unknown, signs: number][] = [[tree, 0]];
  for (let next = left.pop(); next !== undefined; next = left.pop()) {
    const [part, above] = next;
    if (Array.isArray(part)) {
      for (const one of part) left.push([one, above]);
    } else if (typeof part === 'object' && part !== null && 'op' in part && 'args' in part) {
      const signs = part.op === '!_' || part.op === '-_' ? above + 1 : above;
      most = Math.max(most, signs);
      left.push([part.args, signs]);
    }
  }
  return most;
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
