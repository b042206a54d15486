import { nodesOf, type RatingNode } from '../framework-tree.ts';
import { weighing } from '../weighing.ts';

/** A part for which more is asked than is left in it, so that nobody is rated. */
export interface TooFew {
  /** Empty for the whole. */
  part: string;
  /** Fewest parts that must have a score or a class. */
  needs: number;
  left: number;
}

/** The addresses of changed weights that nothing reads: some combinations count or compare, and weigh nothing. */
export function unusedWeights(root: RatingNode, changed: readonly { address: string }[]): string[] {
  const used = new Set(nodesOf(root).filter(readsWeights).flatMap(weightsIn));
  return changed
    .map(({ address }) => address)
    .filter((address) => /^nodes\..*\bweight$/.test(address) && !used.has(address));
}

/** Whether weights tell in the score, or in how much of the weight must have one. */
function readsWeights({ combiner, finish: { minimum, limits } }: RatingNode): boolean {
  return (
    weighing.has(combiner.kind) ||
    (minimum?.share ?? 0) > 0 ||
    (limits ?? []).some(({ when }) => /\bcoverage\b/.test(when))
  );
}

/** Parts that ask for more parts than they have left once some are dropped. */
export function tooFewParts(before: RatingNode, after: RatingNode): TooFew[] {
  const were = new Map(nodesOf(before).map((node) => [node.id, weightsIn(node).length]));
  return nodesOf(after).flatMap((node) => {
    const needs = node.finish.minimum?.parts ?? 0;
    const left = weightsIn(node).length;
    return left < needs && (were.get(node.id) ?? 0) >= needs ? [{ part: node.id, needs, left }] : [];
  });
}

/** The addresses of the weights of all that a part combines. */
function weightsIn({ id, finish, children, entries }: RatingNode): string[] {
  return [
    ...entries.map(({ indicator }) => `nodes.${id}.indicators.${indicator}.weight`),
    ...(finish.over === 'parts-of-parts'
      ? children.flatMap(weightsIn)
      : children.map((child) => `nodes.${child.id}.weight`)),
  ];
}
