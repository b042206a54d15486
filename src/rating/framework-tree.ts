import type { Combiner, Framework, FrameworkNode } from '#project/schema/framework.ts';
import type { Indicator } from '#project/schema/indicator.ts';

/** A part of a framework with the indicators it found, and the rule that combines its parts. */
export interface RatingNode {
  id: string;
  name: string;
  children: RatingNode[];
  /** Ids of the indicators that belong to this part itself. */
  indicators: string[];
  combiner: Combiner;
}

/** The framework as a tree with its indicators found by id and by tag; a part without a rule of its own takes the framework’s. */
export function frameworkTree(framework: Framework, indicators: readonly Indicator[]): RatingNode {
  const grow = (node: FrameworkNode): RatingNode => ({
    id: node.id,
    name: node.name,
    children: (node.children ?? []).map(grow),
    indicators: [...new Set([...(node.indicators ?? []), ...tagged(node, indicators)])],
    combiner: node.combiner ?? framework.combiner,
  });
  return {
    id: '',
    name: framework.name,
    children: framework.nodes.map(grow),
    indicators: [],
    combiner: framework.combiner,
  };
}

function tagged(node: FrameworkNode, indicators: readonly Indicator[]): string[] {
  const wanted = Object.entries(node.tagged ?? {});
  if (wanted.length === 0) return [];
  return indicators
    .filter((indicator) => wanted.every(([kind, value]) => [indicator.tags[kind] ?? []].flat().includes(value)))
    .map((indicator) => indicator.id)
    .sort();
}

/** Every part of a tree, the whole first. */
export function nodesOf(root: RatingNode): RatingNode[] {
  return [root, ...root.children.flatMap(nodesOf)];
}

/** Every indicator at or below a part, each once. */
export function indicatorsBelow(node: RatingNode): string[] {
  return [...new Set(nodesOf(node).flatMap((part) => part.indicators))];
}
