import type { Chart } from '#charts/chart.ts';
import type { SiteContext } from '../context.ts';
import { DataTable } from './data-table.tsx';

export function Svg({ source, className }: { source: string; className?: string }) {
  return <div className={className} dangerouslySetInnerHTML={{ __html: source }} />;
}

export interface ChartFigureProps {
  site: SiteContext;
  /** Drawn at about 320 units for narrow screens, and at the width of the column for wide ones. */
  narrow: Chart;
  wide?: Chart;
  caption?: string;
  /** Where the same numbers stand as a table on this page; else a table unfolds below the picture. */
  tableAt?: string;
  /** Keeps the wide drawing near the size it was drawn at. */
  medium?: boolean;
}

/** A chart with its table. One of two drawings shows, by width; screen readers meet only that one. */
export function ChartFigure({ site, narrow, wide, caption, tableAt, medium = false }: ChartFigureProps) {
  const { asTable } = site.messages.charts;
  return (
    <figure className={medium ? 'chart chart--medium' : 'chart'}>
      <cx-tips>
        <Svg source={narrow.svg} className={wide ? 'chart__narrow' : 'chart__only'} />
        {wide && <Svg source={wide.svg} className="chart__wide" />}
      </cx-tips>
      {caption && <figcaption className="chart__caption">{caption}</figcaption>}
      {tableAt ? (
        <p className="chart__table-link">
          <a href={tableAt}>{asTable}</a>
        </p>
      ) : (
        <details className="plain-details">
          <summary>{asTable}</summary>
          <DataTable table={narrow.table} cell={(key, row) => readable(site, row[key])} />
        </details>
      )}
    </figure>
  );
}

/** Charts keep every digit in their data; on the page nobody reads more than four. */
function readable({ format }: SiteContext, value: unknown): string | undefined {
  return typeof value === 'number' && Number.isFinite(value) ? format.read(value) : undefined;
}
