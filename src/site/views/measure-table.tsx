import type { ChartTable } from '#charts/chart.ts';
import { spineChart } from '#charts/spine.ts';
import type { Area, ProfileRow } from '#release/reader/records.ts';
import { paths } from '../addresses.ts';
import { classOf, highIsGood, missingReason } from '../classes.ts';
import type { SiteContext } from '../context.ts';
import { DataTable } from './data-table.tsx';
import { OutcomeWord, TrendWord, trendWords } from './rating-sign.tsx';
import { AssuranceWord, assuranceWords, quantileSentence, quantileWord } from './standing-words.tsx';

/** The measures of one area as data: what stands in files and, dressed up, on the page. */
export function measureTable(site: SiteContext, rows: ProfileRow[], caption: string): ChartTable {
  const { area, outcomes, missing, charts, standing } = site.messages;
  const { columns } = area;
  const ranked = rows.some((row) => row.quantile);
  const assured = rows.some((row) => row.assurance !== 'not-assessed');
  return {
    caption,
    columns: [
      { key: 'measure', label: columns.measure },
      { key: 'period', label: columns.period },
      { key: 'value', label: columns.value, numeric: true },
      { key: 'unit', label: site.messages.indicator.unit },
      { key: 'lower', label: charts.words.lower, numeric: true },
      { key: 'upper', label: charts.words.upper, numeric: true },
      { key: 'benchmark', label: columns.benchmark(site.benchmarkName), numeric: true },
      { key: 'compared', label: columns.compared },
      { key: 'trend', label: columns.trend },
      ...(ranked ? [{ key: 'quantile', label: columns.quantile }] : []),
      ...(assured ? [{ key: 'goal', label: standing.control.goalColumn }] : []),
      { key: 'note', label: charts.words.note },
    ],
    rows: rows.map((row) => ({
      measure: row.indicator.plainName,
      period: row.period.label,
      value: row.value,
      unit: row.indicator.unit,
      lower: row.lower95,
      upper: row.upper95,
      benchmark: row.benchmarkValue,
      compared: row.status === 'ok' ? outcomes.short[row.benchmarkOutcome] : null,
      trend: trendWords(site, row),
      ...(ranked ? { quantile: quantileWord(site, row.indicator, row.quantile) } : {}),
      ...(assured ? { goal: assuranceWords(site, row.assurance) } : {}),
      note: row.status === 'ok' ? null : missing.sentence[row.status],
    })),
  };
}

export interface MeasuresProps {
  site: SiteContext;
  area: Area;
  rows: ProfileRow[];
  /** How a measure stands beside the neighbours, in a few words. */
  beside?: (row: ProfileRow) => string | undefined;
  caption: string;
  /** Starts the ids of the pictures. */
  idPrefix: string;
}

/** Measures of one area: value, interval, benchmark, spine and change, each linked to its history. */
export function Measures({ site, area, rows, beside, caption, idPrefix }: MeasuresProps) {
  const { columns } = site.messages.area;
  const table: ChartTable = {
    caption,
    columns: [
      { key: 'measure', label: columns.measure },
      { key: 'value', label: columns.value, numeric: true },
      { key: 'benchmark', label: columns.benchmark(site.benchmarkName), numeric: true },
      { key: 'compared', label: columns.compared },
      { key: 'spread', label: columns.spread },
      { key: 'trend', label: columns.trend },
    ],
    rows: rows.map(() => ({})),
  };
  const cell = (key: string, _: unknown, at: number) => {
    const row = rows[at] as ProfileRow;
    switch (key) {
      case 'measure':
        return <MeasureName site={site} area={area} row={row} />;
      case 'value':
        return <ValueWithRange site={site} row={row} />;
      case 'benchmark':
        return row.benchmarkValue === null ? '–' : site.format.value(row.indicator, row.benchmarkValue);
      case 'compared':
        return <Compared site={site} area={area} row={row} beside={beside?.(row)} />;
      case 'spread':
        return <Spine site={site} row={row} idPrefix={`${idPrefix}-${row.indicator.id}`} />;
      default:
        return (
          <span>
            <TrendWord site={site} row={row} />
            <span className="measure__note">
              <AssuranceWord site={site} assurance={row.assurance} />
            </span>
          </span>
        );
    }
  };
  return <DataTable table={table} cell={cell} stacked />;
}

/** Beside the benchmark, and under it in small print among all areas and beside the neighbours. */
function Compared(props: { site: SiteContext; area: Area; row: ProfileRow; beside: string | undefined }) {
  const { site, area, row, beside } = props;
  // The one area of its kind is the first and the last of all.
  const ranked = row.quantile && row.quantile.areas > 1;
  const notes = [ranked ? quantileSentence(site, row.indicator, row.quantile, area.type.plural) : null, beside];
  return (
    <span className="measure">
      <OutcomeWord site={site} outcome={row.benchmarkOutcome} status={row.status} />
      {notes.map(
        (note) =>
          note && (
            <span key={note} className="measure__note">
              {note}
            </span>
          ),
      )}
    </span>
  );
}

function MeasureName({ site, area, row }: { site: SiteContext; area: Area; row: ProfileRow }) {
  return (
    <span className="measure">
      <a href={site.href(paths.areaMeasure(area, row.indicator))}>{row.indicator.plainName}</a>
      <span className="measure__note">
        {row.period.label} · {site.messages.outcomes.polarity[row.indicator.polarity]}
      </span>
    </span>
  );
}

export function ValueWithRange({
  site,
  row,
}: {
  site: SiteContext;
  row: Pick<ProfileRow, 'indicator' | 'value' | 'lower95' | 'upper95' | 'status'>;
}) {
  if (row.value === null) return <span className="no-value">{site.messages.missing.short[row.status]}</span>;
  return (
    <span className="value">
      <strong>{site.format.value(row.indicator, row.value)}</strong>
      {row.lower95 !== null && row.upper95 !== null && (
        <span className="value__range">
          {site.messages.area.intervalText(
            site.format.number(row.indicator, row.lower95),
            site.format.number(row.indicator, row.upper95),
          )}
        </span>
      )}
    </span>
  );
}

function Spine({ site, row, idPrefix }: { site: SiteContext; row: ProfileRow; idPrefix: string }) {
  const { words } = site.messages.charts;
  const chart = spineChart({
    idPrefix,
    title: row.indicator.plainName,
    width: 230,
    lowest: row.lowest,
    lowerQuartile: row.p25,
    upperQuartile: row.p75,
    highest: row.highest,
    benchmark: row.benchmarkValue,
    value: row.value,
    lower: row.lower95,
    upper: row.upper95,
    rating: classOf(row.benchmarkOutcome, row.status),
    highIsGood: highIsGood(row.indicator.polarity),
    missing: missingReason(row.status),
    format: (value) => site.format.value(row.indicator, value),
    words: { ...words, benchmark: site.benchmarkName },
  });
  return <span className="spine" dangerouslySetInnerHTML={{ __html: chart.svg }} />;
}
