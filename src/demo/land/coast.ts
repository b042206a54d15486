import type { Draws } from '../draws.ts';
import type { Lattice } from './lattice.ts';
import { noiseField } from './noise.ts';

/**
 * Which cells are land: one long island with bays and headlands, and a few islets.
 *
 * Lakes are filled, specks of fewer than `speck` cells sink, and the edge of the sheet is always sea.
 */
export function landCells(lattice: Lattice, width: number, height: number, random: Draws): boolean[] {
  const rough = noiseField(random, 5);
  const tilt = random.between(-0.3, 0.3) + 0.45;
  const speck = 5;
  const land = lattice.cells.map(({ centre, neighbours }) => {
    if (neighbours.includes(-1)) return false;
    const x = (centre.x / width) * 2 - 1;
    const y = (centre.y / height) * 2 - 1;
    const along = x * Math.cos(tilt) + y * Math.sin(tilt);
    const across = -x * Math.sin(tilt) + y * Math.cos(tilt);
    const bowl = 1 - (along / 0.95) ** 2 - (across / 0.66) ** 2;
    const rim = Math.max(Math.abs(x), Math.abs(y)) ** 10;
    return bowl * 0.75 - rim * 1.6 + rough(x * 2.1 + 8, y * 2.1 + 8) * 0.72 > 0.13;
  });
  for (const lake of components(lattice, (cell) => !land[cell])) {
    const open = lake.some((cell) => lattice.cells[cell]!.neighbours.includes(-1));
    if (!open) for (const cell of lake) land[cell] = true;
  }
  for (const island of components(lattice, (cell) => land[cell]!))
    if (island.length < speck) for (const cell of island) land[cell] = false;
  return land;
}

/** Groups of touching cells that pass the test, the largest first. */
export function components(lattice: Lattice, included: (cell: number) => boolean): number[][] {
  const seen = new Set<number>();
  const groups: number[][] = [];
  for (let start = 0; start < lattice.cells.length; start++) {
    if (seen.has(start) || !included(start)) continue;
    const group = [start];
    seen.add(start);
    for (let next = 0; next < group.length; next++) {
      for (const neighbour of lattice.cells[group[next]!]!.neighbours) {
        if (neighbour < 0 || seen.has(neighbour) || !included(neighbour)) continue;
        seen.add(neighbour);
        group.push(neighbour);
      }
    }
    groups.push(group);
  }
  return groups.sort((a, b) => b.length - a.length);
}
