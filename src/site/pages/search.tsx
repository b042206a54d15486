import type { ChartTable } from '#charts/chart.ts';
import type { Area, IndicatorRecord } from '#release/reader/records.ts';
import { normaliseName } from '#release/reader/place-index.ts';
import type { Release } from '#release/reader/release.ts';
import { paths } from '../addresses.ts';
import type { SiteContext } from '../context.ts';
import { SearchForm } from '../views/search-form.tsx';
import type { Page, PageRequest } from './page.ts';
import { topicKinds, type TopicValue } from './topic-list.ts';

const most = 40;

/** Areas by name, code and postcode, and topics and measures by name. */
async function find(
  release: Release,
  text: string,
): Promise<{ areas: Area[]; topics: TopicValue[]; measures: IndicatorRecord[] }> {
  const query = normaliseName(text);
  if (query === '') return { areas: [], topics: [], measures: [] };
  const { relations } = release.dimensions;
  const byPostcode = (await release.byPostcode(text)).flatMap((area) => [area, ...relations.ancestors(area)]);
  const named = release.places.search(text, most);
  // Who looks for a place by the name it had finds what took its place.
  const now = named.flatMap((area) =>
    area.closed ? release.dimensions.successions.successors(area).map((step) => step.area) : [],
  );
  const open = named.filter((area) => !area.closed);
  const areas = [...new Set([...open, ...now, ...named, ...byPostcode])].filter((area) => area.type.listed);
  const parts = query.split(' ');
  const measures = release.indicators.filter((indicator) => {
    const name = normaliseName(`${indicator.plainName} ${indicator.name}`);
    return parts.every((part) => part.length > 1 && name.includes(part));
  });
  const topics = topicKinds(release)
    .flatMap((kind) => kind.values)
    .filter(({ name }) => parts.every((part) => part.length > 1 && normaliseName(name).includes(part)));
  return { areas: areas.slice(0, most), topics: topics.slice(0, 20), measures: measures.slice(0, 20) };
}

export const searchPage: Page = {
  name: 'search',
  pattern: '/search',
  filters: ['q'],
  *paths() {
    yield '/search';
  },
  async view({ site, release, query }: PageRequest) {
    const text = (query.q ?? '').slice(0, 100);
    const { areas, topics, measures } = await find(release, text);
    const { search, indicator, charts } = site.messages.results;
    const table: ChartTable = {
      caption: search(text),
      columns: [
        { key: 'name', label: charts.name },
        { key: 'kind', label: charts.kind },
        { key: 'code', label: charts.code },
        { key: 'address', label: charts.address },
      ],
      rows: [
        ...areas.map((area) => ({
          name: area.name,
          kind: area.type.name,
          code: area.code,
          address: site.href(paths.area(area)),
        })),
        ...topics.map((one) => ({
          name: one.name,
          kind: one.kind,
          code: one.address,
          address: site.href(paths.topic(one.address)),
        })),
        ...measures.map((one) => ({
          name: one.plainName,
          kind: indicator,
          code: one.key,
          address: site.href(paths.indicator(one)),
        })),
      ],
    };
    return {
      title: text === '' ? site.messages.results.title : search(text),
      description: site.messages.results.title,
      breadcrumbs: [],
      ownSearch: true,
      tables: [{ name: 'results', table }],
      body: <SearchBody site={site} text={text} areas={areas} topics={topics} measures={measures} />,
    };
  },
};

interface Found {
  site: SiteContext;
  text: string;
  areas: Area[];
  topics: TopicValue[];
  measures: IndicatorRecord[];
}

function SearchBody({ site, text, areas, topics, measures }: Found) {
  const words = site.messages.results;
  return (
    <div className="width stack stack--page">
      <h1>{text === '' ? words.title : words.search(text)}</h1>
      <SearchForm site={site} value={text} />
      {text !== '' && areas.length + topics.length + measures.length === 0 && (
        <div className="card">
          <p>{words.nothing(text)}</p>
          <p>{words.try(site.release.dimensions.hasPostcodes)}</p>
        </div>
      )}
      {areas.length > 0 && (
        <section aria-labelledby="areas-title">
          <h2 id="areas-title">{words.areas}</h2>
          <ul className="results">
            {areas.map((area) => (
              <li key={area.id}>
                <a href={site.href(paths.area(area))}>{area.name}</a>
                <span className="muted">
                  {area.type.name} · {area.code}
                  {placeOf(site, area)}
                  {area.closed && ` · ${words.closed}`}
                </span>
              </li>
            ))}
          </ul>
        </section>
      )}
      {topics.length > 0 && (
        <section aria-labelledby="topics-title">
          <h2 id="topics-title">{site.messages.topics.title}</h2>
          <ul className="results">
            {topics.map((one) => (
              <li key={one.address}>
                <a href={site.href(paths.topic(one.address))}>{one.name}</a>
                <span className="muted">{one.kind}</span>
              </li>
            ))}
          </ul>
        </section>
      )}
      {measures.length > 0 && (
        <section aria-labelledby="measures-title">
          <h2 id="measures-title">{words.measures}</h2>
          <ul className="results">
            {measures.map((one) => (
              <li key={one.id}>
                <a href={site.href(paths.indicator(one))}>{one.plainName}</a>
              </li>
            ))}
          </ul>
        </section>
      )}
    </div>
  );
}

function placeOf(site: SiteContext, area: Area): string {
  const parent = site.release.dimensions.relations.ancestors(area).find((one) => one.type.listed);
  return parent ? ` · ${parent.name}` : '';
}
