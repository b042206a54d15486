import type { Draws } from '../draws.ts';

export interface Point {
  x: number;
  y: number;
}

/** A sheet of six-sided cells with shaken corners. Corners and cells are numbered; neighbours share corners exactly. */
export interface Lattice {
  cells: { centre: Point; corners: number[]; neighbours: number[] }[];
  corners: Point[];
}

const half = Math.sqrt(3) / 2;

/**
 * @param shake how far a corner moves at most, in sides of a cell; 0 gives regular hexagons
 */
export function shakenLattice(columns: number, rows: number, shake: number, random: Draws): Lattice {
  const corners: Point[] = [];
  const numbers = new Map<number, number>();
  // Corners stand on a grid of half widths and half sides, so that whole numbers name them without rounding.
  const corner = (across: number, up: number) => {
    const key = (across + 4) * 100_000 + up + 4;
    const known = numbers.get(key);
    if (known !== undefined) return known;
    const angle = random.between(0, 2 * Math.PI);
    const reach = shake * Math.sqrt(random.uniform());
    corners.push({ x: across * half + reach * Math.cos(angle), y: up / 2 + reach * Math.sin(angle) });
    numbers.set(key, corners.length - 1);
    return corners.length - 1;
  };
  const cells: Lattice['cells'] = [];
  const index = (column: number, row: number) =>
    column >= 0 && column < columns && row >= 0 && row < rows ? row * columns + column : -1;
  for (let row = 0; row < rows; row++) {
    for (let column = 0; column < columns; column++) {
      const odd = row & 1;
      const across = 2 * column + odd;
      const up = 3 * row;
      // Counter-clockwise from the right-hand lower corner; neighbour n lies beyond the side from corner n to n + 1.
      const around = [
        [1, -1],
        [1, 1],
        [0, 2],
        [-1, 1],
        [-1, -1],
        [0, -2],
      ].map(([dx, dy]) => corner(across + dx!, up + dy!));
      const neighbours = [
        index(column + 1, row),
        index(column + odd, row + 1),
        index(column + odd - 1, row + 1),
        index(column - 1, row),
        index(column + odd - 1, row - 1),
        index(column + odd, row - 1),
      ];
      cells.push({ centre: { x: across * half, y: up / 2 }, corners: around, neighbours });
    }
  }
  return { cells, corners };
}
