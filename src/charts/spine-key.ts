import { flowLegend, type LegendEntry } from './drawing/legend.ts';
import { fontFamily, ink, type RatingClass } from './palette.ts';
import { type Child, element } from './drawing/svg.ts';
import { fitText, label } from './drawing/text.ts';
import type { ChartWords } from './words.ts';

/**
 * The head of a column of spines: worse at the left, the benchmark in the middle, better at the right. As wide as the
 * spines under it. Hidden from screen readers, which read the table's own heading.
 */
export function spineHeader(words: { worse: string; better: string; benchmark: string }, width = 300): string {
  const room = width / 3 - 8;
  return decoration(
    'cx-spine-header',
    width,
    20,
    label(10, 14, fitText(`← ${words.worse}`, room, 12), { fill: ink.muted }),
    label(width / 2, 14, fitText(words.benchmark, room, 12), { anchor: 'middle', fill: ink.muted }),
    label(width - 10, 14, fitText(`${words.better} →`, room, 12), { anchor: 'end', fill: ink.muted }),
  );
}

/** The key to a column of spines: what its bars, its line and its signs mean. Shown once a table. */
export function spineKey(words: ChartWords, classes: readonly RatingClass[], width = 320): string {
  const entries: LegendEntry[] = [
    { mark: 'range', word: words.allAreas },
    { mark: 'middle-half', word: words.middleHalf },
    { mark: 'benchmark', word: words.benchmark },
    { mark: 'interval', word: words.interval },
    ...classes.map((name) => ({ name, word: words.classes[name] })),
  ];
  const legend = flowLegend(entries, { x: 0, y: 2, width });
  return decoration('cx-spine-key', width, legend.height + 4, legend.markup);
}

function decoration(kind: string, width: number, height: number, ...drawing: Child[]): string {
  return element(
    'svg',
    {
      xmlns: 'http://www.w3.org/2000/svg',
      class: `cx ${kind}`,
      viewBox: `0 0 ${width} ${height}`,
      'font-family': fontFamily,
      'font-size': 12,
      fill: ink.text,
      'aria-hidden': 'true',
    },
    ...drawing,
  ).source;
}
