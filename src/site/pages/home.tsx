import type { Chart } from '#charts/chart.ts';
import { coxcombMark } from '#charts/coxcomb-mark.ts';
import type { AreaType, IndicatorRecord } from '#release/reader/records.ts';
import type { Release } from '#release/reader/release.ts';
import { paths } from '../addresses.ts';
import type { SiteContext } from '../context.ts';
import { capitalise } from '../format.ts';
import { Prose } from '../markdown.tsx';
import { areaMap } from '../views/area-map.tsx';
import { ChartFigure, Svg } from '../views/chart-figure.tsx';
import { SearchForm } from '../views/search-form.tsx';
import { topicKinds } from './topic-list.ts';
import type { Page, PageRequest } from './page.ts';

const mark = coxcombMark();

interface HomeMap {
  narrow: Chart;
  wide: Chart;
  indicator: IndicatorRecord;
  type: AreaType;
  choices: IndicatorRecord[];
  /** In words. */
  period: string;
}

/** A map of the first kind of area that has shapes, by a headline measure that it has. */
async function homeMap(site: SiteContext, release: Release, wanted: string | undefined): Promise<HomeMap | undefined> {
  const type = (await release.mappedTypes()).find((one) => release.areasOf(one).length <= 250);
  if (!type) return undefined;
  const known = await release.outcomeCounts(type);
  const some = (compared: boolean) =>
    release.indicators.filter((one) =>
      known.get(one.id)?.some(({ status, outcome }) => status === 0 && (!compared || outcome > 0)),
    );
  // A map on which nobody is judged says little; it is better than none.
  const judged = some(true).length > 0 ? some(true) : some(false);
  const headline = judged.filter((one) => one.headline);
  const choices = (headline.length > 0 ? headline : judged).slice(0, 6);
  const indicator = judged.find((one) => one.key === wanted) ?? choices[0];
  if (!indicator) return undefined;
  const { map, periods } = await release.periodsOf(indicator, type);
  const period = periods[0];
  if (!period) return undefined;
  const [rows, boundaries] = await Promise.all([
    release.estimatesOf(indicator, type, period, map),
    release.boundaries(type),
  ]);
  const title = site.messages.indicator.mapTitle(indicator.plainName, period.label);
  const draw = (width: number) => areaMap({ site, boundaries, rows, title, idPrefix: `map-${width}`, width });
  return { narrow: draw(320), wide: draw(520), indicator, type, choices, period: period.label };
}

export const homePage: Page = {
  name: 'home',
  pattern: '',
  filters: ['measure'],
  *paths() {
    yield '';
  },
  async view({ site, release, query }: PageRequest) {
    const { home } = site.messages;
    const map = await homeMap(site, release, query.measure);
    return {
      title: site.name,
      description: release.dimensions.project.summary ?? home.lead,
      breadcrumbs: [],
      ownSearch: true,
      tables: map ? [{ name: 'map', table: map.wide.table }] : [],
      charts: map && { map: map.wide },
      body: <HomeBody site={site} release={release} map={map} />,
    };
  },
};

function HomeBody({ site, release, map }: { site: SiteContext; release: Release; map: HomeMap | undefined }) {
  const { home } = site.messages;
  const { project } = release.dimensions;
  return (
    <>
      <div className="hero hero--home">
        <div className="width hero__home">
          <div>
            <h1>{home.title}</h1>
            <p className="lead">{project.summary ?? home.lead}</p>
            <SearchForm site={site} />
          </div>
          <Svg className="hero__art" source={mark} />
        </div>
      </div>
      <div className="width stack">
        <section className="steps" aria-labelledby="what-title">
          <h2 id="what-title">{home.whatTitle}</h2>
          <ol className="steps__list">
            {home.how(release.dimensions.hasPostcodes).map((step) => (
              <li key={step.title}>
                <h3>{step.title}</h3>
                <p>{step.text}</p>
              </li>
            ))}
          </ol>
        </section>
        <div className="home-grid">
          {map && <MapSection site={site} map={map} />}
          <div>
            <BrowseSection site={site} release={release} />
            <NewestSection site={site} release={release} />
          </div>
        </div>
      </div>
    </>
  );
}

function MapSection({ site, map }: { site: SiteContext; map: HomeMap }) {
  const { home } = site.messages;
  return (
    <section aria-labelledby="map-title">
      <h2 id="map-title">{home.mapTitle}</h2>
      <p>
        {home.mapLead(map.type.plural, map.period)}{' '}
        <a href={site.href(paths.indicator(map.indicator, map.type.key))}>{map.indicator.plainName}</a>
      </p>
      {map.choices.length > 1 && (
        <ul className="chips" aria-label={home.mapChoose}>
          {map.choices.map((choice) => (
            <li key={choice.id}>
              <a
                href={`${site.href('') || '/'}?measure=${encodeURIComponent(choice.key)}#map-title`}
                aria-current={choice === map.indicator ? 'true' : undefined}
              >
                {choice.plainName}
              </a>
            </li>
          ))}
        </ul>
      )}
      <ChartFigure site={site} narrow={map.narrow} wide={map.wide} />
    </section>
  );
}

function BrowseSection({ site, release }: { site: SiteContext; release: Release }) {
  const { home } = site.messages;
  const kinds = topicKinds(release);
  return (
    <>
      <section aria-labelledby="areas-title">
        <h2 id="areas-title">{home.areasTitle}</h2>
        <ul className="link-list">
          {release.areaTypes.map((type) => (
            <li key={type.id}>
              <a href={site.href(paths.areas(type.key))}>{capitalise(type.plural)}</a>{' '}
              <span className="muted">{site.format.count(release.areasOf(type).length)}</span>
            </li>
          ))}
        </ul>
      </section>
      {kinds.length > 0 && (
        <section aria-labelledby="topics-title">
          <h2 id="topics-title">{home.topicsTitle}</h2>
          {kinds.map((kind) => (
            <div key={kind.id}>
              <h3 className="small-title">{kind.name}</h3>
              <ul className="chips">
                {kind.values.map((value) => (
                  <li key={value.id}>
                    <a href={site.href(paths.topic(value.address))}>{value.name}</a>
                  </li>
                ))}
              </ul>
            </div>
          ))}
        </section>
      )}
    </>
  );
}

function NewestSection({ site, release }: { site: SiteContext; release: Release }) {
  const { home } = site.messages;
  const { entry, dimensions } = release;
  const listed = release.areaTypes.reduce((sum, type) => sum + release.areasOf(type).length, 0);
  return (
    <section className="card" aria-labelledby="newest-title">
      <h2 id="newest-title" className="card__title">
        {home.newestTitle}
      </h2>
      <p>
        <a href={paths.release(entry.id)}>{entry.title}</a>
        {entry.publishedOn && <span className="muted"> {site.format.date(entry.publishedOn)}</span>}
      </p>
      <p>{home.counts(site.format.count(listed), site.format.count(release.indicators.length))}</p>
      {dimensions.statement && <Prose text={dimensions.statement} />}
    </section>
  );
}
