import type { Framework, FrameworkNode } from '#project/schema/framework.ts';
import { frameworkTree, nodesOf, type RatingNode } from '#rating/framework-tree.ts';
import { hasLevels, levelSentences } from '#site/pages/frameworks/level-words.ts';
import { combinerSentences, weightSentences } from '#site/pages/rules/combiner-words.ts';
import { finishSentences, limitSentences } from '#site/pages/rules/finish-words.ts';
import { RuleWords } from '#site/pages/rules/rule-words.ts';
import { scorerSentences } from '#site/pages/rules/scorer-words.ts';
import { Formatter } from '#site/format.ts';
import { messagesFor } from '#vocabulary/messages/messages.ts';
import { outcomes } from '#vocabulary/outcome.ts';

/** Sentences under a heading; `depth` says how far down the tree of parts it is. */
export interface RuleSection {
  title: string;
  depth: number;
  sentences: string[];
}

/** The rules of a framework in sentences: how a measure is judged, how measures become ratings, and each part with its own rules. */
export function ruleSections(framework: Framework, locale: string): RuleSection[] {
  const site = { messages: messagesFor(locale), format: new Formatter(locale) };
  const words = site.messages.frameworks;
  const tell = new RuleWords(site, framework);
  const names = new Map(everyNode(framework.nodes).map(({ id, name }) => [id, name]));
  const partName = (id: string) => names.get(id) ?? id;
  const grown = new Map(nodesOf(frameworkTree(framework, [])).map((node) => [node.id, node]));
  const levels = hasLevels([...grown.values()]);
  const parts = everyPart(framework.nodes, 1).map(({ node, depth }) => ({
    title: node.name,
    depth,
    sentences: [
      ...partSentences(node, tell, partName),
      ...(levels
        ? [
            `${site.messages.detail.column}: ${levelSentences(site, levelOf(grown.get(node.id) as RatingNode)).join(' ')}`,
          ]
        : []),
      ...taggedLevels(node, tell),
    ],
  }));
  const overall = framework.overall ? [] : [site.messages.explanation.noOverall];
  const all: RuleSection[] = [
    {
      title: words.classes,
      depth: 0,
      sentences: framework.classes.map(({ name, meaning }) => `“${name}”: ${meaning}`),
    },
    { title: words.measure, depth: 0, sentences: measureSentences(framework.scorer, tell) },
    {
      title: words.combine,
      depth: 0,
      sentences: [
        ...combinerSentences(framework.combiner, tell, partName, framework.nodes),
        ...finishSentences(framework, tell),
        ...overall,
      ],
    },
    { title: site.messages.ratingRules.limit.title, depth: 0, sentences: limitSentences(framework, tell) },
    {
      title: words.parts,
      depth: 0,
      sentences: levels || framework.taggedDetail ? [site.messages.detail.lead, ...taggedLevels(framework, tell)] : [],
    },
    ...parts,
    { title: words.source, depth: 0, sentences: [framework.source.trim()] },
  ];
  return all.filter(({ title, depth, sentences }) => sentences.length > 0 || depth > 0 || title === words.parts);
}

function measureSentences(scorer: Framework['scorer'], tell: RuleWords): string[] {
  if (scorer.kind !== 'significance') return scorerSentences(scorer, tell);
  const { frameworks: words, outcomes: outcomeWords } = tell.site.messages;
  const known = outcomes.flatMap((outcome) => {
    const name = scorer.classes[outcome];
    return name === undefined ? [] : [`${outcomeWords.short[outcome]}: “${tell.className(name)}”`];
  });
  return [
    tell.site.messages.explanation.compared(tell.standard(scorer.comparator)),
    ...known,
    `${words.missingAs}: “${tell.className(scorer.missing)}”`,
  ];
}

function partSentences(node: FrameworkNode, tell: RuleWords, partName: (id: string) => string): string[] {
  const { explanation: words, ratingRules } = tell.site.messages;
  const entries = (node.indicators ?? []).map((entry) =>
    typeof entry === 'string' ? { indicator: entry, weight: 1, scorer: undefined } : entry,
  );
  const measures = entries.map(({ indicator, weight }) => ({ name: indicator, weight }));
  return [
    ...(node.about ? [node.about.trim()] : []),
    ...(entries.length > 0 ? [words.madeOf(entries.map(({ indicator }) => indicator))] : []),
    ...Object.entries(node.tagged ?? {}).map(([kind, value]) => words.tagged(kind, value)),
    ...(node.scorer ? measureSentences(node.scorer, tell) : []),
    ...entries.flatMap(({ indicator, scorer }) =>
      scorer ? [words.ownRule(indicator, measureSentences(scorer, tell).join(' '))] : [],
    ),
    ...(node.combiner ? combinerSentences(node.combiner, tell, partName) : []),
    ...weightSentences(measures, tell, ratingRules.combiner.measureWeights),
    ...weightSentences(node.children ?? [], tell, ratingRules.combiner.weights),
    ...finishSentences(node, tell),
    ...limitSentences(node, tell),
  ];
}

const levelOf = ({ detail, entries }: RatingNode) => ({ detail, entries });

/** Where measures that are found by tag are shown, if that is said here. */
function taggedLevels({ taggedDetail }: Pick<FrameworkNode, 'taggedDetail'>, { site }: RuleWords): string[] {
  const words = site.messages.detail;
  return taggedDetail ? [words.tagged(words.levels[taggedDetail.headline], words.levels[taggedDetail.otherwise])] : [];
}

function everyNode(nodes: readonly FrameworkNode[]): FrameworkNode[] {
  return nodes.flatMap((node) => [node, ...everyNode(node.children ?? [])]);
}

function everyPart(nodes: readonly FrameworkNode[], depth: number): { node: FrameworkNode; depth: number }[] {
  return nodes.flatMap((node) => [{ node, depth }, ...everyPart(node.children ?? [], depth + 1)]);
}
