import type { ChartTable } from '#charts/chart.ts';
import { paths } from '../addresses.ts';
import { DataTable } from '../views/data-table.tsx';
import { Pager, pageOf } from '../views/pager.tsx';
import type { Page, PageRequest } from './page.ts';

/** All areas of one type by name, some at a time. */
export const areaListPage: Page = {
  name: 'area-list',
  pattern: '/areas/:type',
  filters: ['page'],
  *paths(release) {
    for (const type of release.areaTypes) yield paths.areas(type.key);
  },
  async view({ site, release, params, query }: PageRequest) {
    const type = release.areaType(params.type as string);
    if (!type) return undefined;
    const words = site.messages.area;
    const all = release.areasOf(type);
    const page = pageOf(all, query.page);
    const { relations } = release.dimensions;
    const anyClosed = all.some((area) => area.closed);
    const parentOf = (at: number) => {
      const area = page.items[at];
      return area && relations.ancestors(area).find((one) => one.type.listed);
    };
    const table: ChartTable = {
      caption: words.allOf(type.plural),
      columns: [
        { key: 'name', label: site.messages.results.charts.name },
        { key: 'code', label: site.messages.results.charts.code },
        { key: 'parent', label: words.parents },
        ...(anyClosed ? [{ key: 'closed', label: words.closedColumn }] : []),
      ],
      rows: page.items.map((area, at) => ({
        name: area.name,
        code: area.code,
        parent: parentOf(at)?.name ?? null,
        closed: area.closed ? site.format.date(area.closed) : null,
      })),
    };
    const cell = (key: string, _: unknown, at: number) => {
      const area = page.items[at];
      const parent = parentOf(at);
      if (key === 'name' && area)
        return (
          <>
            <a href={site.href(paths.area(area))}>{area.name}</a>
            {area.closed && <span className="measure__note">{site.messages.results.closed}</span>}
          </>
        );
      if (key === 'parent' && parent) return <a href={site.href(paths.area(parent))}>{parent.name}</a>;
      return undefined;
    };
    return {
      title: words.allOf(type.plural),
      description: type.about ?? words.allOf(type.plural),
      breadcrumbs: [],
      tables: [{ name: 'areas', table }],
      body: (
        <div className="width stack stack--page">
          <h1>{words.allOf(type.plural)}</h1>
          {type.about && <p className="lead">{type.about}</p>}
          <DataTable table={table} cell={cell} sortable />
          <Pager site={site} path={site.href(paths.areas(type.key))} page={page} query={{}} />
        </div>
      ),
    };
  },
};
