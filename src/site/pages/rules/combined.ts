import type { FrameworkNode, FrameworkRecord } from '#release/reader/records.ts';
import type { Combined } from '#vocabulary/combined.ts';

type Declaration = FrameworkRecord['declaration'];
type Inside = Pick<FrameworkNode, 'indicators' | 'tagged' | 'children' | 'over'>;

/** What the parts of a part are, where it is combined. */
export function combinedIn(node: Inside): Combined {
  const measures = (node.indicators ?? []).length > 0 || Object.keys(node.tagged ?? {}).length > 0;
  const parts = (node.children ?? []).length > 0;
  if (parts && node.over === 'parts-of-parts') return 'measures';
  return measures && parts ? 'either' : parts ? 'parts' : 'measures';
}

/** What the whole is made of. */
export function combinedInWhole({ nodes, over }: Pick<Declaration, 'nodes' | 'over'>): Combined {
  return combinedIn({ children: nodes, over });
}

/** What the rule of a framework combines: the whole, where there is one, and every part without a rule of its own. */
export function combinedByDefault(declaration: Pick<Declaration, 'nodes' | 'over' | 'overall'>): Combined {
  const within = (nodes: readonly FrameworkNode[]): Combined[] =>
    nodes.flatMap((node) => [...(node.combiner ? [] : [combinedIn(node)]), ...within(node.children ?? [])]);
  const found = new Set([...(declaration.overall ? [combinedInWhole(declaration)] : []), ...within(declaration.nodes)]);
  const [only] = found;
  return found.size === 1 && only ? only : found.size === 0 ? combinedInWhole(declaration) : 'either';
}
