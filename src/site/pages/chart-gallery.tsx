import { gallery } from '#charts/gallery.ts';
import { Svg } from '../views/chart-figure.tsx';
import { DataTable } from '../views/data-table.tsx';
import type { Page, PageRequest } from './page.ts';

/** Examples with a great many marks are left to the files, so that the page stays light. */
const heaviest = 24_000;

/** The areas of the examples do not exist, so their links would lead nowhere. */
function withoutLinks(svg: string): string {
  return svg.replace(/<a href="[^"]*" class="cx-link">|<\/a>/g, '');
}

export const chartGalleryPage: Page = {
  name: 'charts',
  pattern: '/charts',
  *paths() {
    yield '/charts';
  },
  async view({ site }: PageRequest) {
    const words = site.messages.charts;
    const shown = gallery.filter(({ chart }) => chart.svg.length <= heaviest);
    return {
      title: words.galleryTitle,
      description: words.galleryLead,
      breadcrumbs: [],
      tables: gallery.map(({ name, chart }) => ({ name, table: chart.table })).slice(0, 1),
      charts: Object.fromEntries(gallery.map(({ name, chart }) => [name, chart])),
      body: (
        <div className="width stack stack--page">
          <h1>{words.galleryTitle}</h1>
          <p className="lead">{words.galleryLead}</p>
          <div className="gallery">
            {shown.map(({ name, chart }) => (
              <div key={name} className="gallery__item">
                <h2 className="card__title">{chart.title}</h2>
                <Svg source={withoutLinks(chart.svg)} />
                <details className="plain-details">
                  <summary>{words.asTable}</summary>
                  <DataTable table={{ ...chart.table, rows: chart.table.rows.slice(0, 12) }} stacked />
                </details>
                <p className="chart__table-link">
                  <a href={`${site.href('/charts')}.svg?chart=${name}`}>{words.picture}</a>
                </p>
              </div>
            ))}
          </div>
        </div>
      ),
    };
  },
};
