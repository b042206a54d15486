import type { Scorer } from '#project/schema/framework.ts';
import { nodesOf, type RatingNode } from '../framework-tree.ts';
import type { Plan } from '../plan.ts';

/**
 * Whether a framework rates each area by itself: no scorer, combiner or label of it looks at the other areas. Draws can then be
 * rated all at once, as if each were more areas, which saves what an evaluation costs beside its areas.
 */
export function ratesAreaByArea({ root }: Plan): boolean {
  return nodesOf(root).every(
    (node: RatingNode) =>
      node.combiner.kind !== 'copeland' &&
      node.finish.standardise !== true &&
      (node.finish.label === undefined || node.finish.label.kind === 'cut-points') &&
      node.entries.every(({ scorer }) => scoresByItself(scorer)),
  );
}

function scoresByItself(scorer: Scorer): boolean {
  switch (scorer.kind) {
    case 'bands':
    case 'given':
    case 'map':
    case 'rules':
    case 'significance':
      return true;
    case 'z-score':
      return (
        scorer.overdispersion === 'none' &&
        scorer.spread === 'chance' &&
        scorer.centre !== 'mean' &&
        scorer.centre !== 'median'
      );
    case 'normalise':
      return scorer.method === 'goalposts' && scorer.impute === undefined && scorer.treat === undefined;
    case 'quantiles':
    case 'spread':
    case 'standardise':
      return false;
  }
}
