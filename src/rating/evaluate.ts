import type { Framework } from '#project/schema/framework.ts';
import { combine } from './combine.ts';
import { indicatorsBelow, type RatingNode } from './framework-tree.ts';
import { type Evidence, score } from './score.ts';

/** Why a part has its class: everything that went in, and the rule that decided. */
export interface RatingWhy {
  rule: string;
  /** Class of each indicator of the part. */
  indicators: { indicator: string; class: string }[];
  /** Class of each smaller part. */
  parts: { node: string; class: string }[];
  /** How many indicators have each class. */
  counts: Record<string, number>;
}

export interface Rating {
  node: string;
  class: string;
  /** Share of the counted indicators that are not worse, 0 to 1; undefined when none counts. */
  shareNotWorse: number | undefined;
  counted: number;
  why: RatingWhy;
}

/**
 * Evaluates a framework for one area: every part from the smallest up. Pure: the same evidence gives the same ratings.
 *
 * @param evidenceOf the evidence of an indicator for this area
 * @returns one rating for each part; for the whole (node '') only when the framework gives an overall rating
 */
export function evaluate(
  framework: Framework,
  root: RatingNode,
  evidenceOf: (indicator: string) => Evidence,
): Rating[] {
  const classes = new Map(framework.classes.map((entry) => [entry.id, entry]));
  const scored = new Map(
    indicatorsBelow(root).map((indicator) => [indicator, score(framework.scorer, evidenceOf(indicator))]),
  );
  const ratings: Rating[] = [];
  const rate = (node: RatingNode): Rating => {
    const parts = node.children.map(rate);
    const own = node.indicators.map((indicator) => ({ indicator, class: scored.get(indicator) as string }));
    const below = indicatorsBelow(node).map((indicator) => scored.get(indicator) as string);
    const counted = below.filter((name) => classes.get(name)?.counted);
    const worse = counted.filter((name) => classes.get(name)?.worse).length;
    const counts: Record<string, number> = {};
    for (const name of below) counts[name] = (counts[name] ?? 0) + 1;
    const combined = combine(node.combiner, [...own.map((entry) => entry.class), ...parts.map((part) => part.class)]);
    const rating: Rating = {
      node: node.id,
      class: combined.class,
      shareNotWorse: counted.length > 0 ? (counted.length - worse) / counted.length : undefined,
      counted: counted.length,
      why: {
        rule: combined.rule,
        indicators: own,
        parts: parts.map((part) => ({ node: part.node, class: part.class })),
        counts,
      },
    };
    if (node.id !== '' || framework.overall) ratings.push(rating);
    return rating;
  };
  rate(root);
  return ratings;
}
