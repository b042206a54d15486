import { ink, palette, type RatingClass, type StepClass, type SymbolName } from '../palette.ts';
import { type Child, element, group, type Markup } from './svg.ts';

/**
 * The sign of a class, centred on (x, y). Each has a shape of its own, so that it reads without colour: star, tick,
 * disc (or OK), one and two triangles, arrows, ring, dash.
 *
 * @param radius  half the height of the sign, in user units; ticks and stars need at least 4
 * @param wide    writes the letters OK instead of a plain disc
 */
export function symbol(name: RatingClass | StepClass, x: number, y: number, radius: number, wide = false): Markup {
  const entry = palette[name];
  const shape = wide || entry.symbol !== 'ok' ? draw(entry.symbol, radius, entry) : disc(radius, entry);
  return group({ class: `cx-symbol cx-${name}`, transform: `translate(${two(x)} ${two(y)})` }, shape);
}

type Entry = { fill: string; stroke: string; onFill: string };

function draw(name: SymbolName, r: number, entry: Entry): Child {
  const edge = { fill: entry.fill, stroke: entry.stroke, 'stroke-width': 1, 'stroke-linejoin': 'round' };
  switch (name) {
    case 'tick':
      return [
        disc(r, entry),
        stroke(
          `M${two(-r * 0.46)} ${two(r * 0.05)}L${two(-r * 0.1)} ${two(r * 0.42)}L${two(r * 0.5)} ${two(-r * 0.38)}`,
          r,
          entry,
        ),
      ];
    case 'star':
      return [disc(r, entry), element('path', { d: star(r * 0.72), fill: entry.onFill })];
    case 'ok':
      return okPill(r, entry);
    case 'down':
      return element('path', { d: triangle(0, r * 0.1, r * 0.98), ...edge, 'stroke-width': 1.25 });
    case 'double-down':
      return element('path', { d: triangle(0, -r * 0.48, r * 0.84) + triangle(0, r * 0.5, r * 0.84), ...edge });
    case 'arrow-up':
      return element('path', { d: arrow(r, -1), ...edge });
    case 'arrow-down':
      return element('path', { d: arrow(r, 1), ...edge });
    case 'ring':
      return element('circle', {
        r: r * 0.78,
        fill: ink.paper,
        stroke: entry.stroke,
        'stroke-width': Math.max(1.5, r * 0.28),
      });
    case 'dash':
      return [
        element('circle', {
          r: r * 0.9,
          fill: ink.paper,
          stroke: entry.stroke,
          'stroke-width': 1,
          'stroke-dasharray': '2 2',
        }),
        element('path', { d: `M${two(-r * 0.42)} 0H${two(r * 0.42)}`, stroke: entry.stroke, 'stroke-width': 1.75 }),
      ];
    case 'square':
      return element('rect', { x: -r * 0.85, y: -r * 0.85, width: r * 1.7, height: r * 1.7, ...edge });
  }
}

function disc(r: number, entry: Entry): Markup {
  return element('circle', { r: r * 0.95, fill: entry.fill, stroke: entry.stroke, 'stroke-width': 1 });
}

function stroke(d: string, r: number, entry: Entry): Markup {
  const width = Math.max(1.4, r * 0.24);
  return element('path', {
    d,
    fill: 'none',
    stroke: entry.onFill,
    'stroke-width': width,
    'stroke-linecap': 'round',
    'stroke-linejoin': 'round',
  });
}

/** The letters are strokes, not text, so that they keep their shape in every font. */
function okPill(r: number, entry: Entry): Child {
  const half = r * 1.32;
  const height = r * 0.46;
  const width = Math.max(1.3, r * 0.2);
  return [
    element('rect', {
      x: -half,
      y: -r * 0.92,
      width: half * 2,
      height: r * 1.84,
      rx: r * 0.92,
      fill: entry.fill,
      stroke: entry.stroke,
      'stroke-width': 1,
    }),
    element('ellipse', {
      cx: -r * 0.45,
      rx: r * 0.36,
      ry: height,
      fill: 'none',
      stroke: entry.onFill,
      'stroke-width': width,
    }),
    element('path', {
      d: `M${two(r * 0.2)} ${two(-height)}V${two(height)}M${two(r * 0.74)} ${two(-height)}L${two(r * 0.24)} ${two(r * 0.06)}M${two(r * 0.4)} ${two(-r * 0.08)}L${two(r * 0.78)} ${two(height)}`,
      fill: 'none',
      stroke: entry.onFill,
      'stroke-width': width,
      'stroke-linecap': 'round',
    }),
  ];
}

function triangle(x: number, y: number, r: number): string {
  return `M${two(x - r)} ${two(y - r * 0.72)}H${two(x + r)}L${two(x)} ${two(y + r * 0.86)}Z`;
}

function arrow(r: number, direction: 1 | -1): string {
  const y = (share: number) => two(share * r * direction);
  const x = (share: number) => two(share * r);
  return `M${x(-0.3)} ${y(-0.95)}H${x(0.3)}V${y(0)}H${x(0.85)}L0 ${y(0.95)}L${x(-0.85)} ${y(0)}H${x(-0.3)}Z`;
}

function star(r: number): string {
  const points = Array.from({ length: 10 }, (_, index) => {
    const angle = (index * Math.PI) / 5 - Math.PI / 2;
    const reach = index % 2 === 0 ? r : r * 0.45;
    return `${two(Math.cos(angle) * reach)} ${two(Math.sin(angle) * reach)}`;
  });
  return `M${points.join('L')}Z`;
}

function two(value: number): number {
  const rounded = Math.round(value * 100) / 100;
  return rounded === 0 ? 0 : rounded;
}
