import { median } from 'd3-array';
import { scaleLinear } from 'd3-scale';
import { extentOf } from './drawing/axis.ts';
import { type Chart, type ChartProps, finite, formatPlain } from './chart.ts';
import { frameChart } from './drawing/frame.ts';
import { ink, type RatingClass } from './palette.ts';
import { type Child, element, group, round } from './drawing/svg.ts';
import { symbol } from './drawing/symbols.ts';
import { fitText, label, textWidth } from './drawing/text.ts';
import type { ChartWords, MissingReason } from './words.ts';

export interface DistributionProps extends ChartProps {
  /** Values of the peers, without the one that is compared; unknown ones may be null. */
  peers: (number | null)[];
  name: string;
  value: number | null;
  rating: RatingClass;
  missing?: MissingReason;
  /** Null where neither end is better: higher values are then on the right. */
  highIsGood: boolean | null;
  words: ChartWords;
}

const floor = 66;
const edge = 8;

/**
 * One against its peers: a dot for each peer, stacked where they fall together, their median, and the one compared as a
 * signed marker with name and value. Better is right. Dots shrink until the tallest stack fits.
 */
export function distributionChart(props: DistributionProps): Chart {
  const { words } = props;
  const width = props.width ?? 320;
  const format = props.format ?? formatPlain;
  const value = finite(props.value);
  const peers = props.peers.map(finite).filter((one) => one !== null);
  const [low, high] = extentOf([...peers, value]);
  const ends = props.highIsGood === false ? [high, low] : [low, high];
  const x = scaleLinear(ends, [edge, width - edge]);
  const middle = median(peers);
  const known = new Set([...peers, ...(value === null ? [] : [value])]);
  const why = props.missing === undefined ? words.classes['no-data'] : words.missing[props.missing];
  const own = value === null ? `${props.name}: ${why}` : `${props.name} ${format(value)}`;
  const description = [
    value === null ? own : `${own}, ${words.classes[props.rating]}`,
    middle !== undefined && `${words.median} ${format(middle)}`,
    peers.length > 0 && `${words.lowest} ${format(Math.min(...peers))}, ${words.highest} ${format(Math.max(...peers))}`,
  ].filter((part) => part);
  return frameChart(
    { ...props, description: props.description ?? description.join('; ') },
    { width, height: floor + 40, kind: 'cx-distribution' },
    {
      caption: props.title,
      columns: [
        { key: 'area', label: words.area },
        { key: 'value', label: words.value, numeric: true },
        { key: 'note', label: words.note },
      ],
      rows: [
        { area: props.name, value, note: value === null ? why : words.classes[props.rating] },
        { area: words.lowest, value: peers.length === 0 ? null : Math.min(...peers), note: null },
        { area: words.median, value: middle ?? null, note: null },
        { area: words.highest, value: peers.length === 0 ? null : Math.max(...peers), note: null },
      ],
    },
    element('line', { x1: 0, x2: width, y1: floor + 0.5, y2: floor + 0.5, stroke: ink.line, 'stroke-width': 1 }),
    stackDots(peers.map((one) => x(one))),
    middle !== undefined && medianMark(x(middle), words.median, format(middle)),
    value === null
      ? [symbol('no-data', edge, 12, 6), label(edge + 14, 16, fitText(own, width - 24, 12, true), { bold: true })]
      : ownMark(props, x(value), own, width),
    known.size > 1 &&
      endLabels(
        props,
        ends.map(format),
        middle === undefined ? undefined : { x: x(middle), text: `${words.median} ${format(middle)}` },
        width,
      ),
  );
}

/** Dots as lines of no length with round ends, in one path. */
function stackDots(places: number[]): Child {
  if (places.length === 0) return null;
  for (let radius = 3.5; ; radius *= 0.85) {
    const columns = new Map<number, number>();
    const dots = [...places]
      .sort((a, b) => a - b)
      .map((place) => {
        const column = Math.round(place / (radius * 2));
        const height = columns.get(column) ?? 0;
        columns.set(column, height + 1);
        return { x: column * radius * 2, height };
      });
    const tallest = Math.max(...columns.values());
    if (tallest * radius * 2 > floor - 32 && radius > 0.4) continue;
    const d = dots.map((dot) => `M${round(dot.x, 1)} ${round(floor - radius - dot.height * radius * 2, 1)}h0`).join('');
    return element('path', {
      class: 'cx-peers',
      d,
      fill: 'none',
      stroke: ink.middle,
      'stroke-width': round(radius * 1.75),
      'stroke-linecap': 'round',
    });
  }
}

function medianMark(x: number, word: string, text: string): Child {
  return group(
    { class: 'cx-median' },
    element('line', {
      x1: x,
      x2: x,
      y1: floor - 30,
      y2: floor + 8,
      stroke: ink.text,
      'stroke-width': 1.25,
      'stroke-dasharray': '3 2',
    }),
    element('title', {}, `${word} ${text}`),
  );
}

function ownMark(props: DistributionProps, x: number, own: string, width: number): Child {
  const text = fitText(own, width, 12, true);
  const half = textWidth(text, 12, true) / 2;
  const centre = Math.min(Math.max(x, half), width - half);
  return group(
    { class: 'cx-own' },
    element('line', { x1: x, x2: x, y1: 20, y2: floor, stroke: ink.text, 'stroke-width': 1.25 }),
    element('circle', { cx: x, cy: floor, r: 9, fill: ink.paper }),
    symbol(props.rating, x, floor, 7.5),
    label(centre, 14, text, { bold: true, anchor: 'middle' }),
  );
}

/** The two ends with their meaning and, where it finds room between them, the median. */
function endLabels(
  props: DistributionProps,
  ends: string[],
  middle: { x: number; text: string } | undefined,
  width: number,
): Child {
  const { words } = props;
  const y = floor + 28;
  const [left, right] = props.highIsGood === null ? ends : [`${ends[0]} ${words.worse}`, `${words.better} ${ends[1]}`];
  const half = textWidth(middle?.text ?? '', 12) / 2;
  const from = textWidth(left!, 12) + 10 + half;
  const to = width - textWidth(right!, 12) - 10 - half;
  return group(
    { class: 'cx-ends' },
    label(0, y, left!, { fill: ink.muted }),
    label(width, y, right!, { fill: ink.muted, anchor: 'end' }),
    middle !== undefined &&
      from <= to &&
      label(Math.min(Math.max(middle.x, from), to), y, middle.text, { anchor: 'middle', fill: ink.muted }),
  );
}
