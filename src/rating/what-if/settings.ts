import type { Framework } from '#project/schema/framework.ts';
import { bandEnds } from '#project/schema/framework/band.ts';

/** One number of a framework that may be changed. */
export interface Setting {
  /** How people write its place: keys as in the file, entries of lists by their id, `nodes.PART.weight`. */
  address: string;
  /** Where it stands in the declaration. */
  path: readonly (string | number)[];
  value: number;
  kind: 'weight' | 'cut-point' | 'standard' | 'other';
  /** The part to which it belongs; empty for the whole. */
  node: string;
  /** The indicator to which it belongs, if any. */
  indicator?: string | undefined;
  /** The class that a cut-point leads to, if any. */
  class?: string | undefined;
  /** The score that a band gives, if any. */
  score?: number | undefined;
}

/**
 * Keys under which there is nothing that rates: words, the window by which the evidence is read, and what is worked out beside the
 * ratings.
 */
const leftOut = new Set([
  'classes',
  'wordings',
  'inputs',
  'within',
  'certainty',
  'triggers',
  'verification',
  'children',
  'nodes',
]);

/**
 * Every number of a framework that may be changed, in the order in which it stands there.
 *
 * Parts stand directly below `nodes`, however deep they are, because their ids are unique. An entry of a list is named by its
 * `id`, its `indicator`, its class or its value where that is unique in the list, else by its place, counted from 1.
 *
 * @param framework  best spelt out, so that weights that are 1 unless said otherwise are among them
 */
export function settingsOf(framework: Framework): Setting[] {
  const found: Setting[] = [];
  const visitNode = (node: object & { id: string; children?: readonly { id: string }[] | undefined }, path: Path) => {
    visit(node, { address: ['nodes', node.id], path, node: node.id }, found);
    node.children?.forEach((child, i) => visitNode(child, [...path, 'children', i]));
  };
  visit(framework, { address: [], path: [], node: '' }, found);
  framework.nodes.forEach((node, i) => visitNode(node, ['nodes', i]));
  return found;
}

type Path = readonly (string | number)[];

interface Place {
  address: readonly string[];
  path: Path;
  node: string;
  indicator?: string | undefined;
  class?: string | undefined;
  score?: number | undefined;
}

function visit(value: unknown, place: Place, found: Setting[]): void {
  if (typeof value === 'number') {
    const { address, ...rest } = place;
    found.push({ ...rest, address: address.join('.'), value, kind: kindOf(address) });
    return;
  }
  if (typeof value !== 'object' || value === null) return;
  if (Array.isArray(value)) {
    const names = namesOf(value);
    value.forEach((entry: unknown, i) => {
      const { indicator, class: name, score } = (entry ?? {}) as Record<string, unknown>;
      visit(
        entry,
        {
          ...place,
          address: [...place.address, names[i] as string],
          path: [...place.path, i],
          ...(typeof indicator === 'string' ? { indicator } : {}),
          ...(typeof name === 'string' ? { class: name } : {}),
          ...(typeof score === 'number' ? { score } : {}),
        },
        found,
      );
    });
    return;
  }
  for (const [key, inner] of Object.entries(value)) {
    if (leftOut.has(key)) continue;
    visit(inner, { ...place, address: [...place.address, key], path: [...place.path, key] }, found);
  }
}

/** Names of the entries of a list; places where names would not be unique. */
function namesOf(list: readonly unknown[]): string[] {
  const named = list.map((entry) => {
    if (typeof entry !== 'object' || entry === null) return undefined;
    const { id, indicator, class: name, is } = entry as Record<string, unknown>;
    const found = id ?? indicator ?? name ?? (typeof is === 'number' ? is : undefined);
    return found === undefined ? undefined : String(found);
  });
  return named.map((name, i) =>
    name === undefined || named.indexOf(name) !== named.lastIndexOf(name) ? `${i + 1}` : name,
  );
}

function kindOf(address: readonly string[]): Setting['kind'] {
  const last = address[address.length - 1] ?? '';
  if (last === 'weight') return 'weight';
  const isEnd = (bandEnds as readonly string[]).includes(last);
  if (isEnd && address.includes('label')) return 'cut-point';
  const standards = ['standard', 'at', 'centre', 'target', 'low', 'high'];
  return address.includes('scorer') && (isEnd || standards.includes(last)) ? 'standard' : 'other';
}
