import { frameworkTree, nodesOf, type RatingEntry, type RatingNode } from '#rating/framework-tree.ts';
import type { DetailLevel } from '#vocabulary/detail.ts';
import type { FrameworkNode, FrameworkRecord, IndicatorRecord } from './records.ts';

/** A part of a framework that is rated from indicators of its own: one petal. */
export interface FrameworkCell {
  id: string;
  name: string;
  about?: string | undefined;
  /** The top-level part that it belongs to; none where it is one itself. */
  group?: { id: string; name: string } | undefined;
  /** At which level of detail readers see it. */
  detail: DetailLevel;
  indicators: IndicatorRecord[];
  /** The same indicators, each with its weight, how it is scored and at which level it is shown. */
  entries: RatingEntry[];
  combiner: RatingNode['combiner'];
  finish: RatingNode['finish'];
}

/** The parts of a framework that have indicators in this release, in the framework's order. */
export function frameworkCells(framework: FrameworkRecord, indicators: IndicatorRecord[]): FrameworkCell[] {
  const byKey = new Map(indicators.map((indicator) => [indicator.key, indicator]));
  const abouts = new Map<string, string | undefined>();
  const note = (node: FrameworkNode): void => {
    abouts.set(node.id, node.about);
    for (const child of node.children ?? []) note(child);
  };
  for (const node of framework.declaration.nodes) note(node);
  return treeOf(framework, indicators).children.flatMap((top) =>
    nodesOf(top)
      .filter((node) => node.children.length === 0 || node.indicators.length > 0)
      .map((node) => ({
        id: node.id,
        name: node.name,
        about: abouts.get(node.id),
        group: node === top ? undefined : { id: top.id, name: top.name },
        detail: node.detail,
        indicators: node.indicators.flatMap((key) => byKey.get(key) ?? []),
        entries: node.entries.filter(({ indicator }) => byKey.has(indicator)),
        combiner: node.combiner,
        finish: node.finish,
      })),
  );
}

/** At which level of detail readers see each part of a framework, by its id; the whole is a headline. */
export function partLevels(framework: FrameworkRecord, indicators: IndicatorRecord[]): Map<string, DetailLevel> {
  return new Map(nodesOf(treeOf(framework, indicators)).map(({ id, detail }) => [id, detail]));
}

function treeOf({ declaration }: FrameworkRecord, indicators: IndicatorRecord[]): RatingNode {
  const declared = indicators.map(({ key, headline, declaration: own }) => ({
    id: key,
    headline,
    tags: own.tags ?? {},
  }));
  return frameworkTree(declaration, declared);
}
