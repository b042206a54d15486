import type { Draws } from '../draws.ts';
import type { Lattice, Point } from './lattice.ts';

export interface City {
  cell: number;
  centre: Point;
  /** People in and around it, as a share of all town dwellers. */
  size: number;
}

/** Cities of falling size, well apart, the larger ones more often by the sea. */
export function placeCities(lattice: Lattice, land: readonly number[], count: number, random: Draws): City[] {
  const isLand = new Set(land);
  const cities: City[] = [];
  while (cities.length < count) {
    let best: { cell: number; merit: number } | undefined;
    for (let attempt = 0; attempt < 12; attempt++) {
      const cell = random.pick(land);
      const { centre, neighbours } = lattice.cells[cell]!;
      const coastal = neighbours.some((other) => !isLand.has(other));
      const gap = Math.min(30, ...cities.map((city) => distance(city.centre, centre)));
      const merit = gap * (coastal && cities.length < 6 ? 1.3 : 1);
      if (!best || merit > best.merit) best = { cell, merit };
    }
    const cell = best!.cell;
    cities.push({ cell, centre: lattice.cells[cell]!.centre, size: 1 / (cities.length + 1.4) });
  }
  const total = cities.reduce((sum, city) => sum + city.size, 0);
  return cities.map((city) => ({ ...city, size: city.size / total }));
}

/** People of every land cell: a thin countryside and dense towns. Sums to `people`; 0 at sea. */
export function settle(
  lattice: Lattice,
  land: readonly number[],
  cities: readonly City[],
  people: number,
  random: Draws,
): Float64Array {
  const weights = new Float64Array(lattice.cells.length);
  let sum = 0;
  for (const cell of land) {
    const { centre } = lattice.cells[cell]!;
    let weight = 0.12 * random.between(0.5, 1.5);
    for (const city of cities) {
      const away = distance(city.centre, centre);
      const reach = 1.2 + 7 * city.size ** 0.5;
      weight += 60 * (city.size / reach ** 1.4) * Math.exp(-((away / reach) ** 1.4)) * random.between(0.6, 1.4);
    }
    weights[cell] = weight;
    sum += weight;
  }
  for (const cell of land) weights[cell]! *= people / sum;
  return weights;
}

export function distance(a: Point, b: Point): number {
  return Math.hypot(a.x - b.x, a.y - b.y);
}
