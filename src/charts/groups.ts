import { extentOf, valueAxis, verticalGrid } from './drawing/axis.ts';
import { type Chart, type ChartProps, type ChartTable, finite, formatPlain } from './chart.ts';
import { frameChart } from './drawing/frame.ts';
import { type Child, element, group, round } from './drawing/svg.ts';
import { fitText, label, textWidth } from './drawing/text.ts';
import { ink, palette } from './palette.ts';
import type { ChartWords, MissingReason } from './words.ts';

/** One group of people, such as a fifth of deprivation. */
export interface ChartedGroup {
  name: string;
  value: number | null;
  lower?: number | null;
  upper?: number | null;
  /** People in it, or any number in proportion to them; the line passes the middle of their share. */
  people?: number | null;
  missing?: MissingReason;
}

export interface GroupsProps extends ChartProps {
  /** In their order, the worst-off first. */
  groups: ChartedGroup[];
  everyone?: { value: number | null; name: string };
  /** A line through the groups: its values where the worst-off and where the best-off stand. */
  line?: { first: number; last: number; name: string } | undefined;
  /** Heading of the groups in the table. */
  heading: string;
  words: ChartWords;
}

const rowHeight = 44;

/**
 * Groups of people in their order, one below the other, each with its value and likely range, and the line through them.
 *
 * A group without a value keeps its row with the reason. Without people every group takes the same share.
 */
export function groupsChart(props: GroupsProps): Chart {
  const { groups, words } = props;
  const width = props.width ?? 320;
  const format = props.format ?? formatPlain;
  const everyone = finite(props.everyone?.value);
  const line =
    props.line && finite(props.line.first) !== null && finite(props.line.last) !== null ? props.line : undefined;
  const numbers = groups.flatMap(({ value, lower, upper }) => [value, lower, upper]);
  const axis = valueAxis(extentOf([...numbers, everyone, line?.first, line?.last]), 14, width - 14, {
    count: width < 480 ? 3 : 6,
  });
  const top = everyone === null ? 6 : 24;
  const bottom = top + Math.max(1, groups.length) * rowHeight;
  const yOf = (at: number) => top + at * rowHeight + 30;
  const known = everyone !== null || numbers.some((value) => finite(value) !== null);
  const drawing: Child[] = [
    known && verticalGrid(axis, top, bottom, format, width),
    everyone !== null &&
      everyoneLine(axis.at(everyone), top, bottom, `${props.everyone?.name} ${format(everyone)}`, width),
    line && slopeLine(groups, line, axis.at, yOf),
    groups.map((one, at) => groupRow(one, { y: yOf(at), width, at: axis.at, format, words })),
    groups.length === 0 && label(width / 2, top + 26, words.noAreas, { anchor: 'middle', fill: ink.muted }),
    line && label(0, bottom + 38, fitText(`– – ${line.name}`, width, 12), { fill: ink.text }),
  ];
  return frameChart(
    { ...props, description: props.description ?? describe(props, format) },
    { width, height: bottom + (line ? 46 : 24), kind: 'cx-groups' },
    tableOf(props),
    ...drawing,
  );
}

interface RowDrawing {
  y: number;
  width: number;
  at: (value: number) => number;
  format: (value: number) => string;
  words: ChartWords;
}

function groupRow(one: ChartedGroup, { y, width, at, format, words }: RowDrawing): Child {
  const value = finite(one.value);
  const reason = one.missing === undefined ? words.classes['no-data'] : words.missing[one.missing];
  const told = value === null ? reason : format(value);
  const room = width - textWidth(told, 12, true) - 12;
  const [lower, upper] = [finite(one.lower), finite(one.upper)];
  const { stroke, fill } = palette.expected;
  return group(
    {},
    label(0, y - 14, fitText(one.name, room, 12), { halo: true }),
    label(width, y - 14, told, {
      anchor: 'end',
      bold: true,
      halo: true,
      ...(value === null ? { fill: ink.muted } : {}),
    }),
    lower !== null &&
      upper !== null &&
      element('path', {
        class: 'cx-interval',
        d: `M${round(at(lower), 1)} ${y}H${round(at(upper), 1)}`,
        stroke,
        'stroke-width': 2,
        fill: 'none',
      }),
    value !== null && element('circle', { cx: at(value), cy: y, r: 5.5, fill, stroke, 'stroke-width': 1.5 }),
  );
}

function everyoneLine(x: number, top: number, bottom: number, text: string, width: number): Child {
  const shown = fitText(text, width, 12);
  const half = textWidth(shown, 12) / 2;
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
    label(Math.min(Math.max(x, half), width - half), top - 10, shown, { anchor: 'middle' }),
  ];
}

/** The line at the middle of each group’s share of the people. */
function slopeLine(
  groups: readonly ChartedGroup[],
  { first, last }: { first: number; last: number },
  at: (value: number) => number,
  yOf: (row: number) => number,
): Child {
  const people = groups.map((one) => finite(one.people) ?? 0);
  const equal = people.some((count) => count <= 0);
  const total = equal ? groups.length : people.reduce((sum, count) => sum + count, 0);
  let before = 0;
  const points = groups.map((_, row) => {
    const share = (equal ? 1 : (people[row] as number)) / total;
    const middle = before + share / 2;
    before += share;
    return `${round(at(first + (last - first) * middle), 1)} ${yOf(row)}`;
  });
  return element('path', {
    class: 'cx-slope',
    d: `M${points.join('L')}`,
    fill: 'none',
    stroke: ink.text,
    'stroke-width': 1.5,
    'stroke-dasharray': '6 4',
  });
}

function describe({ groups, everyone, line, words }: GroupsProps, format: (value: number) => string): string {
  const parts = groups.flatMap(({ name, value }) => {
    const known = finite(value);
    return known === null ? [] : [`${name}: ${format(known)}`];
  });
  const whole = finite(everyone?.value);
  if (whole !== null) parts.push(`${everyone?.name}: ${format(whole)}`);
  if (line) parts.push(`${line.name}: ${format(line.first)} – ${format(line.last)}`);
  return parts.join('; ') || groups.map(({ name }) => name).join('; ') || words.noAreas;
}

function tableOf({ groups, words, title, heading }: GroupsProps): ChartTable {
  return {
    caption: title,
    columns: [
      { key: 'group', label: heading },
      { key: 'value', label: words.value, numeric: true },
      { key: 'lower', label: words.lower, numeric: true },
      { key: 'upper', label: words.upper, numeric: true },
      { key: 'note', label: words.note },
    ],
    rows: groups.map(({ name, value, lower, upper, missing }) => ({
      group: name,
      value: finite(value),
      lower: finite(lower),
      upper: finite(upper),
      note: finite(value) !== null || missing === undefined ? null : words.missing[missing],
    })),
  };
}
