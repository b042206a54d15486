import type { Chart } from '#charts/chart.ts';
import { gallery } from '#charts/gallery.ts';
import type { ChartKind } from '#vocabulary/messages/english/gallery.ts';
import type { SiteContext } from '../context.ts';
import { Svg } from '../views/chart-figure.tsx';
import { DataTable } from '../views/data-table.tsx';
import type { Page, PageRequest } from './page.ts';

/** Rows of an example’s table on the page; the data of the page have all. */
const rowsShown = 12;
const byName = new Map(gallery.map(({ name, chart }) => [name, chart]));

/** The areas of the examples do not exist, so their links would lead nowhere. */
function withoutLinks(svg: string): string {
  return svg.replace(/<a href="[^"]*" class="cx-link">|<\/a>/g, '');
}

/** Every kind of chart with its examples: how to read it, its text and its table. */
export const chartGalleryPage: Page = {
  name: 'charts',
  pattern: '/charts',
  *paths() {
    yield '/charts';
  },
  async view({ site }: PageRequest) {
    const words = site.messages.charts;
    const shown = Object.values(site.messages.gallery).flatMap(({ examples }) =>
      Object.keys(examples).flatMap((name) => {
        const chart = byName.get(name);
        return chart ? [{ name, chart }] : [];
      }),
    );
    return {
      title: words.galleryTitle,
      description: words.galleryLead,
      breadcrumbs: [],
      tables: shown.map(({ name, chart }) => ({ name, table: chart.table })),
      charts: Object.fromEntries(shown.map(({ name, chart }) => [name, chart])),
      ownFiles: true,
      body: (
        <div className="width stack stack--page">
          <h1>{words.galleryTitle}</h1>
          <p className="lead">{words.galleryLead}</p>
          {Object.entries(site.messages.gallery).map(([kind, about]) => (
            <Kind key={kind} site={site} kind={kind} about={about} />
          ))}
        </div>
      ),
    };
  },
};

function Kind({ site, kind, about }: { site: SiteContext; kind: string; about: ChartKind }) {
  return (
    <section aria-labelledby={`kind-${kind}`}>
      <h2 id={`kind-${kind}`}>{about.title}</h2>
      <p>{about.read}</p>
      <div className="gallery">
        {Object.entries(about.examples).map(([name, caption]) => {
          const chart = byName.get(name);
          return chart && <Example key={name} site={site} name={name} caption={caption} chart={chart} />;
        })}
      </div>
    </section>
  );
}

function Example(props: { site: SiteContext; name: string; caption: string; chart: Chart }) {
  const { site, name, caption, chart } = props;
  const words = site.messages.charts;
  const files = site.href('/charts');
  return (
    <div className="gallery__item">
      <h3 className="card__title">{caption}</h3>
      <p className="muted">{chart.title}</p>
      <Svg source={withoutLinks(chart.svg)} />
      <details className="plain-details">
        <summary>{words.asTable}</summary>
        <p className="muted">{chart.description}</p>
        {chart.table.rows.length > 0 && (
          <DataTable table={{ ...chart.table, rows: chart.table.rows.slice(0, rowsShown) }} stacked />
        )}
      </details>
      <p className="chart__table-link">
        <a href={`${files}.svg?chart=${name}`}>{words.picture}</a>{' '}
        <a href={`${files}.csv?table=${name}`}>{words.tableFile}</a>
      </p>
    </div>
  );
}
