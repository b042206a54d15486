/** A name or a condition that stands somewhere in a framework. */
export interface Named {
  path: PropertyKey[];
  name: string;
}

/** What the rules of a framework, or of one part of it, speak of. */
export interface NamedInRules {
  /** Classes that a rule gives. */
  given: Named[];
  /** Classes that a rule reads: an order, cells of a table, what is counted. */
  read: Named[];
  /** Expressions of the Common Expression Language. */
  expressions: Named[];
}

const gives = new Set(['class', 'missing', 'otherwise', 'cap', 'floor', 'force', 'setAside']);
const conditions = new Set(['when', 'peers', 'within']);

/**
 * Finds classes and conditions in rules by the keys under which they stand; every kind of scorer, combiner and label uses the
 * same ones.
 *
 * @param rules  a scorer, a combiner, a label, limits, or an object of them; parts below it are not visited
 */
export function namedInRules(rules: unknown, path: readonly PropertyKey[] = []): NamedInRules {
  const found: NamedInRules = { given: [], read: [], expressions: [] };
  visit(rules, [...path], found);
  return found;
}

function visit(value: unknown, path: PropertyKey[], found: NamedInRules): void {
  const key = path.at(-1);
  if (typeof value === 'string') {
    if (typeof key === 'string' && gives.has(key)) found.given.push({ path, name: value });
    else if (typeof key === 'string' && conditions.has(key)) found.expressions.push({ path, name: value });
    return;
  }
  if (Array.isArray(value)) {
    value.forEach((entry, i) => {
      const at = [...path, i];
      if (typeof entry !== 'string') visit(entry, at, found);
      else if (key === 'order') found.given.push({ path: at, name: entry });
      else if (key === 'classes') (path.includes('when') ? found.read : found.given).push({ path: at, name: entry });
      else if (key === 'is' && entry !== '*') found.read.push({ path: at, name: entry });
    });
    return;
  }
  if (typeof value !== 'object' || value === null) return;
  for (const [name, inner] of Object.entries(value)) {
    const at = [...path, name];
    if (name === 'children' || name === 'treat' || name === 'taggedDetail') continue;
    if (name === 'classes' && !Array.isArray(inner)) {
      for (const [outcome, id] of Object.entries(inner as Record<string, string>))
        found.given.push({ path: [...at, outcome], name: id });
    } else if (name === 'worth') {
      for (const id of Object.keys((inner as object) ?? {})) found.read.push({ path: [...at, id], name: id });
    } else if (name === 'of' && (value as { kind?: string }).kind === 'expression') {
      found.expressions.push({ path: at, name: inner as string });
    } else visit(inner, at, found);
  }
}
