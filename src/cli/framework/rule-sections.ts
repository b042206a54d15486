import type { Framework, FrameworkNode } from '#project/schema/framework.ts';
import { triggerSentences } from '#site/pages/persistence/trigger-words.ts';
import { eligibilitySentences, limitSentences } from '#site/pages/rules/finish-words.ts';
import { measureSentences } from '#site/pages/rules/measure-sentences.ts';
import { partRules, placedParts } from '#site/pages/rules/part-rules.ts';
import { frameworkTree, nodesOf, type RatingNode } from '#rating/framework-tree.ts';
import { hasLevels, levelSentences } from '#site/pages/frameworks/level-words.ts';
import { RuleWords } from '#site/pages/rules/rule-words.ts';
import { wholeRules } from '#site/pages/rules/whole-rules.ts';
import { Formatter } from '#site/format.ts';
import { messagesFor } from '#vocabulary/messages/messages.ts';
import type { RuleNames } from './rule-names.ts';

/** Sentences under a heading; `depth` says how far down the tree of parts it is. */
export interface RuleSection {
  title: string;
  depth: number;
  sentences: string[];
}

/**
 * The rules of a framework in sentences: how a measure is judged, how measures become ratings, each part with its own rules, and when
 * a rating counts as staying low.
 *
 * @param names  of measures and tags, as far as they are known
 */
export function ruleSections(framework: Framework, names: RuleNames, locale: string): RuleSection[] {
  const messages = messagesFor(locale);
  const words = messages.frameworks;
  const tell = new RuleWords({ messages, format: new Formatter(locale) }, framework, names.measures);
  const top = (title: string, sentences: string[]) => ({ title, depth: 0, sentences });
  const grown = new Map(nodesOf(frameworkTree(framework, [])).map((node) => [node.id, node]));
  const levels = hasLevels([...grown.values()]);
  const all: RuleSection[] = [
    top(
      words.classes,
      framework.classes.map(({ name, meaning }) => `“${name}”: ${meaning}`),
    ),
    top(messages.explanation.wordings, wordingSentences(framework, tell)),
    top(words.measure, [
      ...measureSentences(framework.scorer, tell),
      messages.frameworks.within(tell.site.format.count(framework.within)),
    ]),
    top(words.combine, [
      ...wholeRules(framework, tell),
      ...(framework.overall ? [] : [messages.explanation.noOverall]),
    ]),
    top(messages.ratingRules.limit.title, limitSentences(framework, tell)),
    top(words.notRated, eligibilitySentences(framework, tell)),
    top(words.parts, levels || framework.taggedDetail ? [messages.detail.lead, ...taggedLevels(framework, tell)] : []),
    ...placedParts(framework).map(({ node, depth }) => ({
      title: node.name,
      depth: depth + 1,
      sentences: [
        ...partStory(node, names, tell),
        ...partRules(node, tell),
        ...(levels ? [levelSentence(grown.get(node.id) as RatingNode, tell)] : []),
        ...taggedLevels(node, tell),
      ],
    })),
    top(
      messages.persistence.title,
      framework.triggers.flatMap((trigger) => triggerSentences(trigger, tell)),
    ),
    top(words.source, [framework.source.trim()]),
  ];
  return all.filter(({ title, depth, sentences }) => sentences.length > 0 || depth > 0 || title === words.parts);
}

/** The other words that the ratings have, each wording in a sentence. */
function wordingSentences({ wordings, classes }: Framework, tell: RuleWords): string[] {
  const { wording, reworded } = tell.site.messages.explanation;
  return wordings.map(({ name, years, words }) =>
    wording(
      name,
      years,
      classes.flatMap((entry) => {
        const other = words[entry.id];
        return other === undefined || other === entry.name ? [] : [reworded(entry.name, other)];
      }),
    ),
  );
}

/** What a part is about, and what it is made of. */
function partStory(node: FrameworkNode, names: RuleNames, tell: RuleWords): string[] {
  const { explanation: words } = tell.site.messages;
  const measures = (node.indicators ?? []).map((entry) =>
    tell.name(typeof entry === 'string' ? entry : entry.indicator),
  );
  const tags = Object.entries(node.tagged ?? {}).map(([kind, value]) => names.tag(kind, value));
  return [
    ...(node.about ? [node.about.trim()] : []),
    ...(measures.length > 0 ? [words.madeOf(measures)] : []),
    ...(tags.length > 0 ? [words.tagged(tags)] : []),
  ];
}

/** Under which level a part is shown; measures that are shown later are named by the names that are known. */
function levelSentence({ detail, entries }: RatingNode, tell: RuleWords): string {
  const indicators = entries.map(({ indicator }) => ({ key: indicator, plainName: tell.name(indicator) }));
  const sentences = levelSentences(tell.site, { detail, entries, indicators } as Parameters<typeof levelSentences>[1]);
  return `${tell.site.messages.detail.column}: ${sentences.join(' ')}`;
}

/** Where measures that are found by tag are shown, if that is said here. */
function taggedLevels({ taggedDetail }: Pick<FrameworkNode, 'taggedDetail'>, { site }: RuleWords): string[] {
  const words = site.messages.detail;
  return taggedDetail ? [words.tagged(words.levels[taggedDetail.headline], words.levels[taggedDetail.otherwise])] : [];
}
