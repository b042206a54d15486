import { scaleLinear } from 'd3-scale';
import { finite } from '../chart.ts';
import { ink } from '../palette.ts';
import { type Child, element, group } from './svg.ts';
import { label, textWidth } from './text.ts';

// Below it the steps of an axis lose their precision.
const smallestDrawn = 1e-150;

/** The range of the numbers that are known, widened when they are all equal; 0 to 1 when there are none. */
export function extentOf(numbers: Iterable<number | null | undefined>, includeZero = false): [number, number] {
  let low = Number.POSITIVE_INFINITY;
  let high = Number.NEGATIVE_INFINITY;
  for (const number of numbers) {
    const known = finite(number);
    if (known === null) continue;
    if (known < low) low = known;
    if (known > high) high = known;
  }
  if (low > high) return [0, 1];
  if (includeZero) {
    low = Math.min(low, 0);
    high = Math.max(high, 0);
  }
  // Tiny differences between numbers cannot be told apart on an axis either.
  const size = Math.max(Math.abs(low), Math.abs(high));
  if (high - low <= size * 1e-12 || size < smallestDrawn) {
    const room = size < smallestDrawn ? 1 : size * 0.1;
    return [low - room, high + room];
  }
  return [low, high];
}

export interface ValueAxis {
  /** Position of a value. */
  at: (value: number) => number;
  ticks: number[];
}

/**
 * A linear axis from `from` (low values) to `to` (high values).
 *
 * @param options.count  about how many ticks
 * @param options.round  ends the axis at round numbers
 */
export function valueAxis(
  extent: [number, number],
  from: number,
  to: number,
  options: { count?: number; round?: boolean } = {},
): ValueAxis {
  const count = options.count ?? 4;
  const scale = scaleLinear(extent, [from, to]);
  if (options.round) scale.nice(count);
  return { at: (value) => scale(value), ticks: scale.ticks(count) };
}

/**
 * What is written at each tick: a unit that is a word of its own, such as `per 1,000`, once, at the highest; beside every number it would
 * leave no room for the numbers.
 */
export function tickTexts(ticks: readonly number[], format: (value: number) => string): string[] {
  const texts = ticks.map(format);
  const units = texts.map((text) => /^[^ ]*\d[^ ]*( .*)$/.exec(text)?.[1] ?? '');
  const [unit = ''] = units;
  if (unit === '' || units.some((other) => other !== unit)) return texts;
  const highest = ticks.indexOf(Math.max(...ticks));
  return texts.map((text, at) => (at === highest ? text : text.slice(0, -unit.length)));
}

/** Hairlines across the drawing; each number stands on its line, at the left, where it costs no width. */
export function horizontalGrid(axis: ValueAxis, left: number, right: number, format: (value: number) => string): Child {
  const texts = tickTexts(axis.ticks, format);
  return group(
    { class: 'cx-grid' },
    axis.ticks.map((tick, at) => [
      element('line', {
        x1: left,
        x2: right,
        y1: axis.at(tick),
        y2: axis.at(tick),
        stroke: ink.grid,
        'stroke-width': 1,
      }),
      label(left, axis.at(tick) - 4, texts[at] ?? '', { fill: ink.muted, halo: true }),
    ]),
  );
}

/**
 * Vertical hairlines with numbers under them, left out where two would touch, but for the highest, which has the unit; none reaches
 * beyond `right`.
 */
export function verticalGrid(
  axis: ValueAxis,
  top: number,
  bottom: number,
  format: (value: number) => string,
  right: number,
): Child {
  const taken: { from: number; to: number }[] = [];
  const texts = tickTexts(axis.ticks, format);
  const places = axis.ticks
    .map((tick, at) => ({ tick, x: axis.at(tick), text: texts[at] ?? '' }))
    .sort((a, b) => b.tick - a.tick);
  return group(
    { class: 'cx-grid' },
    places.map(({ x, text }) => {
      const half = textWidth(text, 12) / 2;
      const centre = Math.max(half, Math.min(x, right - half));
      const fits = taken.every(({ from, to }) => centre + half + 6 < from || centre - half - 6 > to);
      if (fits) taken.push({ from: centre - half, to: centre + half });
      return [
        element('line', { x1: x, x2: x, y1: top, y2: bottom, stroke: ink.grid, 'stroke-width': 1 }),
        fits && label(centre, bottom + 16, text, { anchor: 'middle', fill: ink.muted }),
      ];
    }),
  );
}

/**
 * Moves labels apart so that none overlap, keeping their order, and keeps them within the drawing.
 *
 * @param wanted  where each label would stand
 * @param space   the height of each
 */
export function spread(wanted: number[], space: number[], low: number, high: number): number[] {
  const order = wanted.map((_, index) => index).sort((a, b) => wanted[a]! - wanted[b]! || a - b);
  const placed = [...wanted];
  let limit = low;
  for (const index of order) {
    placed[index] = Math.max(placed[index]!, limit + space[index]! / 2);
    limit = placed[index]! + space[index]! / 2;
  }
  limit = high;
  for (const index of [...order].reverse()) {
    placed[index] = Math.min(placed[index]!, limit - space[index]! / 2);
    limit = placed[index]! - space[index]! / 2;
  }
  return placed;
}
