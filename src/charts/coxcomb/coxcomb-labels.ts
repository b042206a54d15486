import { type GroupPlace, type PetalPlace, polar, textArc } from './coxcomb-geometry.ts';
import { type Child, element, group, type Markup, round } from '../drawing/svg.ts';
import { fitText, label, textWidth, wrapText } from '../drawing/text.ts';

/** Distance from the full radius to the inner edge of the group labels: room for the ring of signs. */
export const signRing = 28;

export interface GroupLabel {
  place: GroupPlace;
  /** One or two lines along the arc; none when the label goes into its only petal instead. */
  lines: string[];
}

/** Decides how each group's name is written outside the circle of this radius. */
export function groupLabels(groups: GroupPlace[], full: number, gap: number, size: number): GroupLabel[] {
  const room = (place: GroupPlace) => Math.min(place.end - place.start + gap * 0.5, 5.6) * (full + signRing + 2) - 4;
  const wrap = (place: GroupPlace) => wrapText(place.name, room(place), size, true);
  const fits = (place: GroupPlace) =>
    wrap(place).length <= 2 && wrap(place).every((line) => textWidth(line, size, true) <= room(place));
  // Groups of one petal are all labelled in the same way: outside when all of them fit, else inside.
  const single = (place: GroupPlace) => place.petals.length === 1;
  const inside = groups.some((place) => single(place) && !fits(place));
  return groups.map((place) => {
    const lines = wrap(place);
    if (single(place) && inside) return { place, lines: [] };
    if (fits(place)) return { place, lines };
    const short = [...lines.slice(0, 1), lines.slice(1).join(' ')].filter((line) => line !== '');
    return { place, lines: room(place) < 40 ? [] : short.map((line) => fitText(line, room(place), size, true)) };
  });
}

/** Names of groups on arcs round the circle, upright in the lower half. */
export function drawGroupLabels(
  labels: GroupLabel[],
  id: string,
  full: number,
  size: number,
): { defs: Markup[]; texts: Child[] } {
  const defs: Markup[] = [];
  const texts: Child[] = [];
  for (const [number, { place, lines }] of labels.entries()) {
    const flipped = Math.cos(place.middle) < -0.02;
    for (const [row, line] of lines.entries()) {
      // Flipped letters hang inwards from their baseline, so their first line is the outer one when there are two.
      const step = flipped ? row : lines.length - 1 - row;
      const radius = full + signRing + step * (size + 2) + (flipped ? size * 0.78 : size * 0.05);
      const half = Math.min((place.end - place.start) / 2 + 0.3, 3.1);
      const name = `${id}-arc-${number}-${row}`;
      defs.push(element('path', { id: name, d: textArc(place.middle - half, place.middle + half, radius, flipped) }));
      texts.push(
        element(
          'text',
          { class: 'cx-group', 'font-size': size, 'font-weight': 700, 'text-anchor': 'middle' },
          element('textPath', { href: `#${name}`, startOffset: '50%' }, line),
        ),
      );
    }
  }
  return { defs, texts };
}

/**
 * The aspect's name along the middle of its petal: inside the petal where it is long enough, else beyond its tip, and
 * across the tip on a pale edge where neither has room.
 */
export function petalLabel(place: PetalPlace, name: string, size: number): Child {
  // Towards the hub a petal is narrower than the letters are high.
  const opening = Math.max(place.end - place.start, 0.01);
  const roomy = Math.max(place.inner + 3, (size * 0.65) / opening);
  const rim = place.full - 5;
  if (rim - roomy < size * 2.2) return null;
  // A name that would be cut short may come nearer to the hub, where its last letters touch the sides.
  const close = Math.max(place.inner + 1, (size * 0.3) / opening);
  const nearest = textWidth(name, size) <= rim - roomy ? roomy : close;
  const content = fitText(name, rim - nearest, size);
  const needed = textWidth(content, size);
  const within = place.outer - 6 - nearest >= needed;
  const beyond = rim - (place.outer + 5) >= needed;
  const end = within ? place.outer - 6 : rim;
  const [x, y] = polar(place.middle, end);
  const left = place.middle > Math.PI;
  const degrees = (place.middle * 180) / Math.PI + (left ? 90 : -90);
  return group(
    { transform: `translate(${round(x)} ${round(y)}) rotate(${round(degrees)})` },
    label(0, size * 0.35, content, {
      size,
      anchor: left ? 'start' : 'end',
      class: 'cx-aspect',
      halo: !within && !beyond,
    }),
  );
}
