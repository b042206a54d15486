import type { ChartTable } from '#charts/chart.ts';
import type { Area, SeriesPoint } from '#release/reader/records.ts';
import { paths } from '../../addresses.ts';
import type { SiteContext } from '../../context.ts';
import { DataTable } from '../../views/data-table.tsx';
import { ValueWithRange } from '../../views/measure-table.tsx';
import { OutcomeWord } from '../../views/rating-sign.tsx';

/** The last numbers of an area that has closed, each with its history. */
export function LastNumbers({ site, area, last }: { site: SiteContext; area: Area; last: SeriesPoint[] }) {
  const words = site.messages.history.closed;
  const { columns } = site.messages.area;
  const table: ChartTable = {
    caption: words.lastCaption(area.name),
    columns: [
      { key: 'measure', label: columns.measure },
      { key: 'period', label: columns.period },
      { key: 'value', label: columns.value, numeric: true },
      { key: 'compared', label: columns.compared },
    ],
    rows: last.map(() => ({})),
  };
  const cell = (key: string, _: unknown, at: number) => {
    const point = last[at] as SeriesPoint;
    if (key === 'measure')
      return <a href={site.href(paths.areaMeasureAsItWas(area, point.indicator))}>{point.indicator.plainName}</a>;
    if (key === 'period') return point.period.label;
    if (key === 'value') return <ValueWithRange site={site} row={point} />;
    return <OutcomeWord site={site} outcome={point.benchmarkOutcome} status={point.status} />;
  };
  return (
    <section aria-labelledby="last-title">
      <h2 id="last-title">{words.lastTitle}</h2>
      <p>{words.lastLead}</p>
      <DataTable table={table} cell={cell} stacked />
    </section>
  );
}

export function lastTable(site: SiteContext, area: Area, last: SeriesPoint[]): ChartTable {
  const { area: words, outcomes, missing, charts, indicator } = site.messages;
  return {
    caption: site.messages.history.closed.lastCaption(area.name),
    columns: [
      { key: 'measure', label: words.columns.measure },
      { key: 'period', label: words.columns.period },
      { key: 'value', label: words.columns.value, numeric: true },
      { key: 'unit', label: indicator.unit },
      { key: 'lower', label: charts.words.lower, numeric: true },
      { key: 'upper', label: charts.words.upper, numeric: true },
      { key: 'compared', label: words.columns.compared },
      { key: 'note', label: charts.words.note },
    ],
    rows: last.map((point) => ({
      measure: point.indicator.plainName,
      period: point.period.label,
      value: point.value,
      unit: point.indicator.unit,
      lower: point.lower95,
      upper: point.upper95,
      compared: point.status === 'ok' ? outcomes.short[point.benchmarkOutcome] : null,
      note: point.status === 'ok' ? null : missing.sentence[point.status],
    })),
  };
}
