import { extentOf, horizontalGrid, spread, valueAxis } from './drawing/axis.ts';
import { type Chart, type ChartProps, type ChartTable, finite, formatPlain } from './chart.ts';
import { frameChart } from './drawing/frame.ts';
import { flowLegend, type LegendEntry } from './drawing/legend.ts';
import { ink, ratingClasses } from './palette.ts';
import { type Child, element, group } from './drawing/svg.ts';
import { fitText, label, textWidth, wrapText } from './drawing/text.ts';
import {
  drawBreaks,
  drawControl,
  drawLines,
  drawMissing,
  drawPoints,
  signalClass,
  signalWord,
  type TrendFrame,
} from './trend/trend-marks.ts';
import { hasInterval, hasValue, reasonOf, type TrendPoint } from './trend/trend-series.ts';
import type { ChartWords } from './words.ts';

export type { ControlPoint, ControlSignal, TrendPoint } from './trend/trend-series.ts';

export interface TrendProps extends ChartProps {
  /** Oldest first; periods without a value are kept, with the reason. */
  points: TrendPoint[];
  words: ChartWords;
  /** Name of the line that `benchmark` of the points draws. */
  benchmarkName?: string;
  /** A goal that does not change over time. */
  target?: { value: number; name: string };
  /** Starts the value axis at zero. */
  fromZero?: boolean;
}

/**
 * A series over time: line with interval band, points signed by comparison, benchmark, target, marks where a value is
 * missing, breaks, and, where the points carry `control`, mean and limits with special causes by shape and colour.
 *
 * Lines are never drawn across a missing period or a break. With more than 40 points only first, last and special
 * ones are signed. No points, or none with a value, give an empty frame with the reasons.
 */
export function trendChart(props: TrendProps): Chart {
  const { points, words } = props;
  const width = props.width ?? 320;
  const format = props.format ?? formatPlain;
  const ends = endLabels(props, format);
  const labelRoom = Math.min(width * 0.3, Math.max(0, ...ends.map((end) => textWidth(end.text, 12, end.bold))));
  for (const end of ends) {
    const lines = wrapText(end.text, labelRoom, 12, end.bold).slice(0, 2);
    // A name of one long word is cut, or it would leave the drawing.
    end.lines = lines.map((line) => fitText(line, labelRoom, 12, end.bold));
  }
  const plotHeight = Math.round(Math.max(150, Math.min(260, width * 0.5)));
  const frame: TrendFrame = {
    left: 0,
    start: 0,
    right: width - labelRoom - (ends.length > 0 ? 14 : 4),
    top: 26,
    bottom: 26 + plotHeight,
    x: () => 0,
    y: valueAxis(extentOf(allNumbers(props), props.fromZero), 26 + plotHeight - 12, 30, { round: true }),
  };
  const axisRoom = Math.max(0, ...frame.y.ticks.map((tick) => textWidth(format(tick), 12))) + 10;
  frame.start = axisRoom - 4;
  const step = points.length > 1 ? (frame.right - axisRoom - 10) / (points.length - 1) : 0;
  frame.x = (index) => (points.length > 1 ? axisRoom + index * step : (axisRoom + frame.right) / 2);

  const nothing = [...allNumbers(props)].every((number) => finite(number) === null);
  const entries = legendEntries(props);
  const legend = flowLegend(entries, { x: 0, y: frame.bottom + 30, width });
  return frameChart(
    { ...props, description: props.description ?? describe(props, format) },
    { width, height: frame.bottom + 30 + legend.height, kind: 'cx-trend' },
    tableOf(props),
    nothing ? emptyPlot(frame, words) : horizontalGrid(frame.y, frame.left, frame.right, format),
    drawBreaks(points, frame),
    drawControl(points, frame),
    props.target && finite(props.target.value) !== null && targetLine(frame, props.target.value),
    drawLines(points, frame),
    drawMissing(points, frame, words),
    drawPoints(points, frame, words, format),
    firstLabel(points, frame, format),
    drawEndLabels(ends, frame),
    periodLabels(points, frame),
    group({ class: 'cx-legend' }, legend.markup),
  );
}

/** A frame with the word for no data, instead of an invented axis. */
function emptyPlot(frame: TrendFrame, words: ChartWords): Child {
  const { left, right, top, bottom } = frame;
  return [
    element('rect', { x: left, y: top, width: right - left, height: bottom - top, fill: ink.track }),
    label((left + right) / 2, (top + bottom) / 2, words.classes['no-data'], {
      anchor: 'middle',
      fill: ink.muted,
      size: 14,
    }),
  ];
}

interface EndLabel {
  text: string;
  at: number;
  bold: boolean;
  lines: string[];
}

function lastKnown<T>(values: T[], known: (value: T) => number | null | undefined): number | null {
  for (let index = values.length - 1; index >= 0; index--) {
    const found = finite(known(values[index]!));
    if (found !== null) return found;
  }
  return null;
}

/** Each line is named at its right end, beside it, instead of in a legend. */
function endLabels(props: TrendProps, format: (value: number) => string): EndLabel[] {
  const labels: EndLabel[] = [];
  const add = (name: string | undefined, at: number | null, bold = false) => {
    if (at !== null) labels.push({ text: [name, format(at)].filter((part) => part).join(' '), at, bold, lines: [] });
  };
  add(
    undefined,
    lastKnown(props.points, (point) => point.value),
    true,
  );
  add(
    props.benchmarkName ?? props.words.benchmark,
    lastKnown(props.points, (point) => point.benchmark),
  );
  add(props.target?.name, finite(props.target?.value));
  add(
    props.words.mean,
    lastKnown(props.points, (point) => point.control?.mean),
  );
  return labels;
}

function drawEndLabels(ends: EndLabel[], frame: TrendFrame): Child {
  const heights = ends.map((end) => end.lines.length * 14 + 2);
  const places = spread(
    ends.map((end) => frame.y.at(end.at)),
    heights,
    frame.top - 8,
    frame.bottom,
  );
  return ends.map((end, index) =>
    end.lines.map((line, row) =>
      label(frame.right + 12, places[index]! - ((end.lines.length - 1) * 14) / 2 + row * 14 + 4, line, {
        bold: end.bold,
        fill: end.bold ? ink.text : ink.muted,
      }),
    ),
  );
}

/** The first value, on the side of its point that the line leaves free. */
function firstLabel(points: TrendPoint[], frame: TrendFrame, format: (value: number) => string): Child {
  const known = points.flatMap((point, index) => (hasValue(point) ? [index] : []));
  const [first, second] = known;
  if (first === undefined || second === undefined) return null;
  const below = frame.y.at(points[first]!.value!) + 22;
  const rises = points[second]!.value! >= points[first]!.value! && below < frame.bottom - 4;
  const text = format(points[first]!.value!);
  const x = Math.max(frame.x(first), frame.start + textWidth(text, 12, true) / 2);
  return label(x, frame.y.at(points[first]!.value!) + (rises ? 22 : -12), text, {
    bold: true,
    anchor: 'middle',
    halo: true,
  });
}

function targetLine(frame: TrendFrame, value: number): Child {
  const y = frame.y.at(value);
  return element('line', {
    class: 'cx-target',
    x1: frame.start,
    x2: frame.right,
    y1: y,
    y2: y,
    stroke: ink.text,
    'stroke-width': 1.25,
    'stroke-dasharray': '1 4',
    'stroke-linecap': 'round',
  });
}

/** First and last period always; between them as many as fit. */
function periodLabels(points: TrendPoint[], frame: TrendFrame): Child {
  const last = points.length - 1;
  if (last < 0) return null;
  const y = frame.bottom + 16;
  const room = (frame.right - frame.left) * (last === 0 ? 1 : 0.48);
  const write = (index: number) => fitText(points[index]!.period, room, 12);
  const widths = points.map((_, index) => textWidth(write(index), 12));
  const firstLeft = last === 0 ? frame.x(0) - widths[0]! / 2 : Math.max(frame.left, frame.x(0) - widths[0]! / 2);
  const lastLeft = Math.min(frame.x(last) - widths[last]! / 2, frame.right + 8 - widths[last]!);
  const drawn: Child[] = [label(firstLeft, y, write(0), { fill: ink.text })];
  if (last === 0) return drawn;
  let free = firstLeft + widths[0]! + 14;
  const every = Math.max(1, Math.ceil((last * (Math.max(...widths) + 14)) / Math.max(1, frame.x(last) - frame.x(0))));
  for (let index = every; index < last; index += every) {
    const left = frame.x(index) - widths[index]! / 2;
    if (left < free || left + widths[index]! + 14 > lastLeft) continue;
    drawn.push(label(left, y, write(index), { fill: ink.muted }));
    free = left + widths[index]! + 14;
  }
  drawn.push(label(lastLeft, y, write(last), { fill: ink.text }));
  return group({ class: 'cx-periods' }, drawn);
}

function* allNumbers(props: TrendProps): Generator<number | null | undefined> {
  yield props.target?.value;
  for (const point of props.points) {
    yield* [point.value, point.benchmark, point.control?.mean, point.control?.lower, point.control?.upper];
    if (hasValue(point)) yield* [point.lower, point.upper];
  }
}

function legendEntries(props: TrendProps): LegendEntry[] {
  const { points, words } = props;
  const has = (test: (point: TrendPoint) => unknown) => points.some((point) => hasValue(point) && test(point));
  const entries: LegendEntry[] = ratingClasses
    .filter((name) => name !== 'no-data' && has((point) => point.rating === name && !point.control))
    .map((name) => ({ name, word: words.classes[name] }));
  for (const signal of ['improvement', 'concern', 'neutral', 'neutral-low'] as const) {
    if (!has((point) => point.control?.signal === signal)) continue;
    entries.push({ name: signalClass[signal], word: signalWord(signal, words) });
  }
  if (has((point) => hasInterval(point))) entries.push({ mark: 'band', word: words.interval });
  if (has((point) => finite(point.control?.upper) !== null))
    entries.push({ mark: 'dashes', word: words.controlLimits });
  const reasons = points.filter((point) => !hasValue(point)).map((point) => reasonOf(point, words));
  if (reasons.length > 0) entries.push({ name: 'no-data', word: [...new Set(reasons)].join(', ') });
  return entries;
}

function describe(props: TrendProps, format: (value: number) => string): string {
  const known = props.points.filter(hasValue);
  const first = known[0];
  const last = known.at(-1);
  if (first === undefined || last === undefined) return props.words.classes['no-data'];
  const tell = (point: TrendPoint) =>
    `${point.period}: ${format(point.value!)}${point.rating ? ` (${props.words.classes[point.rating]})` : ''}`;
  return first === last ? tell(first) : `${tell(first)} → ${tell(last)}`;
}

function tableOf(props: TrendProps): ChartTable {
  const { words, points } = props;
  const optional = [
    { key: 'rating', label: words.rating, used: points.some((point) => point.rating) },
    { key: 'lower', label: words.lower, numeric: true, used: points.some((point) => finite(point.lower) !== null) },
    { key: 'upper', label: words.upper, numeric: true, used: points.some((point) => finite(point.upper) !== null) },
    {
      key: 'benchmark',
      label: props.benchmarkName ?? words.benchmark,
      numeric: true,
      used: points.some((point) => finite(point.benchmark) !== null),
    },
    { key: 'mean', label: words.mean, numeric: true, used: points.some((point) => point.control) },
    { key: 'lowerControl', label: words.lowerControl, numeric: true, used: points.some((point) => point.control) },
    { key: 'upperControl', label: words.upperControl, numeric: true, used: points.some((point) => point.control) },
    { key: 'signal', label: words.signal, used: points.some((point) => point.control?.signal) },
    { key: 'note', label: words.note, used: points.some((point) => !hasValue(point) || point.breakBefore) },
  ].filter((column) => column.used);
  return {
    caption: props.title,
    columns: [
      { key: 'period', label: words.period },
      { key: 'value', label: words.value, numeric: true },
      ...optional.map(({ used: _used, ...column }) => column),
    ],
    rows: points.map((point) => {
      const signal = point.control?.signal;
      const all: Record<string, string | number | null> = {
        rating: point.rating ? words.classes[point.rating] : null,
        lower: finite(point.lower),
        upper: finite(point.upper),
        benchmark: finite(point.benchmark),
        mean: finite(point.control?.mean),
        lowerControl: finite(point.control?.lower),
        upperControl: finite(point.control?.upper),
        signal: signal === undefined ? null : signalWord(signal, words),
        note:
          [hasValue(point) ? null : reasonOf(point, words), point.breakBefore].filter((part) => part).join('; ') ||
          null,
      };
      return {
        period: point.period,
        value: finite(point.value),
        ...Object.fromEntries(optional.map(({ key }) => [key, all[key] ?? null])),
      };
    }),
  };
}
