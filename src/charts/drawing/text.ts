import { fontFamily, ink } from '../palette.ts';
import { type Attributes, element, type Markup } from './svg.ts';

// Advance widths of Arial in thousandths of the font size, by kind of character. Six per cent is added because the
// reader's font may be a wider one.
const narrow = new Set("iljtfrI.,;:'|!()[]- ");
const wide = new Set('mwMW%@—');

/** Estimated width of a line of text, in the unit of `size`. There is no font to measure on a server. */
export function textWidth(text: string, size: number, bold = false): number {
  let thousandths = 0;
  for (const character of text) {
    if (narrow.has(character)) thousandths += 300;
    else if (wide.has(character)) thousandths += 850;
    else if (character >= 'A' && character <= 'Z') thousandths += 690;
    else if (character.codePointAt(0)! > 0x2e80) thousandths += 1000;
    else thousandths += 540;
  }
  return (thousandths * size * (bold ? 1.12 : 1.06)) / 1000;
}

/** The text, or its beginning and an ellipsis when it is wider than `room`. */
export function fitText(text: string, room: number, size: number, bold = false): string {
  if (textWidth(text, size, bold) <= room) return text;
  const characters = [...text];
  while (characters.length > 1 && textWidth(`${characters.join('').trimEnd()}…`, size, bold) > room) characters.pop();
  return `${characters.join('').trimEnd()}…`;
}

/** Breaks text at spaces into lines no wider than `room`; a single word that is too wide stays whole. */
export function wrapText(text: string, room: number, size: number, bold = false): string[] {
  const lines: string[] = [];
  for (const word of text.split(/\s+/).filter((part) => part !== '')) {
    const last = lines.at(-1);
    const longer = last === undefined ? word : `${last} ${word}`;
    if (last !== undefined && textWidth(longer, size, bold) <= room) lines[lines.length - 1] = longer;
    else lines.push(word);
  }
  return lines;
}

export interface TextStyle {
  size?: number;
  bold?: boolean;
  anchor?: 'start' | 'middle' | 'end';
  fill?: string;
  /** White edge round the letters, so that lines behind them do not disturb. */
  halo?: boolean;
  class?: string;
  transform?: string;
}

/** A line of text whose baseline starts at (x, y). The root element carries family, size 12 and ink. */
export function label(x: number, y: number, content: string, style: TextStyle = {}): Markup {
  return element('text', { x, y, ...textAttributes(style) }, content);
}

export function textAttributes(style: TextStyle): Attributes {
  return {
    class: style.class,
    'font-size': style.size,
    'font-weight': style.bold ? 700 : undefined,
    'text-anchor': style.anchor === 'start' ? undefined : style.anchor,
    fill: style.fill,
    ...(style.halo
      ? { stroke: ink.paper, 'stroke-width': 3, 'stroke-linejoin': 'round', 'paint-order': 'stroke' }
      : {}),
    transform: style.transform,
  };
}

export const rootTextAttributes: Attributes = { 'font-family': fontFamily, 'font-size': 12, fill: ink.text };
