import type { Draws } from '../draws.ts';
import type { Lattice, Point } from './lattice.ts';

/** A border line between two pieces, or between a piece and the sea (−1), drawn once and shared by all that touch it. */
export interface Arc {
  /** Piece on the left when walking from the first point to the last. */
  left: number;
  right: number;
  /** Corner numbers of the ends; the same number for a line that closes on itself. */
  from: number;
  to: number;
  points: Point[];
}

/** All border lines of a division into pieces, each running from one meeting of three to the next. */
export function borderArcs(lattice: Lattice, piece: Int32Array): Arc[] {
  const leaving = new Map<number, { to: number; left: number; right: number }[]>();
  lattice.cells.forEach((cell, index) => {
    cell.neighbours.forEach((other, side) => {
      const left = piece[index]!;
      const right = other < 0 ? -1 : piece[other]!;
      if (left === right) return;
      const from = cell.corners[side]!;
      const to = cell.corners[(side + 1) % 6]!;
      const list = leaving.get(from);
      if (list) list.push({ to, left, right });
      else leaving.set(from, [{ to, left, right }]);
    });
  });
  const done = new Set<string>();
  const arcs: Arc[] = [];
  const walk = (start: number, first: { to: number; left: number; right: number }) => {
    const { left, right } = first;
    const line = [start];
    let step = first;
    for (;;) {
      const at = line[line.length - 1]!;
      done.add(`${at}>${step.to}`);
      done.add(`${step.to}>${at}`);
      line.push(step.to);
      const onward = leaving.get(step.to)!;
      if (onward.length !== 2 || step.to === start) break;
      step = onward.find((next) => next.to !== at)!;
    }
    arcs.push({
      left,
      right,
      from: start,
      to: line[line.length - 1]!,
      points: line.map((corner) => lattice.corners[corner]!),
    });
  };
  const corners = [...leaving.keys()].sort((a, b) => a - b);
  for (const meeting of [true, false]) {
    for (const corner of corners) {
      const steps = leaving.get(corner)!;
      if ((steps.length === 3) !== meeting) continue;
      for (const step of steps) if (!done.has(`${corner}>${step.to}`)) walk(corner, step);
    }
  }
  return arcs;
}

/** The same line as nature would draw it: evened out, then broken into ever smaller bends; a coast more than a border. */
export function weather(arc: Arc, random: Draws): Arc {
  const coast = arc.left < 0 || arc.right < 0;
  let points = arc.points;
  for (let pass = 0; pass < 2; pass++) points = evenOut(points);
  for (let pass = 0; pass < (coast ? 2 : 1); pass++) points = bend(points, coast ? 0.2 : 0.13, random);
  return { ...arc, points };
}

function evenOut(points: readonly Point[]): Point[] {
  return points.map((point, i) => {
    const before = points[i - 1];
    const after = points[i + 1];
    if (!before || !after) return point;
    return { x: (before.x + 2 * point.x + after.x) / 4, y: (before.y + 2 * point.y + after.y) / 4 };
  });
}

function bend(points: readonly Point[], depth: number, random: Draws): Point[] {
  return points.flatMap((point, i) => {
    const next = points[i + 1];
    if (!next) return [point];
    const push = depth * random.between(-1, 1);
    const middle = {
      x: (point.x + next.x) / 2 - (next.y - point.y) * push,
      y: (point.y + next.y) / 2 + (next.x - point.x) * push,
    };
    return [point, middle];
  });
}
