import type { RatingClass, StepClass } from './palette.ts';
import { type Child, join, type Markup } from './svg.ts';
import { symbol } from './symbols.ts';
import { fitText, label, textWidth } from './text.ts';

export interface LegendEntry {
  name: RatingClass | StepClass;
  word: string;
}

export interface Legend {
  markup: Markup;
  height: number;
}

const rowHeight = 22;
const signWidth = 32;

/** Signs with their words, flowing over as many rows as the width needs. (x, y) is the top left corner. */
export function flowLegend(entries: LegendEntry[], x: number, y: number, width: number, size = 12): Legend {
  const drawn: Child[] = [];
  let left = 0;
  let row = 0;
  for (const entry of entries) {
    const word = fitText(entry.word, width - signWidth, size);
    const needed = signWidth + textWidth(word, size) + 12;
    if (left > 0 && left + needed - 12 > width) {
      left = 0;
      row += 1;
    }
    drawn.push(legendItem(entry.name, word, x + left, y + row * rowHeight, size));
    left += needed;
  }
  return { markup: join(drawn), height: entries.length === 0 ? 0 : (row + 1) * rowHeight };
}

/** Signs with their words, one under another. */
export function columnLegend(entries: LegendEntry[], x: number, y: number, width: number, size = 12): Legend {
  const step = rowHeight + 4;
  const drawn = entries.map((entry, row) =>
    legendItem(entry.name, fitText(entry.word, width - signWidth, size), x, y + row * step, size),
  );
  return { markup: join(drawn), height: entries.length * step };
}

function legendItem(name: RatingClass | StepClass, word: string, x: number, y: number, size: number): Child {
  return [
    symbol(name, x + 12, y + rowHeight / 2, 8.5, true),
    label(x + signWidth - 4, y + rowHeight / 2 + size * 0.36, word, { size }),
  ];
}
