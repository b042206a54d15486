import type { Draws } from '../draws.ts';

/** A smooth field over the plane, about −1 to 1. */
export type Field = (x: number, y: number) => number;

/**
 * Value noise summed over octaves: hills of size 1, then of a half, a quarter and so on, each half as high.
 *
 * @param octaves how many sizes of hills
 */
export function noiseField(random: Draws, octaves: number): Field {
  const size = 64;
  const grid = Float64Array.from({ length: size * size }, () => random.between(-1, 1));
  const at = (column: number, row: number) => grid[(row & (size - 1)) * size + (column & (size - 1))]!;
  const layer = (x: number, y: number) => {
    const column = Math.floor(x);
    const row = Math.floor(y);
    const u = ease(x - column);
    const v = ease(y - row);
    const top = at(column, row) * (1 - u) + at(column + 1, row) * u;
    const bottom = at(column, row + 1) * (1 - u) + at(column + 1, row + 1) * u;
    return top * (1 - v) + bottom * v;
  };
  return (x, y) => {
    let sum = 0;
    let height = 1;
    let total = 0;
    for (let octave = 0; octave < octaves; octave++) {
      const scale = 2 ** octave;
      sum += height * layer(x * scale + octave * 17.3, y * scale + octave * 9.1);
      total += height;
      height /= 2;
    }
    return (sum / total) * 1.6;
  };
}

function ease(t: number): number {
  return t * t * (3 - 2 * t);
}
