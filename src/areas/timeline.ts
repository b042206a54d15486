import { firstDay, type Interval, lastDay } from './calendar.ts';

/** Something that files say holds from a day to a day. `order` is the place of the file among all files. */
export interface Stated<T> extends Interval {
  value: T;
  order: number;
}

/**
 * What one area was called, or which code it had, on each day: the statements of all files brought into one line without
 * gap or overlap.
 *
 * The same value stated for years that follow each other becomes one interval. A statement without an end holds until one
 * that begins later. Where two files disagree about the same day, the file that is read first is right. A gap belongs to the
 * value before it, and the first and the last value reach to the open ends, because a file of one year does not say that
 * the code was another before or after.
 */
export function settleTimeline<T>(statements: readonly Stated<T>[]): (Interval & { value: T })[] {
  const sorted = [...statements].sort((a, b) => a.from - b.from || a.order - b.order);
  const line: (Interval & { value: T })[] = [];
  for (const { value, from, to } of sorted) {
    const last = line.at(-1);
    if (!last) line.push({ value, from, to });
    else if (last.value === value) last.to = Math.max(last.to, to);
    else if (from > last.to || (last.to === lastDay && from > last.from)) {
      last.to = from - 1;
      line.push({ value, from, to });
    } else if (to > last.to) {
      line.push({ value, from: last.to + 1, to });
    }
  }
  const first = line[0];
  const last = line.at(-1);
  if (first) first.from = firstDay;
  if (last) last.to = lastDay;
  return line;
}

/** The value that holds on a day. */
export function valueOn<T>(line: readonly (Interval & { value: T })[], day: number): T | undefined {
  return line.find(({ from, to }) => from <= day && day <= to)?.value;
}
