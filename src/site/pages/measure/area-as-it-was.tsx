import type { Chart, ChartTable } from '#charts/chart.ts';
import { trendChart } from '#charts/trend.ts';
import type { Area, IndicatorRecord, PeriodRecord, SeriesPoint } from '#release/reader/records.ts';
import { paths } from '../../addresses.ts';
import { classOf, comparedWords, missingReason } from '../../classes.ts';
import type { SiteContext } from '../../context.ts';
import { capitalise } from '../../format.ts';
import { ChartFigure } from '../../views/chart-figure.tsx';
import { DataTable } from '../../views/data-table.tsx';
import { ValueWithRange } from '../../views/measure-table.tsx';
import type { Page, PageRequest } from '../page.ts';
import { MadeFrom, WhatBecameOfIt } from './what-became-of-it.tsx';

interface Story {
  area: Area;
  indicator: IndicatorRecord;
  was: SeriesPoint[];
  /** The same on today’s map; none for an area that is not on it. */
  today: SeriesPoint[];
  /** Every period of either, oldest first. */
  both: Pair[];
}

/** One period on both maps. */
interface Pair {
  period: PeriodRecord;
  was: SeriesPoint | undefined;
  today: SeriesPoint | undefined;
}

/** One measure of one area with the borders of each period, beside the same on today’s map. */
export const areaAsItWasPage: Page = {
  name: 'area-as-it-was',
  pattern: '/areas/:type/:code/measures/:key/as-it-was',
  // As many as areas times measures: found by following links.
  *paths() {},
  async view({ site, release, params }: PageRequest) {
    const area = release.area(params.type as string, params.code as string);
    const indicator = release.indicator(params.key as string);
    if (!area || !indicator) return undefined;
    const [was, today] = await Promise.all([release.series(area, indicator, 0), release.series(area, indicator, 1)]);
    if (was.length === 0) return undefined;
    const story = { area, indicator, was, today, both: pairs(was, today) };
    const words = site.messages.history.asItWas;
    return {
      title: words.title(indicator.plainName, area.name),
      description: words.lead,
      breadcrumbs: [
        { label: capitalise(area.type.plural), path: paths.areas(area.type.key) },
        { label: area.name, path: paths.area(area) },
      ],
      tables: [{ name: 'as-it-was', table: bothTable(site, story) }],
      charts: { 'as-it-was': chart(site, story, 900) },
      body: <Body site={site} story={story} />,
    };
  },
};

export function pairs(was: readonly SeriesPoint[], today: readonly SeriesPoint[]): Pair[] {
  const found = new Map<PeriodRecord, Pair>();
  for (const point of was) found.set(point.period, { period: point.period, was: point, today: undefined });
  for (const point of today)
    found.set(point.period, { ...(found.get(point.period) ?? { period: point.period, was: undefined }), today: point });
  return [...found.values()].sort((a, b) => (a.period.end < b.period.end ? -1 : a.period.end > b.period.end ? 1 : 0));
}

/** Whether a period has another number, or another reason for none, on the two maps. */
export function differs({ was, today }: Pair): boolean {
  return was?.value !== today?.value || was?.status !== today?.status;
}

function chart(site: SiteContext, { area, indicator, was }: Story, width: number): Chart {
  return trendChart({
    idPrefix: `was-${width}`,
    title: site.messages.history.asItWas.chart(indicator.plainName, area.name),
    width,
    format: (value) => site.format.value(indicator, value),
    words: comparedWords(site.messages),
    benchmarkName: site.benchmarkName,
    points: was.map((point) => ({
      period: point.period.label,
      value: point.value,
      lower: point.lower95,
      upper: point.upper95,
      rating: classOf(point.benchmarkOutcome, point.status),
      benchmark: point.benchmarkValue,
      ...(point.status === 'ok' ? {} : { missing: missingReason(point.status) }),
    })),
  });
}

function Body({ site, story }: { site: SiteContext; story: Story }) {
  const words = site.messages.history.asItWas;
  const { area, indicator, today } = story;
  const same = !story.both.some(differs);
  return (
    <div className="width stack stack--page">
      <div>
        <p className="eyebrow">
          <a href={site.href(paths.area(area))}>{area.name}</a>
        </p>
        <h1>{words.title(indicator.plainName, area.name)}</h1>
        <p className="lead">{words.lead}</p>
        {same && <p>{words.sameLead}</p>}
        {today.length > 0 && (
          <p>
            <a href={site.href(paths.areaMeasure(area, indicator))}>{words.back}</a>
          </p>
        )}
      </div>
      <WhatBecameOfIt site={site} area={area} />
      <section aria-labelledby="trend-title">
        <h2 id="trend-title">{site.messages.indicator.trendHeading}</h2>
        <ChartFigure
          site={site}
          narrow={chart(site, story, 320)}
          wide={chart(site, story, 900)}
          tableAt="#both-title"
        />
      </section>
      <section aria-labelledby="both-title">
        <h2 id="both-title">{today.length > 0 ? words.compare : site.messages.indicator.history.tableTitle}</h2>
        <BothTable site={site} story={story} />
      </section>
      <MadeFrom site={site} area={area} />
    </div>
  );
}

function BothTable({ site, story }: { site: SiteContext; story: Story }) {
  const { both, today } = story;
  const words = site.messages.history.asItWas;
  const table: ChartTable = {
    caption: words.caption(story.indicator.plainName, story.area.name),
    columns: [
      { key: 'period', label: site.messages.indicator.period },
      { key: 'was', label: words.was, numeric: true },
      ...(today.length > 0
        ? [
            { key: 'today', label: words.today, numeric: true },
            { key: 'note', label: words.note },
          ]
        : []),
    ],
    rows: both.map(() => ({})),
  };
  const cell = (key: string, _: unknown, at: number) => {
    const pair = both[at] as Pair;
    if (key === 'period') return pair.period.label;
    if (key === 'note') return noteOf(site, pair);
    const point = key === 'was' ? pair.was : pair.today;
    return point ? <ValueWithRange site={site} row={point} /> : '–';
  };
  return <DataTable table={table} cell={cell} stacked />;
}

function noteOf(site: SiteContext, pair: Pair): string {
  const words = site.messages.history.asItWas;
  if (!pair.was) return words.notYet;
  if (!pair.today) return words.noLonger;
  return differs(pair) ? words.differs : words.same;
}

function bothTable(site: SiteContext, { area, indicator, both }: Story): ChartTable {
  const { history, indicator: labels, charts, missing } = site.messages;
  const reason = (point: SeriesPoint | undefined) =>
    point && point.status !== 'ok' ? missing.sentence[point.status] : null;
  return {
    caption: history.asItWas.caption(indicator.plainName, area.name),
    columns: [
      { key: 'period', label: labels.period },
      { key: 'was', label: history.asItWas.was, numeric: true },
      { key: 'lower', label: charts.words.lower, numeric: true },
      { key: 'upper', label: charts.words.upper, numeric: true },
      { key: 'reason', label: charts.words.note },
      { key: 'today', label: history.asItWas.today, numeric: true },
      { key: 'todayReason', label: charts.words.note },
    ],
    rows: both.map(({ period, was, today }) => ({
      period: period.label,
      was: was?.value ?? null,
      lower: was?.lower95 ?? null,
      upper: was?.upper95 ?? null,
      reason: reason(was),
      today: today?.value ?? null,
      todayReason: reason(today),
    })),
  };
}
