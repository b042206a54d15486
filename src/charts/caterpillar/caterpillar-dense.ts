import { horizontalGrid, spread, valueAxis } from '../drawing/axis.ts';
import { benchmarkText, type CaterpillarDrawing } from './caterpillar-drawing.ts';
import { areaHasValue, type RankedArea } from './caterpillar-order.ts';
import { finite } from '../chart.ts';
import { ink, legendClasses, palette } from '../palette.ts';
import { type Child, element, group, round } from '../drawing/svg.ts';
import { symbol } from '../drawing/symbols.ts';
import { fitText, label, textWidth } from '../drawing/text.ts';

const labelRow = 16;

/**
 * Areas side by side: one upright interval and a dot for each, drawn as two paths a class so that 600 areas stay small.
 * By value they run from worse to better; highlighted areas are named above, with a line down to their sign.
 */
export function drawDense(drawing: CaterpillarDrawing): { drawing: Child; height: number } {
  const { ordered, width, words, format } = drawing;
  const known = ordered.filter(areaHasValue);
  if (drawing.order !== 'name') known.reverse();
  const names = highlightLabels(drawing, known);
  const top = 20 + names.rows * labelRow;
  const bottom = top + Math.round(Math.max(190, Math.min(320, width * 0.5)));
  const axis = valueAxis(drawing.extent, bottom - 6, top + 8);
  const left = Math.max(...axis.ticks.map((tick) => textWidth(format(tick), 12))) + 8;
  const step = (width - left - 6) / Math.max(1, known.length);
  const x = (index: number) => left + (index + 0.5) * step;
  const benchmark = finite(drawing.benchmark?.value);
  const ends = drawing.highIsGood === null ? [words.lowest, words.highest] : [words.worse, words.better];
  return {
    height: bottom + 22,
    drawing: [
      horizontalGrid(axis, 0, width, format),
      legendClasses.map((name) => {
        const members = known.flatMap((area, index) => (area.rating === name ? [{ area, index }] : []));
        return bars(members, name, x, axis.at, step);
      }),
      benchmark !== null && benchmarkLine(drawing, axis.at(benchmark), left),
      names.draw(x, axis.at, top),
      drawing.order !== 'name' && [
        label(left, bottom + 16, `← ${ends[0]}`, { fill: ink.muted }),
        label(width, bottom + 16, `${ends[1]} →`, { fill: ink.muted, anchor: 'end' }),
      ],
    ],
  };
}

function bars(
  members: { area: RankedArea; index: number }[],
  name: RankedArea['rating'],
  x: (index: number) => number,
  y: (value: number) => number,
  step: number,
): Child {
  if (members.length === 0) return null;
  const at = (index: number) => round(x(index), 1);
  const lines = members
    .filter(({ area }) => finite(area.lower) !== null && finite(area.upper) !== null)
    .map(({ area, index }) => `M${at(index)} ${round(y(area.lower!), 1)}V${round(y(area.upper!), 1)}`)
    .join('');
  // A line of no length with a round end is a dot.
  const dots = members.map(({ area, index }) => `M${at(index)} ${round(y(area.value!), 1)}h0`).join('');
  const { fill, stroke } = palette[name];
  return group(
    { class: `cx-${name}`, fill: 'none', 'stroke-linecap': 'round' },
    lines !== '' &&
      element('path', {
        d: lines,
        stroke: fill === ink.paper ? stroke : fill,
        'stroke-opacity': 0.55,
        'stroke-width': Math.min(3, Math.max(0.7, step * 0.7)),
        'stroke-linecap': 'butt',
      }),
    element('path', { d: dots, stroke, 'stroke-width': Math.min(5, Math.max(2, step * 1.1)) }),
  );
}

function benchmarkLine(drawing: CaterpillarDrawing, y: number, left: number): Child {
  const text = fitText(benchmarkText(drawing)!, drawing.width * 0.6, 12);
  // Where better is right, the left end of the curve lies on the worse side of the line, so its other side is free.
  const above = drawing.highIsGood !== false;
  return [
    element('line', {
      class: 'cx-benchmark',
      x1: left,
      x2: drawing.width,
      y1: y,
      y2: y,
      stroke: ink.text,
      'stroke-width': 1.25,
    }),
    label(left + 4, above ? y - 6 : y + 15, text, { halo: true }),
  ];
}

interface HighlightLabels {
  rows: number;
  draw: (x: (index: number) => number, y: (value: number) => number, top: number) => Child;
}

/** Names above the drawing, pushed apart sideways; a second row when one is too short for all. */
function highlightLabels(drawing: CaterpillarDrawing, known: RankedArea[]): HighlightLabels {
  const chosen = known.flatMap((area, index) => (area.highlight ? [{ area, index }] : []));
  const text = (area: RankedArea) =>
    fitText(`${area.name} ${drawing.format(area.value!)}`, drawing.width - 8, 12, true);
  const widths = chosen.map(({ area }) => textWidth(text(area), 12, true) + 12);
  const rows = Math.min(
    chosen.length,
    Math.max(1, Math.ceil(widths.reduce((sum, one) => sum + one, 0) / drawing.width)),
  );
  return {
    rows: chosen.length === 0 ? 0 : rows,
    draw: (x, y, top) => {
      const places: number[] = [];
      for (let row = 0; row < rows; row++) {
        const members = chosen.map((_, number) => number).filter((number) => number % rows === row);
        const placed = spread(
          members.map((number) => x(chosen[number]!.index)),
          members.map((number) => widths[number]!),
          0,
          drawing.width,
        );
        for (const [order, number] of members.entries()) places[number] = placed[order]!;
      }
      const marked = chosen.map(({ area, index }, number) => {
        const high = [area.value, area.upper, area.lower].flatMap((one) => finite(one) ?? []).map(y);
        const baseline = top - 10 - (number % rows) * labelRow;
        return { area, x: x(index), y: y(area.value!), high: Math.min(...high), baseline, centre: places[number]! };
      });
      // Names come last: their white edge cuts the lines that pass behind them.
      return group(
        { class: 'cx-highlight' },
        marked.map((one) => leader(one)),
        marked.map((one) => [interval(one.area, one.x, y), symbol(one.area.rating, one.x, one.y, 6.5)]),
        marked.map((one) =>
          label(one.centre, one.baseline, text(one.area), { bold: true, anchor: 'middle', halo: true }),
        ),
      );
    },
  };
}

/** From a name straight down, or aslant where the name was pushed aside, to the top of the interval. */
function leader(mark: { x: number; high: number; baseline: number; centre: number }): Child {
  const start = mark.baseline + 4;
  const bend = Math.min(start + 12, mark.high);
  return element('path', {
    d: `M${round(mark.centre, 1)} ${start}L${round(mark.x, 1)} ${round(bend, 1)}V${round(mark.high, 1)}`,
    fill: 'none',
    stroke: ink.text,
    'stroke-width': 1,
  });
}

function interval(area: RankedArea, x: number, y: (value: number) => number): Child {
  if (finite(area.lower) === null || finite(area.upper) === null) return null;
  return element('path', {
    d: `M${round(x, 1)} ${round(y(area.lower!), 1)}V${round(y(area.upper!), 1)}`,
    stroke: ink.text,
    'stroke-width': 2.5,
  });
}
