import type { Combiner, Framework, FrameworkNode, Scorer } from '#project/schema/framework.ts';
import type { TaggedDetail } from '#project/schema/framework/node.ts';
import type { Indicator } from '#project/schema/indicator.ts';
import { type DetailLevel, laterLevel } from '#vocabulary/detail.ts';

/** An indicator of a part, with its weight among the parts beside it and how it is scored. */
export interface RatingEntry {
  indicator: string;
  weight: number;
  scorer: Scorer;
  /** At which level of detail readers see it. */
  detail: DetailLevel;
}

/** What a part does with the scores of its parts once they are combined. */
export type Finish = Pick<
  FrameworkNode,
  'over' | 'standardise' | 'rescale' | 'digits' | 'minimum' | 'label' | 'limits'
>;

/** A part of a framework with the indicators it found, and the rule that combines its parts. */
export interface RatingNode {
  id: string;
  name: string;
  weight: number;
  /** At which level of detail readers see it. */
  detail: DetailLevel;
  /** What each class counts as in the part above; without it the score does. */
  worth?: Readonly<Record<string, number>> | undefined;
  children: RatingNode[];
  /** Ids of the indicators that belong to this part itself. */
  indicators: string[];
  entries: RatingEntry[];
  combiner: Combiner;
  finish: Finish;
}

type Tagged = Pick<Indicator, 'id' | 'tags'> & Partial<Pick<Indicator, 'headline'>>;

/** What a part takes from the one above where it has none of its own. */
interface Above {
  scorer: Scorer;
  detail: DetailLevel;
  taggedDetail: TaggedDetail | undefined;
}

/** The framework as a tree with its indicators found by id and by tag; a part without a rule of its own takes that above it. */
export function frameworkTree(framework: Framework, indicators: readonly Tagged[]): RatingNode {
  // Whoever is not rated at all is set aside in every part, before any other limit of it.
  const eligibility = framework.eligibility ?? [];
  const withEligibility = (finish: Finish): Finish =>
    eligibility.length === 0 ? finish : { ...finish, limits: [...eligibility, ...(finish.limits ?? [])] };
  const grow = (node: FrameworkNode, above: Above): RatingNode => {
    const own: Above = {
      scorer: node.scorer ?? above.scorer,
      detail: laterLevel(node.detail ?? above.detail, above.detail),
      taggedDetail: node.taggedDetail ?? above.taggedDetail,
    };
    const entries = entriesOf(node, indicators, own);
    return {
      id: node.id,
      name: node.name,
      weight: node.weight ?? 1,
      detail: own.detail,
      worth: node.worth,
      children: (node.children ?? []).map((child) => grow(child, own)),
      indicators: entries.map(({ indicator }) => indicator),
      entries,
      combiner: node.combiner ?? framework.combiner,
      finish: withEligibility(node),
    };
  };
  return {
    id: '',
    name: framework.name,
    weight: 1,
    detail: 'headline',
    children: framework.nodes.map((node) =>
      grow(node, { scorer: framework.scorer, detail: 'headline', taggedDetail: framework.taggedDetail }),
    ),
    indicators: [],
    entries: [],
    combiner: framework.combiner,
    finish: withEligibility(framework),
  };
}

/** Each indicator once: as it is named, else as it is tagged. */
function entriesOf(node: FrameworkNode, indicators: readonly Tagged[], own: Above): RatingEntry[] {
  const { scorer, detail, taggedDetail } = own;
  const named = (node.indicators ?? []).map((entry) =>
    typeof entry === 'string'
      ? { indicator: entry, weight: 1, scorer, detail }
      : {
          indicator: entry.indicator,
          weight: entry.weight,
          scorer: entry.scorer ?? scorer,
          detail: laterLevel(entry.detail ?? detail, detail),
        },
  );
  const found = tagged(node, indicators).map(({ id, headline }) => {
    const level = taggedDetail?.[headline ? 'headline' : 'otherwise'] ?? detail;
    return { indicator: id, weight: 1, scorer, detail: laterLevel(level, detail) };
  });
  const seen = new Set<string>();
  return [...named, ...found].filter(({ indicator }) => !seen.has(indicator) && seen.add(indicator));
}

function tagged(node: FrameworkNode, indicators: readonly Tagged[]): Tagged[] {
  const wanted = Object.entries(node.tagged ?? {});
  if (wanted.length === 0) return [];
  return indicators
    .filter((indicator) => wanted.every(([kind, value]) => [indicator.tags[kind] ?? []].flat().includes(value)))
    .sort((a, b) => (a.id < b.id ? -1 : 1));
}

/** Every part of a tree, the whole first. */
export function nodesOf(root: RatingNode): RatingNode[] {
  return [root, ...root.children.flatMap(nodesOf)];
}

/** Every indicator at or below a part, each once. */
export function indicatorsBelow(node: RatingNode): string[] {
  return [...new Set(nodesOf(node).flatMap((part) => part.indicators))];
}
