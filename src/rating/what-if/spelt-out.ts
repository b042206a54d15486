import type { Framework, FrameworkNode } from '#project/schema/framework.ts';
import { frameworkTree, nodesOf, type RatingNode } from '../framework-tree.ts';

type Tagged = Parameters<typeof frameworkTree>[1];

/**
 * The same framework with every weight written down, 1 where none is given, and every indicator that is found by its tags named:
 * so that each number that counts has a place at which it can be changed. Levels of detail are left out: they rate nothing, and a part
 * that is dropped must not leave others that no reader would see. It rates as before.
 */
export function speltOut(framework: Framework, indicators: Tagged): Framework {
  const grown = new Map(nodesOf(frameworkTree(framework, indicators)).map((node) => [node.id, node]));
  return { ...framework, taggedDetail: undefined, nodes: framework.nodes.map((node) => speltOutNode(node, grown)) };
}

function speltOutNode(node: FrameworkNode, grown: ReadonlyMap<string, RatingNode>): FrameworkNode {
  const own = new Map(
    (node.indicators ?? []).flatMap((entry) => (typeof entry === 'string' ? [] : [[entry.indicator, entry] as const])),
  );
  const entries = (grown.get(node.id)?.entries ?? []).map(({ indicator, weight }) => {
    const scorer = own.get(indicator)?.scorer;
    return { indicator, weight, ...(scorer ? { scorer } : {}) };
  });
  return {
    ...node,
    weight: node.weight ?? 1,
    detail: undefined,
    taggedDetail: undefined,
    ...(entries.length > 0 ? { indicators: entries } : {}),
    ...(node.children ? { children: node.children.map((child) => speltOutNode(child, grown)) } : {}),
  };
}
