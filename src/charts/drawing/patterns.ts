import { type PatternName, palette, type RatingClass, type StepClass } from '../palette.ts';
import { type Child, element, type Markup, safeId } from './svg.ts';

/** Which colours a pattern is printed in: full for areas and bars, soft where text lies on it. */
export type Tone = 'full' | 'soft';

export function patternId(idPrefix: string, name: RatingClass | StepClass, tone: Tone): string {
  return `${safeId(idPrefix)}-${tone}-${name}`;
}

/** The paint for a shape of this class: a plain colour, or a reference to its pattern. */
export function paint(idPrefix: string, name: RatingClass | StepClass, tone: Tone): string {
  const entry = palette[name];
  if (entry.pattern === 'solid') return tone === 'soft' ? entry.soft : entry.fill;
  return `url(#${patternId(idPrefix, name, tone)})`;
}

/** Definitions of the patterns that these classes need, each once, in the order of the palette. */
export function patternDefinitions(idPrefix: string, names: Iterable<RatingClass | StepClass>, tone: Tone): Markup[] {
  const wanted = new Set(names);
  return (Object.keys(palette) as (RatingClass | StepClass)[])
    .filter((name) => wanted.has(name) && palette[name].pattern !== 'solid')
    .map((name) => {
      const entry = palette[name];
      const size = 6;
      const drawn = tone === 'soft' ? mix(entry.stroke, entry.soft, 0.28) : mix(entry.onFill, entry.fill, 0.6);
      return element(
        'pattern',
        { id: patternId(idPrefix, name, tone), width: size, height: size, patternUnits: 'userSpaceOnUse' },
        element('rect', { width: size, height: size, fill: tone === 'soft' ? entry.soft : entry.fill }),
        strokes(entry.pattern, size, drawn),
      );
    });
}

function strokes(pattern: PatternName, size: number, colour: string): Child {
  const line = (d: string, width = 1) => element('path', { d, stroke: colour, 'stroke-width': width, fill: 'none' });
  const rising = `M-1 1L1 -1M0 ${size}L${size} 0M${size - 1} ${size + 1}L${size + 1} ${size - 1}`;
  const falling = `M-1 ${size - 1}L1 ${size + 1}M0 0L${size} ${size}M${size - 1} -1L${size + 1} 1`;
  switch (pattern) {
    case 'dots':
      return element('circle', { cx: size / 2, cy: size / 2, r: 1, fill: colour });
    case 'lines':
      return line(rising);
    case 'cross':
      return line(rising + falling);
    case 'rows':
      return line(`M0 ${size / 2}H${size}`);
    case 'columns':
      return line(`M${size / 2} 0V${size}`);
    case 'hatch':
      return line(falling);
    case 'solid':
      return null;
  }
}

/** A share of the first colour in the second; both written as #rrggbb. */
export function mix(first: string, second: string, share: number): string {
  const part = (colour: string, at: number) => Number.parseInt(colour.slice(at, at + 2), 16);
  const mixed = [1, 3, 5].map((at) => Math.round(part(first, at) * share + part(second, at) * (1 - share)));
  return `#${mixed.map((value) => value.toString(16).padStart(2, '0')).join('')}`;
}
