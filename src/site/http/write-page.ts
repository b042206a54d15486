import type { ChartTable } from '#charts/chart.ts';
import { writeCsv } from '#downloads/csv.ts';
import type { SiteContext } from '../context.ts';
import type { PageView } from '../pages/page.ts';
import { renderDocument } from '../views/layout.tsx';
import { CachedPage } from './page-cache.ts';
import type { Representation } from './representation.ts';

/** A page in one of its forms; undefined where it has no such table or picture. */
export function writePage(
  site: SiteContext,
  view: PageView,
  form: Representation,
  path: string,
  choice: { table?: string | undefined; chart?: string | undefined },
): CachedPage | undefined {
  if (form === 'html') return new CachedPage('text/html; charset=utf-8', renderDocument(site, view, path), view.status);
  if (form === 'json')
    return new CachedPage('application/json; charset=utf-8', JSON.stringify(asData(site, view, path)), view.status);
  if (form === 'csv') {
    const table = choice.table === undefined ? view.tables[0] : view.tables.find((one) => one.name === choice.table);
    return table && new CachedPage('text/csv; charset=utf-8', writeCsv(columnsOf(table.table), table.table.rows));
  }
  const charts = view.charts ?? {};
  const name = choice.chart ?? Object.keys(charts)[0];
  const chart = name !== undefined && Object.hasOwn(charts, name) ? charts[name] : undefined;
  return chart && new CachedPage('image/svg+xml; charset=utf-8', chart.svg);
}

const columnsOf = (table: ChartTable) => table.columns.map(({ key, label }) => ({ key, label }));

function asData(site: SiteContext, view: PageView, path: string) {
  const { entry } = site.release;
  return {
    release: { id: entry.id, title: entry.title, published: entry.publishedOn ?? null },
    address: path === '' ? '/' : path,
    title: view.title,
    description: view.description,
    tables: Object.fromEntries(
      view.tables.map(({ name, table }) => [
        name,
        { caption: table.caption, columns: columnsOf(table), rows: table.rows },
      ]),
    ),
    charts: Object.entries(view.charts ?? {}).map(([name, chart]) => ({
      name,
      title: chart.title,
      description: chart.description,
    })),
  };
}
