import type { Chart, ChartTable } from '#charts/chart.ts';
import { type ControlPoint, type ControlSignal, type TrendProps, trendChart } from '#charts/trend.ts';
import type {
  Area,
  ControlRecord,
  IndicatorRecord,
  NeighbourRow,
  ProfileRow,
  SeriesPoint,
} from '#release/reader/records.ts';
import type { Variation } from '#vocabulary/control.ts';
import { paths } from '../addresses.ts';
import { classOf, comparedWords, missingReason } from '../classes.ts';
import type { SiteContext } from '../context.ts';
import { capitalise } from '../format.ts';
import { ChartFigure } from '../views/chart-figure.tsx';
import { DataTable } from '../views/data-table.tsx';
import { ValueWithRange } from '../views/measure-table.tsx';
import { OutcomeWord, SignedWord, TrendWord } from '../views/rating-sign.tsx';
import {
  AssuranceWord,
  assuranceWords,
  ControlWord,
  controlWords,
  quantileSentence,
} from '../views/standing-words.tsx';
import { MeasureLinks, type MeasureViews, readMeasureViews } from './measure/measure-links.tsx';
import { IndicatorFacts } from './indicator-facts.tsx';
import { MeasureNeighbours, measureNeighboursTable } from './measure-neighbours.tsx';
import type { Page, PageRequest } from './page.ts';

interface Story {
  area: Area;
  indicator: IndicatorRecord;
  row: ProfileRow;
  series: SeriesPoint[];
  around: { area: Area; row: ProfileRow }[];
  beside: NeighbourRow[];
  views: MeasureViews;
}

/** The history of one measure in one area. */
export const areaMeasurePage: Page = {
  name: 'area-measure',
  pattern: '/areas/:type/:code/measures/:key',
  // As many as areas times measures: found by following links.
  *paths() {},
  async view({ site, release, params }: PageRequest) {
    const area = release.area(params.type as string, params.code as string);
    const indicator = release.indicator(params.key as string);
    if (!area || !indicator) return undefined;
    const row = (await release.profile(area)).find((one) => one.indicator === indicator);
    if (!row) return undefined;
    const { relations } = release.dimensions;
    const parent = relations.ancestors(area).find((one) => one.type.listed);
    const near = [
      ...(parent ? [parent] : []),
      ...(parent ? relations.children(parent).filter((one) => one.type === area.type && one !== area) : []),
    ].slice(0, 12);
    const profiles = await release.profiles(near);
    const around = near.flatMap((one, at) => {
      const found = profiles[at]?.find((other) => other.indicator === indicator);
      return found ? [{ area: one, row: found }] : [];
    });
    const beside = (await release.besideNeighbours(area)).filter((one) => one.indicator === indicator);
    const series = await release.series(area, indicator, row.map);
    const views = await readMeasureViews(release, area, indicator, series);
    const story = { area, indicator, row, series, around, beside, views };
    const words = site.messages.indicator.history;
    const wide = history(site, story, 900);
    return {
      title: words.title(indicator.plainName, area.name),
      description: words.lead(area.name, site.benchmarkName),
      breadcrumbs: [
        { label: capitalise(area.type.plural), path: paths.areas(area.type.key) },
        { label: area.name, path: paths.area(area) },
      ],
      tables: [
        { name: 'history', table: historyTable(site, story) },
        ...(beside.length > 0 ? [{ name: 'neighbours', table: measureNeighboursTable(site, story) }] : []),
      ],
      charts: { history: wide },
      body: <Body site={site} story={story} narrow={history(site, story, 320)} wide={wide} />,
    };
  },
};

function history(site: SiteContext, { area, indicator, series }: Story, width: number): Chart {
  const { breaks = [], goal } = indicator.declaration;
  const props: TrendProps = {
    idPrefix: `history-${width}`,
    title: site.messages.indicator.history.chart(indicator.plainName, area.name),
    width,
    format: (value) => site.format.value(indicator, value),
    words: comparedWords(site.messages),
    benchmarkName: site.benchmarkName,
    points: series.map((point, at) => {
      const before = series[at - 1];
      const broken = breaks.find((one) => one.at <= point.period.end && before && one.at > before.period.end);
      return {
        period: point.period.label,
        value: point.value,
        lower: point.lower95,
        upper: point.upper95,
        rating: classOf(point.benchmarkOutcome, point.status),
        benchmark: point.benchmarkValue,
        ...(point.status === 'ok' ? {} : { missing: missingReason(point.status) }),
        ...(broken ? { breakBefore: broken.because } : {}),
        ...(point.control
          ? { control: controlPoint(point.control, before?.control?.mean !== point.control.mean) }
          : {}),
      };
    }),
  };
  return trendChart(goal ? { ...props, target: { value: goal.value, name: goal.name } } : props);
}

const signals: Partial<Record<Variation, ControlSignal>> = {
  improvement: 'improvement',
  concern: 'concern',
  'neutral-high': 'neutral',
  'neutral-low': 'neutral-low',
};

function controlPoint({ mean, lower, upper, variation }: ControlRecord, stepStart: boolean): ControlPoint {
  const signal = signals[variation];
  return { mean, lower, upper, stepStart, ...(signal ? { signal } : {}) };
}

function historyTable(site: SiteContext, { area, indicator, series }: Story): ChartTable {
  const { indicator: words, charts, outcomes, missing, standing } = site.messages;
  const charted = isCharted(series);
  return {
    caption: words.history.caption(indicator.plainName, area.name),
    columns: [
      { key: 'period', label: words.period },
      { key: 'value', label: words.columns.value, numeric: true },
      { key: 'lower', label: charts.words.lower, numeric: true },
      { key: 'upper', label: charts.words.upper, numeric: true },
      { key: 'benchmark', label: site.benchmarkName, numeric: true },
      { key: 'compared', label: words.columns.compared },
      ...(charted
        ? [
            { key: 'mean', label: charts.words.mean, numeric: true },
            { key: 'lowerControl', label: charts.words.lowerControl, numeric: true },
            { key: 'upperControl', label: charts.words.upperControl, numeric: true },
            { key: 'signal', label: standing.control.column },
            { key: 'goal', label: standing.control.goalColumn },
          ]
        : []),
      { key: 'note', label: charts.words.note },
    ],
    rows: series.map((point) => ({
      period: point.period.label,
      value: point.value,
      lower: point.lower95,
      upper: point.upper95,
      benchmark: point.benchmarkValue,
      compared: point.status === 'ok' ? outcomes.short[point.benchmarkOutcome] : null,
      ...(charted
        ? {
            mean: point.control?.mean ?? null,
            lowerControl: point.control?.lower ?? null,
            upperControl: point.control?.upper ?? null,
            signal: controlWords(site, point.control),
            goal: assuranceWords(site, point.control?.assurance),
          }
        : {}),
      note: point.status === 'ok' ? null : missing.sentence[point.status],
    })),
  };
}

const isCharted = (series: readonly SeriesPoint[]) => series.some((point) => point.control);

function Body({ site, story, narrow, wide }: { site: SiteContext; story: Story; narrow: Chart; wide: Chart }) {
  const words = site.messages.indicator;
  const { area, indicator, row } = story;
  return (
    <>
      <div className="hero">
        <div className="width">
          <p className="eyebrow">
            <a href={site.href(paths.area(area))}>{area.name}</a> · {row.period.label} ·{' '}
            {site.messages.outcomes.polarity[indicator.polarity]}
          </p>
          <h1>{words.history.title(indicator.plainName, area.name)}</h1>
          <Now site={site} area={area} row={row} />
          <MeasureLinks site={site} area={area} indicator={indicator} views={story.views} />
        </div>
      </div>
      <div className="width stack">
        <section aria-labelledby="trend-title">
          <h2 id="trend-title">{words.trendHeading}</h2>
          {isCharted(story.series) && <ControlLead site={site} story={story} />}
          <ChartFigure site={site} narrow={narrow} wide={wide} tableAt="#periods-title" />
        </section>
        <MeasureNeighbours site={site} story={story} />
        <section aria-labelledby="periods-title">
          <h2 id="periods-title">{words.history.tableTitle}</h2>
          <HistoryTable site={site} story={story} />
        </section>
        <Around site={site} story={story} />
        <IndicatorFacts site={site} indicator={indicator} />
      </div>
    </>
  );
}

/** How to read the control chart, and whether the goal will be met. */
function ControlLead({ site, story: { row, indicator } }: { site: SiteContext; story: Story }) {
  const { control: words } = site.messages.standing;
  const { breaks = [], goal } = indicator.declaration;
  return (
    <>
      <p>
        {words.lead} {breaks.length > 0 && words.rebased}
      </p>
      {goal && row.assurance !== 'not-assessed' && (
        <>
          <p>
            <strong>{words.goalColumn}</strong>
          </p>
          <p>
            <AssuranceWord site={site} assurance={row.assurance} />
          </p>
          <p className="muted">{words.assuranceMeaning[row.assurance]}</p>
        </>
      )}
    </>
  );
}

function Now({ site, area, row }: { site: SiteContext; area: Area; row: ProfileRow }) {
  const { outcomes, missing, area: words } = site.messages;
  const ranked = row.quantile && row.quantile.areas > 1;
  if (row.value === null) return <p className="lead">{missing.sentence[row.status]}</p>;
  return (
    <>
      <p className="big-number">{site.format.value(row.indicator, row.value)}</p>
      {row.lower95 !== null && row.upper95 !== null && (
        <p className="muted">
          {words.columns.interval}:{' '}
          {words.intervalText(
            site.format.value(row.indicator, row.lower95),
            site.format.value(row.indicator, row.upper95),
          )}
        </p>
      )}
      <p className="now">
        {row.benchmarkValue !== null && (
          <SignedWord
            name={classOf(row.benchmarkOutcome, row.status)}
            word={`${outcomes.compared[row.benchmarkOutcome](site.benchmarkName)} (${site.format.value(row.indicator, row.benchmarkValue)})`}
            strong
          />
        )}
        <TrendWord site={site} row={row} />
        <AssuranceWord site={site} assurance={row.assurance} />
      </p>
      {ranked && <p>{capitalise(quantileSentence(site, row.indicator, row.quantile, area.type.plural) ?? '')}</p>}
    </>
  );
}

function HistoryTable({ site, story }: { site: SiteContext; story: Story }) {
  const table = historyTable(site, story);
  const { indicator: words } = site.messages;
  const shown: ChartTable = {
    ...table,
    columns: [
      { key: 'period', label: words.period },
      { key: 'shown', label: words.columns.value, numeric: true },
      { key: 'benchmark', label: site.benchmarkName, numeric: true },
      { key: 'compared', label: words.columns.compared },
      ...table.columns.filter((column) => column.key === 'signal'),
    ],
  };
  const cell = (key: string, _: unknown, at: number) => {
    const point = story.series[at] as SeriesPoint;
    if (key === 'shown') return <ValueWithRange site={site} row={point} />;
    if (key === 'benchmark' && point.benchmarkValue !== null) {
      return site.format.value(point.indicator, point.benchmarkValue);
    }
    if (key === 'compared') return <OutcomeWord site={site} outcome={point.benchmarkOutcome} status={point.status} />;
    if (key === 'signal') return <ControlWord site={site} control={point.control} />;
    return undefined;
  };
  return <DataTable table={shown} cell={cell} stacked />;
}

function Around({ site, story }: { site: SiteContext; story: Story }) {
  const words = site.messages.indicator;
  const all = (
    <p>
      <a href={site.href(paths.indicator(story.indicator, story.area.type.key))}>{words.history.all}</a>
    </p>
  );
  if (story.around.length === 0) return all;
  const table: ChartTable = {
    caption: words.history.like,
    columns: [
      { key: 'area', label: words.columns.area },
      { key: 'value', label: words.columns.value, numeric: true },
      { key: 'compared', label: words.columns.compared },
    ],
    rows: story.around.map(() => ({})),
  };
  const cell = (key: string, _: unknown, at: number) => {
    const { area, row } = story.around[at] as Story['around'][number];
    if (key === 'area') return <a href={site.href(paths.areaMeasure(area, row.indicator))}>{area.name}</a>;
    if (key === 'value') return <ValueWithRange site={site} row={row} />;
    return <OutcomeWord site={site} outcome={row.benchmarkOutcome} status={row.status} />;
  };
  return (
    <section aria-labelledby="around-title">
      <h2 id="around-title">{words.history.like}</h2>
      <DataTable table={table} cell={cell} stacked />
      {all}
    </section>
  );
}
