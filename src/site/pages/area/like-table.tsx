import type { ChartTable } from '#charts/chart.ts';
import type { Area, ProfileRow } from '#release/reader/records.ts';
import type { Release } from '#release/reader/release.ts';
import { paths } from '../../addresses.ts';
import type { SiteContext } from '../../context.ts';
import { DataTable } from '../../views/data-table.tsx';
import { OutcomeWord } from '../../views/rating-sign.tsx';
import type { AreaStory } from './area-story.ts';

export interface LikeLine {
  row: ProfileRow;
  median: number | null;
  /** Place among those with a value, best first; null where neither end is better or there is no value. */
  place: number | null;
  among: number;
}

export interface LikeComparison {
  others: Area[];
  basis: string;
  lines: LikeLine[];
}

/** The smallest kind of area beside others like it: those most like it, else all under the same parent. */
export async function compareWithLike(
  site: SiteContext,
  release: Release,
  story: AreaStory,
): Promise<LikeComparison | undefined> {
  const others = story.similar.length > 0 ? story.similar : story.beside;
  if (!story.smallest || others.length === 0 || story.profile.length === 0) return undefined;
  const words = site.messages.area;
  const known = await release.peerValues(others);
  const lines = story.profile.map((row) => {
    const values = (known.get(row.indicator) ?? []).filter((one) => one.period === row.period).map((one) => one.value);
    const sorted = [...values].sort((a, b) => a - b);
    const ahead = (own: number) =>
      values.filter((value) => (row.indicator.polarity === 'low-is-good' ? value < own : value > own)).length;
    return {
      row,
      median: medianOf(sorted),
      place: row.value === null || row.indicator.polarity === 'neither' ? null : ahead(row.value) + 1,
      among: values.length + (row.value === null ? 0 : 1),
    };
  });
  const parent = story.ancestors[0];
  const basis = story.similar.length > 0 ? words.likeBySimilar : words.likeByParent(parent?.name ?? site.benchmarkName);
  return { others, basis, lines };
}

function medianOf(sorted: number[]): number | null {
  if (sorted.length === 0) return null;
  const middle = (sorted.length - 1) / 2;
  return ((sorted[Math.floor(middle)] as number) + (sorted[Math.ceil(middle)] as number)) / 2;
}

export function likeTable(site: SiteContext, story: AreaStory, like: LikeComparison): ChartTable {
  const { area: words, outcomes, missing } = site.messages;
  return {
    caption: words.likeTitle(story.area.type.plural),
    columns: [
      { key: 'measure', label: words.columns.measure },
      { key: 'value', label: words.columns.value, numeric: true },
      { key: 'median', label: words.columns.median(story.area.type.plural), numeric: true },
      { key: 'place', label: words.likeColumn, numeric: true },
      { key: 'benchmark', label: words.columns.benchmark(site.benchmarkName), numeric: true },
      { key: 'compared', label: words.columns.compared },
    ],
    rows: like.lines.map(({ row, median, place, among }) => ({
      measure: row.indicator.plainName,
      value: row.value,
      median,
      place: place === null ? null : among < 2 ? words.likeAlone : words.likePosition(place, among),
      benchmark: row.benchmarkValue,
      compared: row.status === 'ok' ? outcomes.short[row.benchmarkOutcome] : missing.short[row.status],
    })),
  };
}

export function LikeSection({ site, story, like }: { site: SiteContext; story: AreaStory; like: LikeComparison }) {
  const words = site.messages.area;
  const cell = (key: string, _: unknown, at: number) => {
    const { row, median } = like.lines[at] as LikeLine;
    const show = (value: number | null) => (value === null ? '–' : site.format.value(row.indicator, value));
    switch (key) {
      case 'measure':
        return <a href={site.href(paths.areaMeasure(story.area, row.indicator))}>{row.indicator.plainName}</a>;
      case 'value':
        return <strong>{show(row.value)}</strong>;
      case 'median':
        return show(median);
      case 'benchmark':
        return show(row.benchmarkValue);
      case 'compared':
        return <OutcomeWord site={site} outcome={row.benchmarkOutcome} status={row.status} />;
      default:
        return undefined;
    }
  };
  return (
    <section aria-labelledby="like-title">
      <h2 id="like-title">{words.likeTitle(story.area.type.plural)}</h2>
      <p>{words.likeLead(like.others.length, story.area.type.plural, like.basis)}</p>
      <DataTable table={likeTable(site, story, like)} cell={cell} stacked />
    </section>
  );
}
