import { extentOf } from './drawing/axis.ts';
import { drawDense } from './caterpillar/caterpillar-dense.ts';
import { benchmarkText, type CaterpillarDrawing, type CaterpillarProps } from './caterpillar/caterpillar-drawing.ts';
import { areaHasValue, orderAreas } from './caterpillar/caterpillar-order.ts';
import { drawRows } from './caterpillar/caterpillar-rows.ts';
import { type Chart, type ChartTable, finite, formatPlain } from './chart.ts';
import { frameChart } from './drawing/frame.ts';
import { flowLegend, type LegendEntry } from './drawing/legend.ts';
import { ink, legendClasses } from './palette.ts';
import { type Child, group, safeHref } from './drawing/svg.ts';
import { label } from './drawing/text.ts';
import { type ChartWords, classWord } from './words.ts';

export type { CaterpillarProps } from './caterpillar/caterpillar-drawing.ts';
export type { RankedArea } from './caterpillar/caterpillar-order.ts';

const rowsAtMost = 60;

/**
 * All areas with their intervals against the benchmark. Up to 60 areas stand in rows with their names; more stand side
 * by side without names, worse to better from left to right, only the highlighted ones named.
 *
 * Areas without a value keep their row with the reason; side by side they are counted in the legend.
 */
export function caterpillarChart(props: CaterpillarProps): Chart {
  const { areas, words } = props;
  const width = props.width ?? 320;
  const format = props.format ?? formatPlain;
  const numbers = areas.filter(areaHasValue).flatMap((area) => [area.value, area.lower, area.upper]);
  const drawing: CaterpillarDrawing = {
    ...props,
    width,
    format,
    ordered: orderAreas(areas, props.order ?? 'value', props.highIsGood),
    extent: extentOf([...numbers, props.benchmark?.value]),
  };
  const plot =
    areas.length === 0 ? nothing(width, words) : areas.length <= rowsAtMost ? drawRows(drawing) : drawDense(drawing);
  const entries: LegendEntry[] = legendClasses
    .map((name) => ({
      name,
      count: areas.filter((area) => (areaHasValue(area) ? area.rating : 'no-data') === name).length,
    }))
    .filter((one) => one.count > 0)
    .map((one) => ({ name: one.name, word: `${classWord(one.name, words)} (${one.count})` }));
  const legend = flowLegend(entries, { x: 0, y: plot.height + 10, width });
  return frameChart(
    { ...props, description: props.description ?? describe(drawing, entries) },
    {
      width,
      height: plot.height + 10 + legend.height,
      kind: 'cx-caterpillar',
      hasLinks: areas.length <= rowsAtMost && areas.some((area) => safeHref(area.href) !== undefined),
    },
    tableOf(drawing),
    plot.drawing,
    group({ class: 'cx-legend' }, legend.markup),
  );
}

function nothing(width: number, words: ChartWords): { drawing: Child; height: number } {
  return { drawing: label(width / 2, 34, words.noAreas, { anchor: 'middle', fill: ink.muted, size: 14 }), height: 60 };
}

function describe(drawing: CaterpillarDrawing, entries: LegendEntry[]): string {
  const own = drawing.ordered.filter((area) => area.highlight && areaHasValue(area));
  return (
    [
      ...entries.map((entry) => entry.word),
      ...own.map((area) => `${area.name}: ${drawing.format(area.value!)}, ${classWord(area.rating, drawing.words)}`),
      benchmarkText(drawing),
    ]
      .filter((part) => part)
      .join('; ') || drawing.words.noAreas
  );
}

function tableOf({ ordered, words, title }: CaterpillarDrawing): ChartTable {
  return {
    caption: title,
    columns: [
      { key: 'area', label: words.area },
      { key: 'value', label: words.value, numeric: true },
      { key: 'lower', label: words.lower, numeric: true },
      { key: 'upper', label: words.upper, numeric: true },
      { key: 'rating', label: words.rating },
      { key: 'note', label: words.note },
    ],
    rows: ordered.map((area) => ({
      area: area.name,
      value: finite(area.value),
      lower: finite(area.lower),
      upper: finite(area.upper),
      rating: classWord(areaHasValue(area) ? area.rating : 'no-data', words),
      note: areaHasValue(area) || area.missing === undefined ? null : words.missing[area.missing],
    })),
  };
}
