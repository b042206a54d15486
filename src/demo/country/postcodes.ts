import type { Draws } from '../draws.ts';
import type { Lattice } from '../land/lattice.ts';
import type { City } from '../land/settlement.ts';
import { distance } from '../land/settlement.ts';
import type { Piece, Postcode } from './country.ts';

const firstLetters = 'QVX';
const letters = 'ABDEFGHJLNPQRSTUWXYZ';

/**
 * Invented postcodes such as `QA3 4DN`. The first letters are ones that no real postal area of this form begins with.
 *
 * Each city has its two letters; the number after them grows with the distance from its centre.
 */
export function makePostcodes(
  ground: { lattice: Lattice; pieces: readonly Piece[]; inhabitants: Float64Array; cities: readonly City[] },
  count: number,
  random: Draws,
): Postcode[] {
  const { lattice, pieces, inhabitants, cities } = ground;
  const home = pieces.flatMap((piece, index) => piece.cells.map((cell) => ({ cell, index })));
  const totals = new Float64Array(home.length);
  let sum = 0;
  home.forEach(({ cell }, i) => {
    // A floor keeps every hamlet reachable.
    sum += inhabitants[cell]! + 150;
    totals[i] = sum;
  });
  const used = new Set<string>();
  const list: Postcode[] = [];
  while (list.length < count) {
    const { cell, index } = home[lowerBound(totals, random.uniform() * sum)]!;
    const { centre } = lattice.cells[cell]!;
    const gaps = cities.map((city) => distance(city.centre, centre));
    const city = gaps.indexOf(Math.min(...gaps));
    const town = `${firstLetters[city % 3]}${letters[(city * 7) % letters.length]}`;
    const district = 1 + Math.min(38, Math.floor(gaps[city]! * 1.6) + random.whole(0, 2));
    const postcode = `${town}${district} ${random.whole(0, 9)}${letters[random.whole(0, 19)]}${letters[random.whole(0, 19)]}`;
    if (used.has(postcode)) continue;
    used.add(postcode);
    list.push({ postcode, piece: index });
  }
  return list.sort((a, b) => (a.postcode < b.postcode ? -1 : 1));
}

function lowerBound(totals: Float64Array, wanted: number): number {
  let low = 0;
  let high = totals.length - 1;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (totals[middle]! <= wanted) low = middle + 1;
    else high = middle;
  }
  return low;
}
