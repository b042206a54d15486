import type { Arc } from './arcs.ts';
import type { Point } from './lattice.ts';

/** Rings of longitude and latitude; the first of each polygon is its outer ring (counter-clockwise), the others are holes. */
export type MultiPolygon = [number, number][][][];

/**
 * The shape of a set of pieces: the border lines with a piece of the set on one side only, joined end to end.
 *
 * Because every shape is joined from the same lines, neighbours share their borders point by point.
 * @param position where a point of the plane lies on the globe, already rounded
 */
export function shapeOf(
  pieces: ReadonlySet<number>,
  arcs: readonly Arc[],
  position: (point: Point) => [number, number],
): MultiPolygon {
  const starts = new Map<number, { to: number; points: Point[] }[]>();
  for (const arc of arcs) {
    const inLeft = pieces.has(arc.left);
    if (inLeft === pieces.has(arc.right)) continue;
    const from = inLeft ? arc.from : arc.to;
    const to = inLeft ? arc.to : arc.from;
    const points = inLeft ? arc.points : [...arc.points].reverse();
    const list = starts.get(from);
    if (list) list.push({ to, points });
    else starts.set(from, [{ to, points }]);
  }
  const rings: [number, number][][] = [];
  for (const [start, list] of starts) {
    while (list.length > 0) {
      const ring: Point[] = [];
      let next = list.pop();
      while (next) {
        ring.push(...next.points.slice(0, -1));
        next = next.to === start ? undefined : starts.get(next.to)?.pop();
      }
      ring.push(ring[0]!);
      rings.push(withoutRepeats(ring.map(position)));
    }
  }
  const outer = rings.filter((ring) => signedArea(ring) > 0).sort((a, b) => signedArea(b) - signedArea(a));
  const polygons: MultiPolygon = outer.map((ring) => [ring]);
  for (const hole of rings.filter((ring) => signedArea(ring) < 0)) {
    const home = polygons.findLast((polygon) => contains(polygon[0]!, hole[0]!)) ?? polygons[0]!;
    home.push(hole);
  }
  return polygons;
}

/** Twice the area of a closed ring would be the plain sum; positive when it runs counter-clockwise. */
export function signedArea(ring: readonly (readonly [number, number])[]): number {
  let sum = 0;
  for (let i = 0; i + 1 < ring.length; i++) {
    const [x1, y1] = ring[i]!;
    const [x2, y2] = ring[i + 1]!;
    sum += x1 * y2 - x2 * y1;
  }
  return sum / 2;
}

function withoutRepeats(ring: [number, number][]): [number, number][] {
  return ring.filter(([x, y], i) => i === 0 || x !== ring[i - 1]![0] || y !== ring[i - 1]![1]);
}

function contains(ring: readonly (readonly [number, number])[], [x, y]: readonly [number, number]): boolean {
  let inside = false;
  for (let i = 0; i + 1 < ring.length; i++) {
    const [x1, y1] = ring[i]!;
    const [x2, y2] = ring[i + 1]!;
    if (y1 > y !== y2 > y && x < ((x2 - x1) * (y - y1)) / (y2 - y1) + x1) inside = !inside;
  }
  return inside;
}
