import type { Chart, ChartTable } from '#charts/chart.ts';
import { trendChart } from '#charts/trend.ts';
import type { Area, IndicatorRecord, PeriodRecord, SeriesPoint } from '#release/reader/records.ts';
import { paths } from '../../addresses.ts';
import { classOf, missingReason } from '../../classes.ts';
import type { SiteContext } from '../../context.ts';
import { capitalise } from '../../format.ts';
import { ChartFigure } from '../../views/chart-figure.tsx';
import { DataTable } from '../../views/data-table.tsx';
import { ValueWithRange } from '../../views/measure-table.tsx';
import type { Page, PageRequest } from '../page.ts';
import { WhatBecameOfIt } from './what-became-of-it.tsx';

interface Story {
  area: Area;
  indicator: IndicatorRecord;
  was: SeriesPoint[];
  /** The same periods on today’s map; none for an area that is not on it. */
  today: Map<PeriodRecord, SeriesPoint>;
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
    const [was, today] = await Promise.all([
      release.series(area, indicator, 0),
      release.series(area, indicator, 1),
    ]);
    if (was.length === 0) return undefined;
    const story = { area, indicator, was, today: new Map(today.map((point) => [point.period, point])) };
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

/** Whether a period has another number, or another reason for none, on the two maps. */
export function differs(was: SeriesPoint, today: SeriesPoint | undefined): boolean {
  return today !== undefined && (was.value !== today.value || was.status !== today.status);
}

function chart(site: SiteContext, { area, indicator, was }: Story, width: number): Chart {
  return trendChart({
    idPrefix: `was-${width}`,
    title: site.messages.history.asItWas.chart(indicator.plainName, area.name),
    width,
    format: (value) => site.format.value(indicator, value),
    words: site.messages.charts.words,
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
  const { area, indicator, was, today } = story;
  const same = today.size > 0 && !was.some((point) => differs(point, today.get(point.period)));
  return (
    <div className="width stack stack--page">
      <div>
        <p className="eyebrow">
          <a href={site.href(paths.area(area))}>{area.name}</a>
        </p>
        <h1>{words.title(indicator.plainName, area.name)}</h1>
        <p className="lead">{words.lead}</p>
        {same && <p>{words.sameLead}</p>}
        {today.size > 0 && (
          <p>
            <a href={site.href(paths.areaMeasure(area, indicator))}>{words.back}</a>
          </p>
        )}
      </div>
      <WhatBecameOfIt site={site} area={area} />
      <section aria-labelledby="trend-title">
        <h2 id="trend-title">{site.messages.indicator.trendHeading}</h2>
        <ChartFigure site={site} narrow={chart(site, story, 320)} wide={chart(site, story, 900)} tableAt="#both-title" />
      </section>
      <section aria-labelledby="both-title">
        <h2 id="both-title">{today.size > 0 ? words.compare : site.messages.indicator.history.tableTitle}</h2>
        <BothTable site={site} story={story} />
      </section>
    </div>
  );
}

function BothTable({ site, story }: { site: SiteContext; story: Story }) {
  const { was, today } = story;
  const words = site.messages.history.asItWas;
  const table: ChartTable = {
    caption: words.caption(story.indicator.plainName, story.area.name),
    columns: [
      { key: 'period', label: site.messages.indicator.period },
      { key: 'was', label: words.was, numeric: true },
      ...(today.size > 0
        ? [
            { key: 'today', label: words.today, numeric: true },
            { key: 'note', label: words.note },
          ]
        : []),
    ],
    rows: was.map(() => ({})),
  };
  const cell = (key: string, _: unknown, at: number) => {
    const point = was[at] as SeriesPoint;
    const other = today.get(point.period);
    if (key === 'period') return point.period.label;
    if (key === 'was') return <ValueWithRange site={site} row={point} />;
    if (key === 'today') return other ? <ValueWithRange site={site} row={other} /> : '–';
    return other && (differs(point, other) ? words.differs : words.same);
  };
  return <DataTable table={table} cell={cell} stacked />;
}

function bothTable(site: SiteContext, { area, indicator, was, today }: Story): ChartTable {
  const { history, indicator: labels, charts, missing } = site.messages;
  const reason = (point: SeriesPoint | undefined) => (point && point.status !== 'ok' ? missing.sentence[point.status] : null);
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
    rows: was.map((point) => ({
      period: point.period.label,
      was: point.value,
      lower: point.lower95,
      upper: point.upper95,
      reason: reason(point),
      today: today.get(point.period)?.value ?? null,
      todayReason: reason(today.get(point.period)),
    })),
  };
}
