import type { Chart, ChartTable } from '#charts/chart.ts';
import { coxcombChart } from '#charts/coxcomb.ts';
import { verdictOf } from '../../classes.ts';
import type { SiteContext } from '../../context.ts';
import type { AreaStory, StoryCell, StoryFramework } from './area-story.ts';

export const cellAnchor = (cell: StoryCell['cell']) => `topic-${cell.id}`;

export function cellName({ cell }: StoryCell): string {
  return cell.group ? `${cell.group.name}: ${cell.name}` : cell.name;
}

/** The diagram of one framework in one area at one width. */
export function areaCoxcomb(site: SiteContext, story: AreaStory, rated: StoryFramework, width: number): Chart {
  const { charts, area: words } = site.messages;
  const classes = { ...charts.words.classes };
  for (const entry of rated.framework.declaration.classes) classes[entry.look] = entry.name;
  return coxcombChart({
    idPrefix: `coxcomb-${rated.framework.id}-${width}`,
    title: words.coxcombTitle(story.area.name, rated.framework.name),
    width,
    lengthNote: charts.lengthNote,
    words: { ...charts.words, classes },
    petals: rated.cells.map((one) => ({
      group: one.cell.group?.name ?? one.cell.name,
      ...(one.cell.group ? { aspect: one.cell.name } : {}),
      rating: one.look,
      ...(one.className ? { word: one.className } : {}),
      share: one.share,
      indicators: one.counted,
      href: `#${cellAnchor(one.cell)}`,
    })),
  });
}

export function ratingsTable(site: SiteContext, story: AreaStory, rated: StoryFramework): ChartTable {
  const { area: words } = site.messages;
  return {
    caption: words.cellsCaption(story.area.name),
    columns: [
      { key: 'topic', label: words.cellColumns.topic },
      { key: 'rating', label: words.cellColumns.rating },
      { key: 'share', label: words.cellColumns.share, numeric: true },
      { key: 'why', label: words.cellColumns.why },
    ],
    rows: rated.cells.map((one) => ({
      topic: cellName(one),
      rating: one.className ?? site.messages.charts.words.classes['no-data'],
      share: one.share === null ? null : words.shareOf(Math.round(one.share * one.counted), one.counted),
      why: whyOf(site, one),
    })),
  };
}

/** Why a part has its rating, or has none: the measures that it came from. */
export function whyOf(site: SiteContext, one: StoryCell): string {
  const { area: words, missing } = site.messages;
  const count = (verdict: string) =>
    one.rows.filter((row) => verdictOf(row.benchmarkOutcome, row.status) === verdict).length;
  if (one.rows.length === 0) return words.whyNoMeasure;
  if (one.counted === 0) {
    const reasons = [...new Set(one.rows.filter((row) => row.status !== 'ok').map((row) => row.status))];
    const unjudged = count('unjudged') + count('uncompared');
    return [
      words.whyNone,
      ...(unjudged > 0 ? [words.whyUnjudged(unjudged)] : []),
      ...reasons.map((status) => missing.sentence[status]),
    ].join(' ');
  }
  const moved =
    one.computedName !== one.className && one.computedName && one.className
      ? ` ${words.moved(one.computedName, one.className)}`
      : '';
  return words.whyCounts(count('better'), count('similar'), count('worse')) + moved;
}
