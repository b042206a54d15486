import { scaleLinear } from 'd3-scale';
import { type Chart, type ChartProps, type ChartTable, finite, formatPlain } from './chart.ts';
import { frameChart } from './drawing/frame.ts';
import { ink, type RatingClass } from './palette.ts';
import { type Child, element, group } from './drawing/svg.ts';
import { symbol } from './drawing/symbols.ts';
import { label } from './drawing/text.ts';
import type { ChartWords, MissingReason } from './words.ts';

export interface SpineProps extends ChartProps {
  /** Lowest, quartiles and highest value of all areas, in the indicator's unit; null where unknown. */
  lowest: number | null;
  lowerQuartile: number | null;
  upperQuartile: number | null;
  highest: number | null;
  /** Drawn in the middle of the row. */
  benchmark: number | null;
  value: number | null;
  /** Confidence limits of the value. */
  lower?: number | null;
  upper?: number | null;
  rating: RatingClass;
  /** Null where neither end is better: higher values are then on the right. */
  highIsGood: boolean | null;
  missing?: MissingReason;
  words: ChartWords;
}

const height = 28;
const edge = 10;

/**
 * One row of a spine chart: the range of all areas, the middle half darker, the benchmark in the middle, the area's
 * value as a signed marker with its interval.
 *
 * The further of lowest and highest reaches its end of the row, so rows with different units compare by distance from
 * the benchmark. Better is always right: indicators of which less is better run from high to low. A value beyond the
 * range is held at the end. Without a benchmark the median of range or value takes the middle; without a value the
 * row shows the range and the reason.
 */
export function spineChart(props: SpineProps): Chart {
  const width = props.width ?? 300;
  const x = spineScale(props, width);
  const middle = height / 2;
  const value = finite(props.value);
  const bar = (from: number | null, to: number | null, half: number, fill: string, name: string): Child => {
    if (finite(from) === null || finite(to) === null) return null;
    const [left, right] = [x(from!), x(to!)].sort((a, b) => a - b) as [number, number];
    return element('rect', {
      class: name,
      x: left,
      y: middle - half,
      width: right - left,
      height: half * 2,
      fill,
      stroke: ink.middle,
      'stroke-width': 0.75,
    });
  };
  return frameChart(
    { ...props, description: props.description ?? describe(props) },
    { width, height, kind: 'cx-spine' },
    tableOf(props),
    element('line', { x1: edge, x2: width - edge, y1: middle, y2: middle, stroke: ink.range, 'stroke-width': 1 }),
    bar(props.lowest, props.highest, 7, ink.range, 'cx-range'),
    bar(props.lowerQuartile, props.upperQuartile, 7, ink.middle, 'cx-middle-half'),
    finite(props.benchmark) !== null &&
      element('line', {
        class: 'cx-benchmark',
        x1: width / 2,
        x2: width / 2,
        y1: 2,
        y2: height - 2,
        stroke: ink.text,
        'stroke-width': 1.5,
      }),
    value === null ? absent(props, width) : [interval(props, x), marker(props, x(value))],
  );
}

/** From values to positions: the benchmark in the middle, better to the right, ends held. */
function spineScale(props: SpineProps, width: number): (value: number) => number {
  const known = [props.lowest, props.highest, props.value].map(finite).filter((one) => one !== null);
  const ends = [Math.min(...known), Math.max(...known)] as const;
  const centre = finite(props.benchmark) ?? (known.length === 0 ? 0 : ends[0] / 2 + ends[1] / 2);
  const reach = Math.max(0, ...known.map((one) => Math.abs(one - centre)));
  // With no spread at all everything lies on the benchmark.
  const span = reach === 0 || !Number.isFinite(reach) ? 1 : reach;
  const way = props.highIsGood === false ? -1 : 1;
  const scale = scaleLinear([-1, 1], [edge, width - edge]).clamp(true);
  return (value) => scale((way * (value - centre)) / span);
}

function interval(props: SpineProps, x: (value: number) => number): Child {
  const lower = finite(props.lower);
  const upper = finite(props.upper);
  if (lower === null || upper === null) return null;
  const d = `M${Math.round(x(lower) * 10) / 10} ${height / 2}H${Math.round(x(upper) * 10) / 10}`;
  return group(
    { class: 'cx-interval', fill: 'none', 'stroke-linecap': 'round' },
    element('path', { d, stroke: ink.paper, 'stroke-width': 5 }),
    element('path', { d, stroke: ink.text, 'stroke-width': 1.75 }),
  );
}

/** White round the sign keeps it apart from the bars. */
function marker(props: SpineProps, at: number): Child {
  return [
    element('circle', { cx: at, cy: height / 2, r: 8.5, fill: ink.paper }),
    symbol(props.rating, at, height / 2, 7),
  ];
}

function absent(props: SpineProps, width: number): Child {
  return [
    symbol('no-data', width / 2, height / 2, 7),
    label(width / 2 + 14, height / 2 + 4, reason(props), { fill: ink.text, halo: true }),
  ];
}

function reason(props: SpineProps): string {
  return props.missing === undefined ? props.words.classes['no-data'] : props.words.missing[props.missing];
}

function describe(props: SpineProps): string {
  const format = props.format ?? formatPlain;
  const { words } = props;
  const value = finite(props.value);
  const parts = [
    value === null
      ? `${words.value}: ${reason(props)}`
      : `${words.value} ${format(value)}, ${words.classes[props.rating]}`,
  ];
  const limits = [finite(props.lower), finite(props.upper)];
  if (limits[0] !== null && limits[1] !== null)
    parts.push(`${words.interval} ${format(limits[0]!)} – ${format(limits[1]!)}`);
  for (const [word, number] of [
    [words.benchmark, props.benchmark],
    [words.lowest, props.lowest],
    [words.highest, props.highest],
  ] as const) {
    if (finite(number) !== null) parts.push(`${word} ${format(number!)}`);
  }
  return parts.join('; ');
}

function tableOf(props: SpineProps): ChartTable {
  const { words } = props;
  const numbers = [
    'value',
    'lower',
    'upper',
    'benchmark',
    'lowest',
    'lowerQuartile',
    'upperQuartile',
    'highest',
  ] as const;
  return {
    caption: props.title,
    columns: [
      { key: 'rating', label: words.rating },
      ...numbers.map((key) => ({ key, label: words[key], numeric: true })),
      { key: 'note', label: words.note },
    ],
    rows: [
      {
        rating: words.classes[props.rating],
        ...Object.fromEntries(numbers.map((key) => [key, finite(props[key])])),
        note: finite(props.value) === null ? reason(props) : null,
      },
    ],
  };
}
