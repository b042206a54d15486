import { expressionNames, firstLine, nestsTooDeep } from './condition.ts';
import { type ConditionTree, conditionTree } from './condition-tree.ts';
import { type Inconsistency, indicatorOf, type Placed } from './consistency.ts';
import { namedInRules } from './named.ts';

interface Known {
  classes: readonly { id: string }[];
  inputs: readonly string[];
}

/** Kinds of value that an expression may have, by the key under which it stands; any other key takes anything that can be compared. */
const wanted: Record<string, { types: readonly string[]; message: string }> = {
  when: {
    types: ['bool'],
    message: 'A condition is true or false: compare what it reads with something, such as `score < 2.0`',
  },
  of: { types: ['double', 'int', 'dyn'], message: 'This must come to a number' },
};
const comparable = ['string', 'double', 'int', 'uint', 'bool', 'dyn'];

const conditionRemedy = `A condition may read ${expressionNames.join(', ')}; write numbers with a point and texts in quotes, as in \`indicators["waiting"].value >= 90.0 && class == "good"\`.`;

const depthRemedy = 'Leave out brackets and signs that are not needed, or make several rules of it.';

/** Conditions that cannot be read, read what there is not, can never hold, or could take for ever. */
export function conditionMistakes({ classes, inputs }: Known, all: readonly Placed[]): Inconsistency[] {
  // Indicators that are found by their tags are known to the project only.
  const byTag = all.some(({ node }) => node.tagged);
  const indicators = new Set([...inputs, ...all.flatMap(({ node }) => (node.indicators ?? []).map(indicatorOf))]);
  const partIds = new Set(all.map(({ node }) => node.id));
  const classIds = new Set(classes.map(({ id }) => id));
  const done = new Set<string>();
  return all.flatMap(({ node, path }) => {
    const found = namedInRules(node, path).expressions.flatMap(({ path: at, name }) => {
      const read = readTree(name);
      if (typeof read === 'string')
        return [
          {
            path: at,
            message: `The condition cannot be read: ${read}`,
            remedy: nestsTooDeep(read) ? depthRemedy : conditionRemedy,
          },
        ];
      return [
        ...problemsOf(read, String(at[at.length - 1])),
        ...read.indicators.flatMap((id) =>
          byTag || indicators.has(id)
            ? []
            : [`The indicator “${id}” is neither in a part nor among \`inputs\`, so it is not read`],
        ),
        ...read.parts.flatMap((id) => {
          if (!partIds.has(id)) return [`There is no part “${id}”`];
          return done.has(id) ? [] : [`The part “${id}” is worked out after this, so it cannot be read here`];
        }),
        ...read.classes.flatMap((id) => (classIds.has(id) ? [] : [`There is no class “${id}” in this framework`])),
      ].map((message) => ({ path: at, message }));
    });
    done.add(node.id);
    return found;
  });
}

/** Ids of indicators that the conditions of parts read, with the place of each condition. */
export function indicatorsRead(all: readonly Placed[]): { path: PropertyKey[]; id: string }[] {
  return all.flatMap(({ node, path }) =>
    namedInRules(node, path).expressions.flatMap(({ path: at, name }) => {
      const read = readTree(name);
      return typeof read === 'string' ? [] : read.indicators.map((id) => ({ path: at, id }));
    }),
  );
}

function problemsOf({ type, costly }: ConditionTree, key: string): string[] {
  const { types, message } = wanted[key] ?? { types: comparable, message: 'This must come to a text or a number' };
  return [
    ...(costly === undefined ? [] : [`The condition could take too long: ${costly}`]),
    ...(types.includes(type) ? [] : [message]),
  ];
}

/** What a condition reads, or why it cannot be read. */
export function readTree(source: string): ConditionTree | string {
  try {
    return conditionTree(source);
  } catch (error) {
    return firstLine(error);
  }
}
