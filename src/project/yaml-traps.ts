import { type Document, isMap, isScalar, isSeq, type Node, visit } from 'yaml';

/** Uses of an anchor that stand for honest brevity; text that unfolds into more is meant to fill the memory. */
const aliasLimit = 1000;

/**
 * The plain value of a YAML document, or why there is none: aliases that unfold without measure, or an alias inside what it stands
 * for, which has no end.
 */
export function unfolded(document: Document): { value: unknown; trouble?: undefined } | { trouble: string } {
  try {
    const value: unknown = document.toJS({ maxAliasCount: aliasLimit });
    JSON.stringify(value);
    return { value };
  } catch (error) {
    if (error instanceof ReferenceError) return { trouble: `its aliases unfold into too much (${error.message})` };
    if (error instanceof TypeError) return { trouble: 'an alias stands inside what it stands for' };
    throw error;
  }
}

/** Keys that are read as something else than what is written: `012` as 12, `01E00` as 1, `1.10` as 1.1, `~` as nothing. */
export function changedKeys(document: Document): { offset: number; written: string; read: string }[] {
  const found: { offset: number; written: string; read: string }[] = [];
  visit(document, {
    Pair(_, { key }) {
      if (!isScalar(key) || typeof key.value === 'string' || key.source === undefined) return;
      const read = String(key.value);
      if (read !== key.source) found.push({ offset: key.range?.[0] ?? 0, written: key.source, read });
    },
  });
  return found;
}

/** Lists and maps within each other, as deep as any declaration could need; deeper ones would exhaust what reads them. */
export const deepestNesting = 100;

/** Place of the first value that lies deeper than any declaration needs; undefined where there is none. */
export function tooDeep(document: Document): number | undefined {
  let level = document.contents ? [document.contents as Node] : [];
  for (let depth = 0; level.length > 0; depth++) {
    if (depth > deepestNesting) return level[0]?.range?.[0] ?? 0;
    level = level.flatMap((node) => {
      if (isMap(node)) return node.items.map((pair) => pair.value as Node).filter(Boolean);
      return isSeq(node) ? (node.items as Node[]) : [];
    });
  }
  return undefined;
}
