import type { ChartTable } from '#charts/chart.ts';
import type { CatalogueEntry } from '#release/reader/catalogue-file.ts';
import { paths } from '../addresses.ts';
import type { SiteContext } from '../context.ts';
import { Prose } from '../markdown.tsx';
import { DataTable } from '../views/data-table.tsx';
import type { Page, PageRequest } from './page.ts';

export const releaseListPage: Page = {
  name: 'release-list',
  pattern: '/releases',
  *paths() {
    yield '/releases';
  },
  async view({ site, releases }: PageRequest) {
    const words = site.messages.releases;
    const entries = await releases.list();
    const current = (await releases.current())?.id;
    const table: ChartTable = {
      caption: words.caption,
      columns: [
        { key: 'release', label: words.columns.release },
        { key: 'published', label: words.columns.published },
        { key: 'status', label: words.columns.status },
        { key: 'hash', label: words.columns.hash },
      ],
      rows: entries.map((entry) => ({
        release: entry.title,
        published: entry.publishedOn ? site.format.date(entry.publishedOn) : null,
        status: entry.id === current ? words.current : words.status[entry.status],
        hash: entry.hash?.slice(0, 12) ?? null,
      })),
    };
    const cell = (key: string, _: unknown, at: number) => {
      const entry = entries[at] as CatalogueEntry;
      if (key === 'release' && entry.status !== 'withdrawn') return <a href={paths.release(entry.id)}>{entry.title}</a>;
      return undefined;
    };
    return {
      title: words.title,
      description: words.lead,
      breadcrumbs: [],
      tables: [{ name: 'releases', table }],
      body: (
        <div className="width stack stack--page">
          <h1>{words.title}</h1>
          <p className="lead">{words.lead}</p>
          <DataTable table={table} cell={cell} stacked />
        </div>
      ),
    };
  },
};

export const releasePage: Page = {
  name: 'release',
  pattern: '/releases/:release',
  *paths(release) {
    yield paths.release(release.id);
  },
  async view({ site, release }: PageRequest) {
    const words = site.messages.releases;
    const { entry, dimensions } = release;
    const sources = [...dimensions.sources.values()];
    const table: ChartTable = {
      caption: words.sourcesCaption,
      columns: [
        { key: 'source', label: site.messages.indicator.sourceColumns.source },
        { key: 'publisher', label: site.messages.indicator.sourceColumns.publisher },
        { key: 'licence', label: site.messages.indicator.sourceColumns.licence },
        { key: 'accessed', label: site.messages.indicator.sourceColumns.accessed },
      ],
      rows: sources.map((source) => ({
        source: source.title,
        publisher: source.publisher,
        licence: source.licence,
        accessed: source.accessed && site.format.date(source.accessed),
      })),
    };
    const cell = (key: string, _: unknown, at: number) => {
      const source = sources[at];
      if (key !== 'source' || !source || !/^https?:\/\//.test(source.address)) return undefined;
      return <a href={source.address}>{source.title}</a>;
    };
    return {
      title: entry.title,
      description: words.lead,
      breadcrumbs: [{ label: words.title, path: '/releases' }],
      tables: [{ name: 'sources', table }],
      body: (
        <div className="width stack stack--page">
          <h1>{entry.title}</h1>
          <Facts site={site} entry={entry} />
          <p>
            <a className="button" href={`${paths.release(entry.id)}/indicators`}>
              {words.browse}
            </a>{' '}
            <a className="spaced" href={`${paths.release(entry.id)}${paths.downloads}`}>
              {site.messages.downloads.title}
            </a>
          </p>
          {dimensions.statement && (
            <section aria-labelledby="statement-title">
              <h2 id="statement-title">{words.statement}</h2>
              <Prose text={dimensions.statement} />
            </section>
          )}
          <section aria-labelledby="rules-title">
            <h2 id="rules-title">{words.rules}</h2>
            <ul>
              {release.frameworks.map((framework) => (
                <li key={framework.id}>
                  <a href={site.href(paths.framework(framework))}>{framework.name}</a>
                </li>
              ))}
            </ul>
          </section>
          <section aria-labelledby="sources-title">
            <h2 id="sources-title">{words.sources}</h2>
            <DataTable table={table} cell={cell} stacked />
            <p>
              <a href={paths.quality(entry.id)}>{words.qualityTitle}</a>
            </p>
          </section>
        </div>
      ),
    };
  },
};

function Facts({ site, entry }: { site: SiteContext; entry: CatalogueEntry }) {
  const words = site.messages.releases;
  const { release } = site;
  const count = (number: number) => site.format.count(number);
  const listed = release.areaTypes.reduce((sum, type) => sum + release.areasOf(type).length, 0);
  const facts: [string, string | null | undefined][] = [
    [words.facts.published, entry.publishedOn && site.format.date(entry.publishedOn)],
    [words.facts.status, site.isCurrent ? words.current : words.status[entry.status]],
    [words.facts.areas, count(listed)],
    [words.facts.indicators, count(release.indicators.length)],
    [words.facts.periods, count(release.dimensions.periods.size)],
    [words.facts.supersedes, entry.supersedes],
    [words.facts.hash, entry.hash],
  ];
  return (
    <>
      <dl className="definition-list">
        {facts
          .filter(([, value]) => value)
          .map(([label, value]) => (
            <div key={label}>
              <dt>{label}</dt>
              <dd className={label === words.facts.hash ? 'breakable' : undefined}>{value}</dd>
            </div>
          ))}
      </dl>
      {entry.hash && <p className="muted">{words.hashNote}</p>}
    </>
  );
}
