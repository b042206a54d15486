import { finite } from '../chart.ts';
import type { RatingClass } from '../palette.ts';
import type { ChartWords, MissingReason } from '../words.ts';

/** One period of a series. */
export interface TrendPoint {
  /** Label of the period as people read it, such as "Apr 2023". */
  period: string;
  value: number | null;
  lower?: number | null;
  upper?: number | null;
  /** Comparison with the benchmark in that period. */
  rating?: RatingClass;
  benchmark?: number | null;
  missing?: MissingReason;
  /** Says that the series is not comparable with what came before, and why. */
  breakBefore?: string;
  control?: ControlPoint;
}

/** `neutral` is unusually high and `neutral-low` unusually low, where neither is better. */
export type ControlSignal = 'improvement' | 'concern' | 'neutral' | 'neutral-low';

/** What a statistical process control chart knows about a period. */
export interface ControlPoint {
  mean: number | null;
  lower: number | null;
  upper: number | null;
  /** Special-cause variation, by whether it is for the better; nothing for common cause. */
  signal?: ControlSignal;
  /** A new step of the process starts here: mean and limits are not joined to those before. */
  stepStart?: boolean;
}

export interface Run {
  start: number;
  /** Inclusive. */
  end: number;
}

/**
 * Stretches of neighbouring periods that may be joined by a line: all have what is drawn, and no break lies between.
 */
export function runs(
  points: TrendPoint[],
  known: (point: TrendPoint) => boolean,
  splits: (point: TrendPoint) => boolean,
): Run[] {
  const found: Run[] = [];
  for (const [index, point] of points.entries()) {
    if (!known(point)) continue;
    const last = found.at(-1);
    if (last !== undefined && last.end === index - 1 && !splits(point)) last.end = index;
    else found.push({ start: index, end: index });
  }
  return found;
}

export function hasValue(point: TrendPoint): boolean {
  return finite(point.value) !== null;
}

export function hasInterval(point: TrendPoint): boolean {
  return hasValue(point) && finite(point.lower) !== null && finite(point.upper) !== null;
}

export function isBreak(point: TrendPoint): boolean {
  return point.breakBefore !== undefined;
}

/** The word for why a period has no value. */
export function reasonOf(point: TrendPoint, words: ChartWords): string {
  return point.missing === undefined ? words.classes['no-data'] : words.missing[point.missing];
}
