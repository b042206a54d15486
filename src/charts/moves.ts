import type { Chart, ChartProps } from './chart.ts';
import { frameChart } from './drawing/frame.ts';
import { paint, patternDefinitions } from './drawing/patterns.ts';
import { type Child, element, group } from './drawing/svg.ts';
import { fitText, label, textWidth, wrapText } from './drawing/text.ts';
import { ink, palette, type RatingClass } from './palette.ts';

/** What became of ratings, from worse to better; the order in which a bar is drawn. */
export const moveSteps = ['down-real', 'down', 'same', 'up', 'up-real'] as const;
export type MoveStep = (typeof moveSteps)[number];

/** One rated part: how many areas made each kind of move. */
export interface MovesRow {
  name: string;
  counts: Record<MoveStep, number>;
}

export interface MovesProps extends ChartProps {
  rows: MovesRow[];
  words: {
    part: string;
    /** Name of each kind of move, for legend and table. */
    steps: Record<MoveStep, string>;
    /** What a row says in the description. */
    row: (name: string, down: number, same: number, up: number) => string;
    none: string;
  };
}

/** A change that may be chance is drawn as an outline, one that is more in full; what stayed lies between. */
const looks: Record<MoveStep, { look?: RatingClass; sign: string }> = {
  'down-real': { look: 'worse-998', sign: '↓' },
  down: { look: 'worse-95', sign: '↓' },
  same: { sign: '' },
  up: { look: 'expected', sign: '↑' },
  'up-real': { look: 'better', sign: '↑' },
};

const barHeight = 22;
const rowHeight = 52;
const smallest = 2;

/**
 * How ratings moved: a bar for each part, from areas that moved down at the left to areas that moved up at the right.
 *
 * Direction is shown by place and by an arrow, what is more than chance by a colour and a pattern of its own. Every bar has the whole
 * width, so that shares compare; the numbers stand in it where they find room, above it where they find none, and all of them in the table.
 *
 * Edges — a part without areas has an empty bar; without parts the picture says so.
 */
export function movesChart(props: MovesProps): Chart {
  const { words, rows } = props;
  const width = props.width ?? 320;
  const legend = legendOf(props, width);
  const top = legend.height + 14;
  const used = moveSteps.flatMap((step) => looks[step].look ?? []);
  const description = rows.map(({ name, counts }) => words.row(name, down(counts), counts.same, up(counts))).join(' ');
  return frameChart(
    { ...props, description: props.description ?? (description || words.none) },
    {
      width,
      height: top + Math.max(1, rows.length) * rowHeight,
      kind: 'cx-moves',
      defs: patternDefinitions(props.idPrefix, used, 'soft'),
    },
    {
      caption: props.title,
      columns: [
        { key: 'part', label: words.part },
        ...moveSteps.map((step) => ({ key: step, label: words.steps[step], numeric: true })),
      ],
      rows: rows.map(({ name, counts }) => ({ part: name, ...counts })),
    },
    group({ class: 'cx-legend' }, legend.markup),
    rows.length === 0 && label(0, top + 14, words.none, { fill: ink.muted }),
    rows.map((row, at) => drawRow(props, row, top + at * rowHeight, width)),
  );
}

const down = (counts: MovesRow['counts']) => counts.down + counts['down-real'];
const up = (counts: MovesRow['counts']) => counts.up + counts['up-real'];

function drawRow(props: MovesProps, { name, counts }: MovesRow, top: number, width: number): Child {
  const whole = moveSteps.reduce((sum, step) => sum + Math.max(0, counts[step]), 0);
  const tally = [down(counts) > 0 && `↓ ${down(counts)}`, up(counts) > 0 && `↑ ${up(counts)}`]
    .filter((part) => part !== false)
    .join('   ');
  const tallyWidth = tally === '' ? 0 : textWidth(tally, 12, true) + 8;
  const sizeOf = (step: MoveStep) => (whole > 0 ? (width * Math.max(0, counts[step])) / whole : 0);
  const narrow = moveSteps.filter((step) => counts[step] > 0 && !fits(step, counts[step], sizeOf(step)));
  const beside = besideTally(props, counts, narrow, { right: width - tallyWidth, top });
  const y = top + 18;
  let x = 0;
  return group(
    { class: 'cx-row' },
    label(0, top + 12, fitText(name, width - tallyWidth - beside.width, 12), {}),
    beside.markup,
    tally !== '' && label(width, top + 12, tally, { anchor: 'end', bold: true }),
    element('rect', { x: 0, y, width, height: barHeight, fill: ink.track }),
    whole > 0 &&
      moveSteps.map((step) => {
        const size = sizeOf(step);
        const from = x;
        x += size;
        return size < smallest / 4 ? null : segment(props, step, counts[step], from, y, size);
      }),
  );
}

const segmentText = (step: MoveStep, count: number) => `${looks[step].sign} ${count}`.trim();

/** Whether the number of a segment has room in it. */
const fits = (step: MoveStep, count: number, size: number) => textWidth(segmentText(step, count), 12, true) + 6 <= size;

/** The numbers of segments that are too narrow for them, each with the look of its segment, to the left of the tally. */
function besideTally(
  props: MovesProps,
  counts: MovesRow['counts'],
  steps: readonly MoveStep[],
  at: { right: number; top: number },
): { markup: Child; width: number } {
  let right = at.right;
  const markup = [...steps].reverse().map((step) => {
    const text = segmentText(step, counts[step]);
    const size = textWidth(text, 12, true);
    right -= size + 8;
    const number = label(right, at.top + 12, text, { bold: true });
    right -= 16;
    return group(
      { class: `cx-move-beside cx-move-${step}` },
      element('title', {}, `${props.words.steps[step]}: ${counts[step]}`),
      swatch(props.idPrefix, looks[step].look, { x: right, y: at.top + 3, width: 11, height: 11 }),
      number,
    );
  });
  return { markup, width: at.right - right + (steps.length > 0 ? 6 : 0) };
}

function segment(props: MovesProps, step: MoveStep, count: number, x: number, y: number, size: number): Child {
  const { look } = looks[step];
  return group(
    { class: `cx-move cx-move-${step}` },
    element('title', {}, `${props.words.steps[step]}: ${count}`),
    swatch(props.idPrefix, look, { x, y, width: Math.max(smallest, size), height: barHeight }),
    fits(step, count, size) &&
      label(x + size / 2, y + 15.5, segmentText(step, count), { anchor: 'middle', bold: true, halo: true }),
  );
}

function swatch(
  idPrefix: string,
  look: RatingClass | undefined,
  box: { x: number; y: number; width: number; height: number },
): Child {
  return element('rect', {
    ...box,
    fill: look ? paint(idPrefix, look, 'soft') : ink.range,
    stroke: look ? palette[look].stroke : ink.middle,
    'stroke-width': 1,
  });
}

/** Each kind of move with its word, in lines as wide as the drawing. */
function legendOf(props: MovesProps, width: number): { markup: Child; height: number } {
  let [x, y] = [0, 0];
  const entries = moveSteps.map((step) => {
    const { look, sign } = looks[step];
    const [first = '', ...rest] = wrapText(`${sign} ${props.words.steps[step]}`.trim(), width - 30, 12);
    const size = 28 + Math.max(...[first, ...rest].map((line) => textWidth(line, 12))) + 16;
    if (x > 0 && x + size - 16 > width) {
      x = 0;
      y += 22;
    }
    const [left, line] = [x, y];
    x += size;
    if (rest.length > 0) y += rest.length * 16;
    return [
      swatch(props.idPrefix, look, { x: left + 0.5, y: line + 0.5, width: 20, height: 14 }),
      [first, ...rest].map((text, row) => label(left + 28, line + 12 + row * 16, text)),
    ];
  });
  return { markup: entries, height: y + 22 };
}
