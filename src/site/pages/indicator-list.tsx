import type { ChartTable } from '#charts/chart.ts';
import { paths } from '../addresses.ts';
import { DataTable } from '../views/data-table.tsx';
import type { Page, PageRequest } from './page.ts';

export const indicatorListPage: Page = {
  name: 'indicator-list',
  pattern: '/indicators',
  *paths() {
    yield '/indicators';
  },
  async view({ site, release }: PageRequest) {
    const words = site.messages.indicator;
    const indicators = [...release.indicators].sort((a, b) => a.plainName.localeCompare(b.plainName, 'en'));
    const table: ChartTable = {
      caption: words.listCaption,
      columns: [
        { key: 'measure', label: words.listColumns.measure },
        { key: 'key', label: site.messages.results.charts.code },
        { key: 'unit', label: words.listColumns.unit },
        { key: 'good', label: words.listColumns.good },
      ],
      rows: indicators.map((indicator) => ({
        measure: indicator.plainName,
        key: indicator.key,
        unit: indicator.unit,
        good: site.messages.outcomes.polarity[indicator.polarity],
      })),
    };
    const cell = (key: string, _: unknown, at: number) => {
      const indicator = indicators[at];
      if (key !== 'measure' || !indicator) return undefined;
      return (
        <>
          <a href={site.href(paths.indicator(indicator))}>{indicator.plainName}</a>
          {indicator.headline && <span className="measure__note">{words.headline}</span>}
        </>
      );
    };
    return {
      title: words.listTitle,
      description: words.listLead,
      breadcrumbs: [],
      tables: [{ name: 'measures', table }],
      body: (
        <div className="width stack stack--page">
          <h1>{words.listTitle}</h1>
          <p className="lead">{words.listLead}</p>
          <DataTable table={table} cell={cell} sortable />
        </div>
      ),
    };
  },
};
