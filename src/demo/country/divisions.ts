import type { Draws } from '../draws.ts';
import type { Point } from '../land/lattice.ts';
import { distance } from '../land/settlement.ts';

interface Unit {
  people: number;
  centre: Point;
  neighbours: readonly number[];
}

/**
 * Groups touching units into `count` connected groups with about as many people each.
 *
 * Groups start far apart; the group with the fewest people takes the nearest unit that touches it, until none is left.
 * @param units all of them linked, directly or through others
 * @returns group of every unit
 */
export function groupUnits(units: readonly Unit[], count: number, random: Draws): number[] {
  const group = units.map(() => -1);
  const starts = [random.whole(0, units.length - 1)];
  while (starts.length < count) {
    const gaps = units.map((unit) => Math.min(...starts.map((start) => distance(unit.centre, units[start]!.centre))));
    starts.push(gaps.indexOf(Math.max(...gaps)));
  }
  starts.forEach((unit, index) => {
    group[unit] = index;
  });
  const people = starts.map((unit) => units[unit]!.people);
  const stuck = new Set<number>();
  while (group.includes(-1)) {
    const open = people.map((sum, index) => ({ sum, index })).filter(({ index }) => !stuck.has(index));
    const { index } = open.reduce((least, next) => (next.sum < least.sum ? next : least));
    const centre = centroid(units.filter((_, unit) => group[unit] === index));
    let best = -1;
    let nearest = Number.POSITIVE_INFINITY;
    units.forEach((unit, i) => {
      if (group[i] !== -1 || !unit.neighbours.some((other) => group[other] === index)) return;
      const away = distance(unit.centre, centre);
      if (away < nearest) {
        nearest = away;
        best = i;
      }
    });
    if (best < 0) stuck.add(index);
    else {
      group[best] = index;
      people[index]! += units[best]!.people;
    }
  }
  return group;
}

/** Links every island to the nearest unit across the water, both ways, so that all units hang together. */
export function addFerries(units: readonly { centre: Point; neighbours: number[] }[]): void {
  for (;;) {
    const reached = new Set([0]);
    for (const unit of reached) for (const next of units[unit]!.neighbours) reached.add(next);
    if (reached.size === units.length) return;
    let nearest = Number.POSITIVE_INFINITY;
    let pair: [number, number] = [0, 0];
    for (const near of reached)
      units.forEach((unit, far) => {
        const away = distance(units[near]!.centre, unit.centre);
        if (reached.has(far) || away >= nearest) return;
        nearest = away;
        pair = [near, far];
      });
    units[pair[0]]!.neighbours.push(pair[1]);
    units[pair[1]]!.neighbours.push(pair[0]);
  }
}

export function centroid(units: readonly Unit[]): Point {
  const people = units.reduce((sum, unit) => sum + unit.people, 0);
  return {
    x: units.reduce((sum, unit) => sum + unit.centre.x * unit.people, 0) / people,
    y: units.reduce((sum, unit) => sum + unit.centre.y * unit.people, 0) / people,
  };
}
