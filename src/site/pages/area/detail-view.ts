import { type DetailLevel, detailLevels, isShownAt, laterLevel } from '#vocabulary/detail.ts';
import type { ProfileRow } from '#release/reader/records.ts';
import type { AreaStory, StoryCell, StoryFramework } from './area-story.ts';

/** How much of a framework the page of an area shows, as its address says. */
export interface DetailView {
  asked: DetailLevel;
  /** Levels at which there is something to see; none where the framework shows all of it from the start. */
  levels: readonly DetailLevel[];
}

/** What a reader asked for by `?detail=`; anything else is the headline. */
export function detailAsked(given: string | undefined): DetailLevel {
  return detailLevels.find((level) => level === given) ?? 'headline';
}

/** Where a framework has levels, measures of none of its parts belong to the whole account. */
export function detailView({ frameworks: [rated], rest }: AreaStory, asked: DetailLevel): DetailView {
  const declared = (rated?.cells ?? []).flatMap(({ cell }) => [
    cell.detail,
    ...cell.entries.map(({ detail }) => detail),
  ]);
  if (declared.every((level) => level === 'headline')) return { asked: 'everything', levels: [] };
  const used = new Set<DetailLevel>(['headline', ...declared, ...(rest.length > 0 ? ['everything' as const] : [])]);
  const levels = detailLevels.filter((level) => used.has(level));
  // A project that leaves parts of a framework out may have left out all its headlines: the page then starts where there is something.
  const first = rated?.overall
    ? 'headline'
    : levels.find((level) => rated?.cells.some(({ cell }) => cell.detail === level));
  return {
    asked: laterLevel(asked, first ?? 'headline'),
    levels: levels.filter((level) => isShownAt(first ?? level, level)),
  };
}

/** A framework with the parts only that stand at the level asked for. */
export function shownParts(rated: StoryFramework, { asked }: DetailView): StoryFramework {
  return { ...rated, cells: rated.cells.filter(({ cell }) => isShownAt(cell.detail, asked)) };
}

/** The measures of a part that stand at the level asked for. */
export function shownRows({ cell, rows }: StoryCell, { asked }: DetailView): ProfileRow[] {
  const levels = new Map(cell.entries.map(({ indicator, detail }) => [indicator, detail]));
  return rows.filter(({ indicator }) => isShownAt(levels.get(indicator.key) ?? 'headline', asked));
}

/** The next level at which a part shows more of its measures; undefined where it shows them all. */
export function nextLevel(one: StoryCell, view: DetailView): { level: DetailLevel; count: number } | undefined {
  const now = shownRows(one, view).length;
  for (const level of view.levels) {
    const count = shownRows(one, { ...view, asked: level }).length - now;
    if (count > 0) return { level, count };
  }
  return undefined;
}
