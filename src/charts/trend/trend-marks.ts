import { area, line } from 'd3-shape';
import type { ValueAxis } from '../drawing/axis.ts';
import { finite } from '../chart.ts';
import { ink, type RatingClass } from '../palette.ts';
import { type Child, element, group, round } from '../drawing/svg.ts';
import { symbol } from '../drawing/symbols.ts';
import { fitText, label } from '../drawing/text.ts';
import {
  type ControlSignal,
  hasInterval,
  hasValue,
  isBreak,
  reasonOf,
  type Run,
  runs,
  type TrendPoint,
} from './trend-series.ts';
import type { ChartWords } from '../words.ts';

/** Where things stand in a trend. */
export interface TrendFrame {
  left: number;
  /** Where lines may begin: right of the numbers of the axis. */
  start: number;
  right: number;
  top: number;
  bottom: number;
  x: (index: number) => number;
  y: ValueAxis;
}

/** Signs of special causes. */
export const signalClass: Record<ControlSignal, RatingClass> = {
  improvement: 'better',
  concern: 'worse-95',
  neutral: 'higher',
  'neutral-low': 'lower',
};

/** The word for a signal; the sign tells high from low. */
export function signalWord(signal: ControlSignal, words: ChartWords): string {
  return signal === 'improvement' || signal === 'concern' ? words[signal] : words.signal;
}

const manyPoints = 40;
/** Points closer together than this, in user units, get smaller signs, so that they do not cover each other. */
const closePoints = 6;

/** The path of one number of the points, interrupted where it is missing and where `splits` says so. */
function linePath(
  points: TrendPoint[],
  frame: TrendFrame,
  pick: (point: TrendPoint) => number | null | undefined,
  splits: (point: TrendPoint) => boolean,
): string {
  const draw = line<number>(
    (index) => frame.x(index),
    (index) => frame.y.at(pick(points[index]!)!),
  ).digits(1);
  return runs(points, (point) => finite(pick(point)) !== null, splits)
    .map((run) => {
      if (run.end > run.start) return draw(indexes(run)) ?? '';
      // A lone period: a short level line, which a path of one point would not show.
      return `M${round(frame.x(run.start) - 7, 1)} ${round(frame.y.at(pick(points[run.start]!)!), 1)}h14`;
    })
    .join('');
}

function indexes(run: Run): number[] {
  return Array.from({ length: run.end - run.start + 1 }, (_, offset) => run.start + offset);
}

export function drawLines(points: TrendPoint[], frame: TrendFrame): Child {
  const band = area<number>()
    .x((index) => frame.x(index))
    .y0((index) => frame.y.at(points[index]!.lower!))
    .y1((index) => frame.y.at(points[index]!.upper!))
    .digits(1);
  const bands = runs(points, hasInterval, isBreak);
  const benchmark = linePath(
    points,
    frame,
    (point) => point.benchmark,
    () => false,
  );
  const path = linePath(points, frame, (point) => point.value, isBreak);
  const joined = bands
    .filter((run) => run.end > run.start)
    .map((run) => band(indexes(run)) ?? '')
    .join('');
  return [
    joined !== '' && element('path', { class: 'cx-band', d: joined, fill: ink.accent, 'fill-opacity': 0.16 }),
    bands
      .filter((run) => run.end === run.start)
      .map((run) => {
        const x = frame.x(run.start);
        const point = points[run.start]!;
        return element('line', {
          class: 'cx-band',
          x1: x,
          x2: x,
          y1: frame.y.at(point.lower!),
          y2: frame.y.at(point.upper!),
          stroke: ink.accent,
          'stroke-opacity': 0.3,
          'stroke-width': 6,
        });
      }),
    benchmark !== '' &&
      element('path', {
        class: 'cx-benchmark',
        d: benchmark,
        fill: 'none',
        stroke: ink.line,
        'stroke-width': 1.5,
        'stroke-dasharray': '5 3',
      }),
    path !== '' &&
      element('path', {
        class: 'cx-line',
        d: path,
        fill: 'none',
        stroke: ink.text,
        'stroke-width': 1.75,
        'stroke-linejoin': 'round',
      }),
  ];
}

/** Mean as a line, limits as long dashes; each step of the process on its own. */
export function drawControl(points: TrendPoint[], frame: TrendFrame): Child {
  const step = (point: TrendPoint) => point.control?.stepStart === true;
  const draw = (pick: (point: TrendPoint) => number | null | undefined) => linePath(points, frame, pick, step);
  const mean = draw((point) => point.control?.mean);
  const limits = draw((point) => point.control?.lower) + draw((point) => point.control?.upper);
  return [
    limits !== '' &&
      element('path', {
        class: 'cx-limit',
        d: limits,
        fill: 'none',
        stroke: ink.line,
        'stroke-width': 1,
        'stroke-dasharray': '8 4',
      }),
    mean !== '' && element('path', { class: 'cx-mean', d: mean, fill: 'none', stroke: ink.line, 'stroke-width': 1.25 }),
  ];
}

/** A dotted upright line with its reason on top, wherever the series is not comparable with what came before. */
export function drawBreaks(points: TrendPoint[], frame: TrendFrame): Child {
  return points.map((point, index) => {
    if (point.breakBefore === undefined) return null;
    const x = index === 0 ? frame.x(0) - 6 : (frame.x(index - 1) + frame.x(index)) / 2;
    const onLeft = x > (frame.left + frame.right) / 2;
    const room = onLeft ? x - frame.left - 6 : frame.right - x - 6;
    return group(
      { class: 'cx-break' },
      element('line', {
        x1: x,
        x2: x,
        y1: frame.top - 18,
        y2: frame.bottom,
        stroke: ink.line,
        'stroke-width': 1,
        'stroke-dasharray': '2 3',
      }),
      label(x + (onLeft ? -6 : 6), frame.top - 9, fitText(point.breakBefore, room, 12), {
        anchor: onLeft ? 'end' : 'start',
        fill: ink.muted,
        halo: true,
      }),
    );
  });
}

/** A dashed ring on the floor of the chart for each period without a value. */
export function drawMissing(points: TrendPoint[], frame: TrendFrame, words: ChartWords): Child {
  return points.map((point, index) => {
    if (hasValue(point)) return null;
    const why = reasonOf(point, words);
    return group(
      { class: 'cx-missing' },
      symbol('no-data', frame.x(index), frame.bottom - 7, 6),
      element('title', {}, `${point.period}: ${why}`),
    );
  });
}

export function drawPoints(
  points: TrendPoint[],
  frame: TrendFrame,
  words: ChartWords,
  format: (value: number) => string,
): Child {
  const known = points.flatMap((point, index) => (hasValue(point) ? [index] : []));
  const ends = new Set([known[0], known.at(-1)]);
  const sparse = points.length > manyPoints;
  const close = points.length > 1 && frame.x(1) - frame.x(0) < closePoints;
  return known.map((index) => {
    const point = points[index]!;
    const signal = point.control?.signal;
    const rating = point.control === undefined ? point.rating : signal && signalClass[signal];
    if (sparse && !ends.has(index) && signal === undefined) return null;
    const x = frame.x(index);
    const y = frame.y.at(point.value!);
    const word = rating === undefined ? '' : `, ${point.control ? signalWord(signal!, words) : words.classes[rating]}`;
    const mark =
      rating === undefined
        ? element('circle', {
            class: 'cx-point',
            cx: x,
            cy: y,
            r: ends.has(index) ? 4 : close ? 2 : 3,
            fill: ink.text,
            stroke: ink.paper,
            'stroke-width': 1,
          })
        : symbol(rating, x, y, sparse || close ? 4.5 : 6);
    return group({}, mark, element('title', {}, `${point.period}: ${format(point.value!)}${word}`));
  });
}
