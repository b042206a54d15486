import type { FrameworkNode, FrameworkRecord } from '#release/reader/records.ts';
import { combinedIn } from './combined.ts';
import { combinerSentences, weightSentences } from './combiner-words.ts';
import { finishSentences, limitSentences } from './finish-words.ts';
import { measureSentences } from './measure-sentences.ts';
import type { RuleWords } from './rule-words.ts';

/** A part of a framework, and how far down the tree it stands: 0 at the top. */
export interface PlacedPart {
  node: FrameworkNode;
  depth: number;
}

/** Every part as it is declared, each before those inside it. */
export function placedParts({ nodes }: Pick<FrameworkRecord['declaration'], 'nodes'>): PlacedPart[] {
  const walk = (list: readonly FrameworkNode[], depth: number): PlacedPart[] =>
    list.flatMap((node) => [{ node, depth }, ...walk(node.children ?? [], depth + 1)]);
  return walk(nodes, 0);
}

/**
 * The rules that a part has of its own, beside those of the framework: how its measures are judged, the rule that single measures
 * have, how its parts become one, what becomes of its score, and its overrides.
 */
export function partRules(node: FrameworkNode, tell: RuleWords): string[] {
  const { explanation: words, ratingRules } = tell.site.messages;
  const entries = (node.indicators ?? []).map((entry) =>
    typeof entry === 'string' ? { indicator: entry, weight: 1, scorer: undefined } : entry,
  );
  const measures = entries.map(({ indicator, weight }) => ({ name: tell.name(indicator), weight }));
  return [
    ...(node.scorer ? [words.partRule(measureSentences(node.scorer, tell).join(' '))] : []),
    ...ownRules(entries, tell),
    ...(node.combiner ? combinerSentences(node.combiner, tell, combinedIn(node)) : []),
    ...weightSentences(measures, tell, ratingRules.combiner.measureWeights),
    ...weightSentences(node.children ?? [], tell, ratingRules.combiner.weights),
    ...finishSentences(node, tell, combinedIn(node)),
    ...limitSentences(node, tell),
  ];
}

type Entry = Exclude<NonNullable<FrameworkNode['indicators']>[number], string>;

/** The rules of single measures; those that have the same one are told together. */
function ownRules(entries: readonly Pick<Entry, 'indicator' | 'scorer'>[], tell: RuleWords): string[] {
  const byRule = new Map<string, string[]>();
  for (const { indicator, scorer } of entries) {
    if (!scorer) continue;
    const rule = measureSentences(scorer, tell).join(' ');
    byRule.set(rule, [...(byRule.get(rule) ?? []), tell.name(indicator)]);
  }
  return [...byRule].map(([rule, measures]) => tell.site.messages.explanation.ownRule(measures, rule));
}
