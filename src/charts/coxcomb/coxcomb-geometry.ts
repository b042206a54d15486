import { finite } from '../chart.ts';

/** Where one petal lies. Angles in radians, clockwise from twelve o'clock; lengths from the centre. */
export interface PetalPlace {
  index: number;
  start: number;
  end: number;
  middle: number;
  inner: number;
  /** Where the colour ends; equal to `inner` when there is no share. */
  outer: number;
  /** Where a share of one would end. */
  full: number;
}

export interface GroupPlace {
  name: string;
  start: number;
  end: number;
  middle: number;
  petals: PetalPlace[];
}

const circle = 2 * Math.PI;

/**
 * Places petals of equal angle round a circle, groups in the order of their first petal, with a gap between groups.
 *
 * A share is the petal's length, from the hub to the full radius: 0 leaves only the hub's edge, 1 reaches the rim.
 * Shares outside 0 to 1 are held at the ends; a missing share has no colour.
 *
 * @param petals  group and share (0 to 1, or null) of each petal, in drawing order
 * @param gap     angle between groups, in radians; none when there is one group
 */
export function placePetals(
  petals: { group: string; share: number | null }[],
  radii: { hub: number; full: number },
  gap = 0.085,
): GroupPlace[] {
  const names = [...new Set(petals.map((petal) => petal.group))];
  const between = names.length > 1 ? Math.min(gap, circle / (4 * names.length)) : 0;
  const angle = petals.length === 0 ? 0 : (circle - between * names.length) / petals.length;
  let at = between / 2;
  return names.map((name) => {
    const start = at;
    const placed: PetalPlace[] = [];
    for (const [index, petal] of petals.entries()) {
      if (petal.group !== name) continue;
      const share = Math.min(1, Math.max(0, finite(petal.share) ?? 0));
      const outer = radii.hub + share * (radii.full - radii.hub);
      placed.push({
        index,
        start: at,
        end: at + angle,
        middle: at + angle / 2,
        inner: radii.hub,
        outer,
        full: radii.full,
      });
      at += angle;
    }
    const end = at;
    at += between;
    return { name, start, end, middle: (start + end) / 2, petals: placed };
  });
}

/** Path of a petal round the origin: sides from `inner` to `outer`, the two outer corners rounded by `corner`. */
export function petalPath(start: number, end: number, inner: number, outer: number, corner: number): string {
  const angle = end - start;
  if (angle > circle - 0.01) {
    return `M0 ${-outer}A${outer} ${outer} 0 1 1 0 ${outer}A${outer} ${outer} 0 1 1 0 ${-outer}Z`;
  }
  const round = Math.max(0, Math.min(corner, (outer - inner) / 2, (outer * angle) / 4));
  const turn = outer > 0 ? round / outer : 0;
  const large = angle > Math.PI ? 1 : 0;
  const at = (where: number, distance: number) => polar(where, distance).map(two).join(' ');
  return [
    `M${at(start, inner)}L${at(start, outer - round)}Q${at(start, outer)} ${at(start + turn, outer)}`,
    `A${two(outer)} ${two(outer)} 0 ${large} 1 ${at(end - turn, outer)}Q${at(end, outer)} ${at(end, outer - round)}`,
    `L${at(end, inner)}A${two(inner)} ${two(inner)} 0 ${large} 0 ${at(start, inner)}Z`,
  ].join('');
}

/** Path of an arc round the origin, without sides. */
export function arcPath(start: number, end: number, radius: number): string {
  if (end - start > circle - 0.01) return petalPath(start, end, 0, radius, 0);
  return textArc(start, end, radius, false);
}

function two(value: number): number {
  return Math.round(value * 100) / 100;
}

/** The point at this angle and distance from the origin. */
export function polar(angle: number, distance: number): [number, number] {
  return [Math.sin(angle) * distance, -Math.cos(angle) * distance];
}

/** An arc for text to stand on; it runs backwards in the lower half so that letters stay upright. */
export function textArc(start: number, end: number, radius: number, flipped: boolean): string {
  const [from, to] = flipped ? [end, start] : [start, end];
  const [x1, y1] = polar(from, radius);
  const [x2, y2] = polar(to, radius);
  const large = end - start > Math.PI ? 1 : 0;
  return `M${two(x1)} ${two(y1)}A${two(radius)} ${two(radius)} 0 ${large} ${flipped ? 0 : 1} ${two(x2)} ${two(y2)}`;
}
