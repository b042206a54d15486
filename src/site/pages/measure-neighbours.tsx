import type { ChartTable } from '#charts/chart.ts';
import type { Area, IndicatorRecord, NeighbourRow, ProfileRow } from '#release/reader/records.ts';
import { paths } from '../addresses.ts';
import { classOf } from '../classes.ts';
import type { SiteContext } from '../context.ts';
import { DataTable } from '../views/data-table.tsx';
import { SignedWord } from '../views/rating-sign.tsx';

interface MeasureStory {
  area: Area;
  indicator: IndicatorRecord;
  row: ProfileRow;
  beside: NeighbourRow[];
}

const comparedWith = (site: SiteContext, row: NeighbourRow) =>
  site.messages.outcomes.compared[row.outcome](row.neighbour.name);

/** One measure of an area beside each neighbour, in words that stand alone. */
export function measureNeighboursTable(site: SiteContext, { area, indicator, row, beside }: MeasureStory): ChartTable {
  const { neighbours: words } = site.messages.standing;
  return {
    caption: words.measureCaption(indicator.plainName, area.name),
    columns: [
      { key: 'neighbour', label: words.columns.neighbour },
      { key: 'there', label: words.columns.there, numeric: true },
      { key: 'here', label: words.columns.here, numeric: true },
      { key: 'compared', label: words.columns.compared },
    ],
    rows: beside.map((one) => ({
      neighbour: one.neighbour.name,
      there: one.neighbourValue,
      here: row.value,
      compared: comparedWith(site, one),
    })),
  };
}

/** Is it better or worse next door? */
export function MeasureNeighbours({ site, story }: { site: SiteContext; story: MeasureStory }) {
  if (story.beside.length === 0) return null;
  const { neighbours: words } = site.messages.standing;
  const { indicator, beside } = story;
  const cell = (key: string, row: ChartTable['rows'][number], at: number) => {
    const one = beside[at] as NeighbourRow;
    if (key === 'neighbour')
      return <a href={site.href(paths.areaMeasure(one.neighbour, indicator))}>{one.neighbour.name}</a>;
    if (key === 'compared') return <SignedWord name={classOf(one.outcome, 'ok')} word={comparedWith(site, one)} />;
    const value = row[key];
    return typeof value === 'number' ? site.format.value(indicator, value) : undefined;
  };
  return (
    <section aria-labelledby="neighbours-title">
      <h2 id="neighbours-title">{words.title}</h2>
      <p>{words.lead}</p>
      <DataTable table={measureNeighboursTable(site, story)} cell={cell} stacked />
    </section>
  );
}
