import type { Scorer } from '#project/schema/framework.ts';
import { nodesOf, type RatingNode } from '../framework-tree.ts';

/** Whether a score of an area depends on nothing but that area, its comparators and the declared rules. */
export function isOwnScore(scorer: Scorer): boolean {
  switch (scorer.kind) {
    case 'significance':
    case 'bands':
    case 'given':
    case 'map':
    case 'rules':
      return true;
    case 'z-score':
      return (
        scorer.centre !== 'mean' &&
        scorer.centre !== 'median' &&
        scorer.spread === 'chance' &&
        scorer.overdispersion === 'none'
      );
    case 'normalise':
      return scorer.method === 'goalposts' && !scorer.impute && !scorer.treat;
    default:
      return false;
  }
}

/** Whether a part is made from its parts area by area, at every depth: without places among areas, clusters or spreads. */
export function isCombinedAreaByArea(root: RatingNode): boolean {
  return nodesOf(root).every(
    ({ combiner, finish }) =>
      combiner.kind !== 'copeland' &&
      !finish.standardise &&
      (finish.label === undefined || finish.label.kind === 'cut-points'),
  );
}
