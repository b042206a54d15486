import { valueAxis, verticalGrid } from '../drawing/axis.ts';
import { benchmarkText, type CaterpillarDrawing } from './caterpillar-drawing.ts';
import { areaHasValue, type RankedArea } from './caterpillar-order.ts';
import { finite } from '../chart.ts';
import { ink, palette } from '../palette.ts';
import { type Child, element, group, link, round } from '../drawing/svg.ts';
import { symbol } from '../drawing/symbols.ts';
import { fitText, label, textWidth } from '../drawing/text.ts';
import { classWord } from '../words.ts';

const rowHeight = 22;

/** One row an area: name at the left, sign and interval at the right, better towards the right. */
export function drawRows(drawing: CaterpillarDrawing): { drawing: Child; height: number } {
  const { ordered, width, words } = drawing;
  const longest = Math.max(...ordered.map((area) => textWidth(area.name, 12, area.highlight)));
  const nameRoom = Math.min(longest, width * 0.42);
  const left = nameRoom + 20;
  const right = width - 12;
  const [from, to] = drawing.highIsGood === false ? [right, left] : [left, right];
  const axis = valueAxis(drawing.extent, from, to, { count: width < 480 ? 3 : 6 });
  const top = 22;
  const bottom = top + ordered.length * rowHeight + 4;
  const benchmark = finite(drawing.benchmark?.value);
  const known = ordered.some(areaHasValue) || benchmark !== null;
  const row = (area: RankedArea, index: number): Child => {
    const y = top + index * rowHeight + rowHeight / 2 + 2;
    return [
      area.highlight &&
        element('rect', {
          class: 'cx-highlight',
          x: 0,
          y: y - rowHeight / 2,
          width,
          height: rowHeight,
          fill: ink.track,
        }),
      link(
        area.href,
        label(nameRoom, y + 4, fitText(area.name, nameRoom, 12, area.highlight), {
          anchor: 'end',
          bold: area.highlight,
        }),
      ),
    ];
  };
  const mark = (area: RankedArea, index: number): Child => {
    const y = top + index * rowHeight + rowHeight / 2 + 2;
    if (!areaHasValue(area)) {
      const reason = area.missing === undefined ? words.classes['no-data'] : words.missing[area.missing];
      return [
        symbol('no-data', left + 8, y, 6),
        label(left + 20, y + 4, fitText(reason, right - left - 20, 12), { fill: ink.muted, halo: true }),
      ];
    }
    return group(
      {},
      interval(area, axis.at, y),
      symbol(area.rating, axis.at(area.value!), y, 6),
      element('title', {}, `${area.name}: ${drawing.format(area.value!)}, ${classWord(area.rating, words)}`),
    );
  };
  return {
    height: bottom + 22,
    drawing: [
      ordered.map(row),
      known && verticalGrid(axis, top, bottom, drawing.format, width),
      benchmark !== null && benchmarkLine(axis.at(benchmark), top, bottom, benchmarkText(drawing)!, width),
      ordered.map(mark),
    ],
  };
}

function interval(area: RankedArea, at: (value: number) => number, y: number): Child {
  const lower = finite(area.lower);
  const upper = finite(area.upper);
  if (lower === null || upper === null) return null;
  return element('path', {
    class: 'cx-interval',
    d: `M${round(at(lower), 1)} ${y}H${round(at(upper), 1)}`,
    stroke: palette[area.rating].stroke,
    'stroke-width': 2,
    fill: 'none',
  });
}

function benchmarkLine(x: number, top: number, bottom: number, text: string, width: number): Child {
  const shown = fitText(text, width, 12);
  const half = textWidth(shown, 12) / 2;
  const centre = Math.min(Math.max(x, half), width - half);
  return [
    element('line', {
      class: 'cx-benchmark',
      x1: x,
      x2: x,
      y1: top - 4,
      y2: bottom,
      stroke: ink.text,
      'stroke-width': 1.25,
    }),
    label(centre, top - 9, shown, { anchor: 'middle' }),
  ];
}
