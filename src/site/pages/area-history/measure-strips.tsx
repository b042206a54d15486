import type { ChartTable } from '#charts/chart.ts';
import type { Area, IndicatorRecord, SeriesPoint } from '#release/reader/records.ts';
import type { Release } from '#release/reader/release.ts';
import { paths } from '../../addresses.ts';
import { classOf } from '../../classes.ts';
import type { SiteContext } from '../../context.ts';
import { DataTable } from '../../views/data-table.tsx';
import { ValueWithRange } from '../../views/measure-table.tsx';
import { Sign } from '../../views/rating-sign.tsx';

export interface MeasureSeries {
  indicator: IndicatorRecord;
  /** Oldest first. */
  points: SeriesPoint[];
}

const periodsShown = 12;
const collator = new Intl.Collator('en');

/** Every measure of an area over its periods: on today’s map, or as it was for one that is not on it. */
export async function readMeasureSeries(release: Release, area: Area): Promise<MeasureSeries[]> {
  const today = await release.allSeries(area, 1);
  const points = today.length > 0 ? today : await release.allSeries(area, 0);
  const byIndicator = new Map<IndicatorRecord, SeriesPoint[]>();
  for (const point of points) {
    const list = byIndicator.get(point.indicator);
    if (list) list.push(point);
    else byIndicator.set(point.indicator, [point]);
  }
  return [...byIndicator]
    .map(([indicator, list]) => ({
      indicator,
      points: list.sort((a, b) => (a.period.end < b.period.end ? -1 : a.period.end > b.period.end ? 1 : 0)),
    }))
    .sort((a, b) => collator.compare(a.indicator.plainName, b.indicator.plainName));
}

/** One row a measure: a sign for each of its newest periods, and the newest number. */
export function MeasureStrips({ site, area, series }: { site: SiteContext; area: Area; series: MeasureSeries[] }) {
  const words = site.messages.history;
  const table: ChartTable = {
    caption: words.measuresCaption(area.name),
    columns: [
      { key: 'measure', label: site.messages.area.columns.measure },
      { key: 'strip', label: words.periods },
      { key: 'newest', label: words.newest, numeric: true },
    ],
    rows: series.map(() => ({})),
  };
  const cell = (key: string, _: unknown, at: number) => {
    const { indicator, points } = series[at] as MeasureSeries;
    const shown = points.slice(-periodsShown);
    const [first, last] = [shown[0] as SeriesPoint, shown.at(-1) as SeriesPoint];
    if (key === 'measure') {
      const path = last.map === 1 ? paths.areaMeasure(area, indicator) : paths.areaMeasureAsItWas(area, indicator);
      return (
        <span className="measure">
          <a href={site.href(path)}>{indicator.plainName}</a>
          <span className="measure__note">{words.span(first.period.label, last.period.label)}</span>
        </span>
      );
    }
    if (key === 'newest') return <ValueWithRange site={site} row={last} />;
    return (
      <ol className="strip">
        {shown.map((point) => (
          <li key={point.period.id} title={sentence(site, point)}>
            <Sign name={classOf(point.benchmarkOutcome, point.status)} />
            <span className="nhsuk-u-visually-hidden">{sentence(site, point)}</span>
          </li>
        ))}
      </ol>
    );
  };
  return <DataTable table={table} cell={cell} stacked />;
}

function sentence(site: SiteContext, { period, benchmarkOutcome, status }: SeriesPoint): string {
  const { outcomes, missing } = site.messages;
  return `${period.label}: ${status === 'ok' ? outcomes.short[benchmarkOutcome] : missing.short[status]}`;
}

/** One row a measure and period: every period, not only those with a sign. */
export function seriesTable(site: SiteContext, area: Area, series: MeasureSeries[]): ChartTable {
  const { indicator: words, charts, outcomes, missing } = site.messages;
  return {
    caption: site.messages.history.measuresCaption(area.name),
    columns: [
      { key: 'measure', label: site.messages.area.columns.measure },
      { key: 'period', label: words.period },
      { key: 'value', label: words.columns.value, numeric: true },
      { key: 'lower', label: charts.words.lower, numeric: true },
      { key: 'upper', label: charts.words.upper, numeric: true },
      { key: 'benchmark', label: site.benchmarkName, numeric: true },
      { key: 'compared', label: words.columns.compared },
      { key: 'note', label: charts.words.note },
    ],
    rows: series.flatMap(({ indicator, points }) =>
      points.map((point) => ({
        measure: indicator.plainName,
        period: point.period.label,
        value: point.value,
        lower: point.lower95,
        upper: point.upper95,
        benchmark: point.benchmarkValue,
        compared: point.status === 'ok' ? outcomes.short[point.benchmarkOutcome] : null,
        note: point.status === 'ok' ? null : missing.sentence[point.status],
      })),
    ),
  };
}
