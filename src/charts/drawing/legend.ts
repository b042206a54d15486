import { ink, type RatingClass, type StepClass } from '../palette.ts';
import { type Child, element, join, type Markup } from './svg.ts';
import { symbol } from './symbols.ts';
import { fitText, label, textWidth } from './text.ts';

export type LegendSign =
  | { name: RatingClass | StepClass }
  | { paint: string; edge: string }
  | { mark: 'band' | 'dashes' | 'range' | 'middle-half' | 'benchmark' | 'interval' };
export type LegendEntry = LegendSign & { word: string };

export interface Legend {
  markup: Markup;
  height: number;
}

const rowHeight = 22;
const signWidth = 30;

export interface LegendPlace {
  /** Top left corner. */
  x: number;
  y: number;
  width: number;
  size?: number;
  /** Writes OK in the sign of "as expected", as the drawing does where it has room; else a plain disc. */
  letters?: boolean;
}

/** Signs with their words, flowing over as many rows as the width needs. */
export function flowLegend(entries: LegendEntry[], place: LegendPlace): Legend {
  const size = place.size ?? 12;
  const drawn: Child[] = [];
  let left = 0;
  let row = 0;
  for (const entry of entries) {
    const word = fitText(entry.word, place.width - signWidth, size);
    const needed = signWidth + textWidth(word, size);
    if (left > 0 && left + needed > place.width) {
      left = 0;
      row += 1;
    }
    drawn.push(legendItem(entry, word, place.x + left, place.y + row * rowHeight, place));
    left += needed + 14;
  }
  return { markup: join(drawn), height: entries.length === 0 ? 0 : (row + 1) * rowHeight };
}

/** Signs with their words, one under another. */
export function columnLegend(entries: LegendEntry[], place: LegendPlace): Legend {
  const step = rowHeight + 4;
  const room = place.width - signWidth;
  const drawn = entries.map((entry, row) =>
    legendItem(entry, fitText(entry.word, room, place.size ?? 12), place.x, place.y + row * step, place),
  );
  return { markup: join(drawn), height: entries.length * step };
}

function legendItem(entry: LegendEntry, word: string, x: number, y: number, place: LegendPlace): Child {
  const size = place.size ?? 12;
  const middle = y + rowHeight / 2;
  const sign =
    'name' in entry
      ? symbol(entry.name, x + 12, middle, place.letters ? 8.5 : 7, place.letters)
      : 'paint' in entry
        ? swatch(entry, x, middle)
        : sample(entry.mark, x, middle);
  return [sign, label(x + signWidth, middle + size * 0.36, word, { size })];
}

/** A piece of the map, with its hatching. */
function swatch(entry: { paint: string; edge: string }, x: number, y: number): Child {
  return element('rect', {
    x: x + 1,
    y: y - 7.5,
    width: 22,
    height: 15,
    fill: entry.paint,
    stroke: entry.edge,
    'stroke-width': 0.75,
  });
}

function sample(
  mark: 'band' | 'dashes' | 'range' | 'middle-half' | 'benchmark' | 'interval',
  x: number,
  y: number,
): Child {
  const bar = (fill: string, opacity?: number) =>
    element('rect', { x: x + 1, y: y - 6, width: 22, height: 12, fill, 'fill-opacity': opacity });
  switch (mark) {
    case 'band':
      return bar(ink.accent, 0.16);
    case 'range':
      return element('rect', {
        x: x + 1,
        y: y - 6,
        width: 22,
        height: 12,
        fill: ink.range,
        stroke: ink.middle,
        'stroke-width': 0.75,
      });
    case 'interval':
      return element('path', { d: `M${x + 1} ${y}h22`, stroke: ink.text, 'stroke-width': 1.75, fill: 'none' });
    case 'middle-half':
      return bar(ink.middle);
    case 'dashes':
      return element('path', {
        d: `M${x} ${y}h24`,
        stroke: ink.line,
        'stroke-width': 1.25,
        'stroke-dasharray': '8 4',
        fill: 'none',
      });
    case 'benchmark':
      return element('path', { d: `M${x + 12} ${y - 9}v18`, stroke: ink.text, 'stroke-width': 1.5, fill: 'none' });
  }
}
