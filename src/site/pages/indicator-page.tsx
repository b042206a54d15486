import { caterpillarChart } from '#charts/caterpillar.ts';
import type { Chart, ChartTable } from '#charts/chart.ts';
import { distributionChart } from '#charts/distribution.ts';
import { paths } from '../addresses.ts';
import { highIsGood, missingReason } from '../classes.ts';
import type { SiteContext } from '../context.ts';
import { capitalise } from '../format.ts';
import { areaMap } from '../views/area-map.tsx';
import { ChartFigure } from '../views/chart-figure.tsx';
import { DataTable } from '../views/data-table.tsx';
import { ValueWithRange } from '../views/measure-table.tsx';
import { Pager, type PageOf, pageOf } from '../views/pager.tsx';
import { OutcomeWord, TrendWord, trendWords } from '../views/rating-sign.tsx';
import type { EstimateRow } from '#release/reader/records.ts';
import type { Release } from '#release/reader/release.ts';
import { quantileWord } from '../views/standing-words.tsx';
import { areaColours } from './area-colours.ts';
import { ColourChoice } from './colour-choice.tsx';
import { CountsLine } from './measure/counts-line.tsx';
import { MapChoice } from './measure/map-choice.tsx';
import { IndicatorFacts } from './indicator-facts.tsx';
import { type IndicatorStory, periodKey, readIndicatorStory } from './indicator-data.ts';
import type { Page, PageAnswer, PageRequest } from './page.ts';

function answerOn(map: 0 | 1) {
  return (request: PageRequest) => answer(request, map);
}

async function answer({ site, release, params, query }: PageRequest, map: 0 | 1): Promise<PageAnswer> {
  const indicator = release.indicator(params.key as string);
  if (!indicator) return undefined;
  if (params.type === undefined && query.type !== undefined && release.areaType(query.type)) {
    return { redirect: site.href(paths.indicator(indicator, query.type)) };
  }
  const story = await readIndicatorStory(release, indicator, {
    type: params.type,
    period: query.period,
    colour: query.colour,
    map,
  });
  if (!story) return undefined;
  const asItWas = map === 0;
  if (asItWas && !story.maps.includes(0)) return undefined;
  const charts = await indicatorCharts(site, release, story);
  const words = site.messages.indicator;
  const table = valuesTable(site, story);
  const title = asItWas
    ? site.messages.history.asItWas.titleOfType(indicator.plainName, story.type?.plural ?? '')
    : story.type && params.type !== undefined
      ? `${indicator.plainName}: ${story.type.plural}`
      : indicator.plainName;
  return {
    title,
    description: indicator.declaration.definition ?? indicator.name,
    breadcrumbs: [{ label: words.listTitle, path: '/indicators' }],
    tables: [{ name: 'values', table }],
    charts: charts.files,
    body: (
      <IndicatorBody
        site={site}
        story={story}
        charts={charts}
        page={pageOf(story.rows, query.page)}
        path={site.href(
          asItWas
            ? paths.indicatorAsItWas(indicator, story.type?.key ?? '')
            : paths.indicator(indicator, story.type?.key),
        )}
        asItWas={asItWas}
      />
    ),
  };
}

interface IndicatorCharts {
  ranked?: { narrow: Chart; wide: Chart };
  map?: { narrow: Chart; wide: Chart; unmapped: number; attribution: string | undefined };
  files: Record<string, Chart>;
}

async function indicatorCharts(site: SiteContext, release: Release, story: IndicatorStory): Promise<IndicatorCharts> {
  const { indicator, type, period, rows } = story;
  if (!type || !period || !rows.some((row) => row.value !== null)) return { files: {} };
  const ranked = { narrow: rankedChart(site, story, 320), wide: rankedChart(site, story, 900) };
  const boundaries =
    rows.length <= drawnAtMost ? await release.boundaries(type, story.map === 0 ? period.end : undefined) : [];
  if (boundaries.length === 0) return { ranked, files: { ranked: ranked.wide } };
  const title = site.messages.indicator.mapTitle(indicator.plainName, period.label);
  const colours = areaColours(site, story);
  const draw = (width: number) => areaMap({ site, boundaries, rows, title, colours, idPrefix: `map-${width}`, width });
  const drawn = new Set(boundaries.map(({ area }) => area));
  const map = {
    narrow: draw(320),
    wide: draw(620),
    unmapped: rows.filter((row) => !drawn.has(row.area)).length,
    attribution: boundaries[0]?.attribution,
  };
  return { ranked, map, files: { ranked: ranked.wide, map: map.wide } };
}

/** Above this number areas are not drawn one by one. */
const drawnAtMost = 400;

/** Each area with its interval; above a few hundred areas their distribution instead. */
function rankedChart(site: SiteContext, story: IndicatorStory, width: number): Chart {
  const { indicator, type, period, rows } = story;
  const title = site.messages.indicator.rankedTitle(indicator.plainName, type?.plural ?? '', period?.label ?? '');
  const format = (value: number) => site.format.value(indicator, value);
  const colours = areaColours(site, story);
  const { words } = colours;
  const common = {
    idPrefix: `ranked-${width}`,
    title,
    width,
    format,
    words,
    highIsGood: highIsGood(indicator.polarity),
  };
  if (rows.length > drawnAtMost) {
    return distributionChart({
      ...common,
      peers: thinned(rows).values,
      name: site.benchmarkName,
      value: story.benchmarkValue,
      rating: 'no-direction',
    });
  }
  const benchmark = { value: story.benchmarkValue, name: site.benchmarkName };
  return caterpillarChart({
    ...common,
    benchmark,
    areas: rows.map((row) => ({
      name: row.area.name,
      value: row.value,
      lower: row.lower95,
      upper: row.upper95,
      rating: colours.classOf(row),
      href: site.href(paths.area(row.area)),
      ...(row.status === 'ok' ? {} : { missing: missingReason(row.status) }),
    })),
  });
}

/** So many values that they still lie as all do: every so-manieth in their order. */
function thinned(rows: EstimateRow[]): { values: number[]; each: number } {
  const sorted = rows.flatMap((row) => row.value ?? []).sort((a, b) => a - b);
  const each = Math.max(1, Math.ceil(sorted.length / drawnAtMost));
  return { values: sorted.filter((_, at) => at % each === Math.floor(each / 2)), each };
}

function valuesTable(site: SiteContext, story: IndicatorStory): ChartTable {
  const { indicator: words, charts, outcomes, missing, results, standing } = site.messages;
  const { indicator, type, period, rows } = story;
  const { quantiles } = indicator.declaration;
  return {
    caption: words.tableCaption(indicator.plainName, type?.plural ?? '', period?.label ?? ''),
    columns: [
      { key: 'area', label: words.columns.area },
      { key: 'code', label: results.charts.code },
      { key: 'value', label: words.columns.value, numeric: true },
      { key: 'lower', label: charts.words.lower, numeric: true },
      { key: 'upper', label: charts.words.upper, numeric: true },
      { key: 'numerator', label: words.columns.numerator, numeric: true },
      { key: 'denominator', label: words.columns.denominator, numeric: true },
      { key: 'compared', label: words.columns.compared },
      { key: 'trend', label: words.columns.trend },
      ...(quantiles ? [{ key: 'quantile', label: standing.quantile.column(quantiles) }] : []),
      { key: 'note', label: charts.words.note },
    ],
    rows: rows.map((row) => ({
      area: row.area.name,
      code: row.area.code,
      value: row.value,
      lower: row.lower95,
      upper: row.upper95,
      numerator: row.numerator,
      denominator: row.denominator,
      compared: row.status === 'ok' ? outcomes.short[row.benchmarkOutcome] : null,
      trend: trendWords(site, row),
      ...(quantiles ? { quantile: quantileWord(site, indicator, row.quantile) } : {}),
      note: row.status === 'ok' ? null : missing.sentence[row.status],
    })),
  };
}

interface BodyProps {
  site: SiteContext;
  story: IndicatorStory;
  charts: IndicatorCharts;
  page: PageOf<EstimateRow>;
  path: string;
  /** Whether areas and borders are those of the period. */
  asItWas: boolean;
}

function IndicatorBody({ site, story, charts, page, path, asItWas }: BodyProps) {
  const { indicator: words, outcomes } = site.messages;
  const { indicator, type, rows } = story;
  return (
    <>
      <div className="hero">
        <div className="width">
          <p className="eyebrow">
            {outcomes.polarity[indicator.polarity]}
            {indicator.headline && ` · ${words.headline}`}
          </p>
          <h1>
            {asItWas
              ? site.messages.history.asItWas.titleOfType(indicator.plainName, type?.plural ?? '')
              : indicator.plainName}
          </h1>
          <CountsLine site={site} story={story} />
          <Choices site={site} story={story} path={path} />
          <MapChoice site={site} story={story} asItWas={asItWas} />
        </div>
      </div>
      <div className="width stack">
        <ColourChoice site={site} story={story} path={path} />
        {charts.map && (
          <section aria-labelledby="map-title">
            <h2 id="map-title">{words.mapHeading}</h2>
            <ChartFigure
              site={site}
              narrow={charts.map.narrow}
              wide={charts.map.wide}
              medium
              tableAt="#values-title"
              caption={[
                charts.map.unmapped > 0 ? words.unmapped(charts.map.unmapped) : '',
                charts.map.attribution ?? '',
              ]
                .filter((part) => part !== '')
                .join(' ')}
            />
          </section>
        )}
        {charts.ranked && (
          <section aria-labelledby="ranked-title">
            <h2 id="ranked-title">{words.rankedHeading}</h2>
            <p>
              {rows.length <= drawnAtMost
                ? words.rankedLead
                : words.thinnedLead(thinned(rows).each, type?.plural ?? '')}
            </p>
            <ChartFigure site={site} narrow={charts.ranked.narrow} wide={charts.ranked.wide} tableAt="#values-title" />
          </section>
        )}
        <section aria-labelledby="values-title">
          <h2 id="values-title">{words.tableTitle}</h2>
          {rows.length === 0 ? <p>{words.noValues}</p> : <ValuesTable site={site} story={story} page={page} />}
          <Pager site={site} path={path} page={page} query={queryOf(story)} />
          <p>
            {words.downloads}: <a href={dataAddress(site, indicator.key)}>{words.downloadAll}</a>
          </p>
        </section>
        <IndicatorFacts site={site} indicator={indicator} type={type} />
      </div>
    </>
  );
}

/** What of the address stays when a reader turns the page or chooses a period. */
function queryOf({ period, colour }: IndicatorStory): Record<string, string> {
  return { ...(period ? { period: periodKey(period) } : {}), ...(colour === 'quantile' ? { colour } : {}) };
}

/** Everything of one measure from the API, from the release that is being read. */
function dataAddress(site: SiteContext, key: string): string {
  const query = new URLSearchParams({ indicator: key, format: 'csv' });
  if (!site.isCurrent) query.set('release', site.release.id);
  return `/api/v1/data?${query}`;
}

function Choices({ site, story, path }: { site: SiteContext; story: IndicatorStory; path: string }) {
  const words = site.messages.indicator;
  return (
    <>
      <ul className="chips" aria-label={words.areaType}>
        {story.types.map((type) => (
          <li key={type.id}>
            <a
              href={site.href(paths.indicator(story.indicator, type.key))}
              aria-current={type === story.type ? 'true' : undefined}
            >
              {capitalise(type.plural)}
            </a>
          </li>
        ))}
      </ul>
      {story.periods.length > 1 && (
        <form className="filters" action={path} method="get">
          <div>
            <label htmlFor="period">{words.choosePeriod}</label>
            <select id="period" name="period" defaultValue={story.period && periodKey(story.period)}>
              {story.periods.map((period) => (
                <option key={period.id} value={periodKey(period)}>
                  {period.label}
                </option>
              ))}
            </select>
          </div>
          {story.colour === 'quantile' && <input type="hidden" name="colour" value={story.colour} />}
          <button className="button" type="submit">
            {words.show}
          </button>
        </form>
      )}
    </>
  );
}

function ValuesTable({ site, story, page }: { site: SiteContext; story: IndicatorStory; page: PageOf<EstimateRow> }) {
  const { indicator: words } = site.messages;
  const { indicator, type, period } = story;
  const { quantiles } = indicator.declaration;
  const table: ChartTable = {
    caption: words.tableCaption(indicator.plainName, type?.plural ?? '', period?.label ?? ''),
    columns: [
      { key: 'area', label: words.columns.area },
      { key: 'value', label: words.columns.value, numeric: true },
      { key: 'counts', label: `${words.columns.numerator} / ${words.columns.denominator}`, numeric: true },
      { key: 'compared', label: words.columns.compared },
      { key: 'trend', label: words.columns.trend },
      ...(quantiles ? [{ key: 'quantile', label: site.messages.standing.quantile.column(quantiles) }] : []),
    ],
    rows: page.items.map(() => ({})),
  };
  const cell = (key: string, _: unknown, at: number) => {
    const row = page.items[at] as EstimateRow;
    switch (key) {
      case 'area':
        return <a href={site.href(measurePath(row))}>{row.area.name}</a>;
      case 'value':
        return <ValueWithRange site={site} row={row} />;
      case 'counts':
        return row.numerator === null || row.denominator === null
          ? '–'
          : `${site.format.count(row.numerator)} / ${site.format.count(row.denominator)}`;
      case 'compared':
        return <OutcomeWord site={site} outcome={row.benchmarkOutcome} status={row.status} />;
      case 'quantile':
        return row.status === 'ok' ? quantileWord(site, indicator, row.quantile) : undefined;
      default:
        return <TrendWord site={site} row={row} />;
    }
  };
  return <DataTable table={table} cell={cell} sortable stacked />;
}

/** An area that has closed has its history with the borders of the time only. */
function measurePath({ area, indicator, map }: EstimateRow): string {
  return map === 0 && area.closed ? paths.areaMeasureAsItWas(area, indicator) : paths.areaMeasure(area, indicator);
}

const filters = ['period', 'page', 'type', 'colour'];

export const indicatorPage: Page = {
  name: 'indicator',
  pattern: '/indicators/:key',
  filters,
  *paths(release) {
    for (const indicator of release.indicators) yield paths.indicator(indicator);
  },
  view: answerOn(1),
};

/** One measure over areas of a chosen kind. */
export const indicatorTypePage: Page = {
  name: 'indicator-type',
  pattern: '/indicators/:key/:type',
  filters,
  // Kinds without estimates lead to no page, so these addresses are found by following links.
  *paths() {},
  view: answerOn(1),
};

/** The same with the areas and borders of the period. */
export const indicatorAsItWasPage: Page = {
  name: 'indicator-as-it-was',
  pattern: '/indicators/:key/:type/as-it-was',
  filters,
  *paths() {},
  view: answerOn(0),
};
