import type { Chart, ChartTable } from '#charts/chart.ts';
import { coxcombChart } from '#charts/coxcomb.ts';
import { verdictOf } from '../../classes.ts';
import type { SiteContext } from '../../context.ts';
import {
  ratingWord,
  countedOf,
  isScored,
  overrideSentence,
  scoreSentence,
  scoredWhy,
  traceCells,
  traceColumns,
} from './rating-trace.ts';
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
  if (rated.cells.some((one) => one.className === undefined && one.score !== null)) {
    classes['no-direction'] = words.trace.scoreOnly;
  }
  const byScore = rated.cells.filter((one) => isScored(one) && one.share === null && one.look !== 'no-data');
  const shares = byScore.length === 0 || rated.cells.some((one) => one.share !== null);
  return coxcombChart({
    idPrefix: `coxcomb-${rated.framework.id}-${width}`,
    title: words.coxcombTitle(story.area.name, rated.framework.name),
    width,
    lengthNote: shares
      ? [charts.lengthNote, ...(byScore.length > 0 ? [words.trace.lengthMixed] : [])].join(' ')
      : words.trace.lengthScored,
    shares,
    words: { ...charts.words, classes },
    petals: rated.cells.map((one) => ({
      word: ratingWord(site, one),
      group: one.cell.group?.name ?? one.cell.name,
      ...(one.cell.group ? { aspect: one.cell.name } : {}),
      rating: one.look,
      share: one.share,
      indicators: countedOf(one),
      href: `#${cellAnchor(one.cell)}`,
    })),
  });
}

export function ratingsTable(site: SiteContext, story: AreaStory, rated: StoryFramework): ChartTable {
  const { area: words } = site.messages;
  const { declaration } = rated.framework;
  const unrated = site.messages.charts.words.classes['no-data'];
  return {
    caption: words.cellsCaption(story.area.name),
    columns: [
      { key: 'topic', label: words.cellColumns.topic },
      { key: 'rating', label: words.cellColumns.rating },
      { key: 'share', label: words.cellColumns.share, numeric: true },
      ...traceColumns(site, rated),
      { key: 'why', label: words.cellColumns.why },
      ...(rated.cells.some(({ cell }) => cell.detail !== 'headline')
        ? [{ key: 'detail', label: site.messages.detail.column }]
        : []),
    ],
    rows: [
      ...(rated.overall
        ? [
            {
              topic: site.messages.frameworks.whole,
              rating: ratingWord(site, rated.overall) ?? unrated,
              share: null,
              ...traceCells(declaration, rated.overall),
              why: overallSentences(site, rated)
                .map(({ sentence }) => sentence)
                .join(' '),
              detail: site.messages.detail.levels.headline,
            },
          ]
        : []),
      ...rated.cells.map((one) => ({
        topic: cellName(one),
        rating: ratingWord(site, one) ?? unrated,
        share: one.share === null ? null : words.shareOf(Math.round(one.share * one.counted), one.counted),
        ...traceCells(declaration, one),
        why: whyOf(site, rated, one),
        detail: site.messages.detail.levels[one.cell.detail],
      })),
    ],
  };
}

/** Why the whole has its rating: its score with the rule, and marked as such what an override made of it. */
export function overallSentences(
  site: SiteContext,
  { framework, overall }: StoryFramework,
): { sentence: string; changed: boolean }[] {
  if (!overall) return [];
  const scored = overall.score !== null || overall.className === undefined;
  const score = scored ? scoreSentence(site, framework.declaration, overall) : '';
  const override = overrideSentence(site, framework.declaration, overall);
  return [
    ...(score === '' ? [] : [{ sentence: score, changed: false }]),
    ...(override === undefined ? [] : [{ sentence: override, changed: true }]),
  ];
}

/** Why a part has its rating, or has none: the measures that it came from, and the rules that decided. */
export function whyOf(site: SiteContext, { framework }: StoryFramework, one: StoryCell): string {
  const { area: words } = site.messages;
  const { declaration } = framework;
  if (one.rows.length === 0 && !isScored(one)) return words.whyNoMeasure;
  const moved =
    one.computedName !== one.className && one.computedName && one.className
      ? words.moved(one.computedName, one.className)
      : '';
  return [
    isScored(one) ? scoredWhy(site, declaration, one) : comparedWhy(site, one),
    overrideSentence(site, declaration, one) ?? '',
    moved,
  ]
    .filter((sentence) => sentence !== '')
    .join(' ');
}

/** Why a part has its rating where comparisons with the benchmark decide. */
function comparedWhy(site: SiteContext, one: StoryCell): string {
  const { area: words, missing } = site.messages;
  const count = (verdict: string) =>
    one.rows.filter((row) => verdictOf(row.benchmarkOutcome, row.status) === verdict).length;
  if (one.counted === 0) {
    const reasons = [...new Set(one.rows.filter((row) => row.status !== 'ok').map((row) => row.status))];
    const unjudged = count('unjudged') + count('uncompared');
    return [
      words.whyNone,
      ...(unjudged > 0 ? [words.whyUnjudged(unjudged)] : []),
      ...reasons.map((status) => missing.sentence[status]),
    ].join(' ');
  }
  return words.whyCounts(count('better'), count('similar'), count('worse'));
}
