import type { Draws } from '../draws.ts';
import type { Lattice } from '../land/lattice.ts';
import type { Field } from '../land/noise.ts';
import type { PlaceNames } from '../names/places.ts';
import type { Piece, Practice } from './country.ts';

export const practiceCount = 600;

interface Ground {
  lattice: Lattice;
  pieces: readonly Piece[];
  inhabitants: Float64Array;
  deprivationField: Field;
  width: number;
  names: PlaceNames;
}

const kinds = ['Surgery', 'Medical Practice', 'Health Centre', 'Medical Centre', 'Family Practice', 'Partnership'];

/**
 * Practices, more of them where more people live, with list sizes from under 2,000 to over 20,000.
 *
 * Over the years some close (their patients go to a neighbour, or to nobody in particular), some open.
 */
export function makePractices(ground: Ground, random: Draws): Practice[] {
  const { lattice, pieces, inhabitants, deprivationField, width, names } = ground;
  const total = pieces.reduce((sum, piece) => sum + piece.people, 0);
  const practices: Practice[] = [];
  const villages = [...names.villages];
  const usedNames = new Set<string>();
  const counts = allot(
    pieces.map((piece) => piece.people / total),
    practiceCount,
    4,
  );
  pieces.forEach((piece, index) => {
    const sizes = Array.from({ length: counts[index]! }, () => Math.exp(0.52 * random.normal()));
    const all = sizes.reduce((sum, size) => sum + size, 0);
    const cellWeights = piece.cells.map((cell) => inhabitants[cell]!);
    for (const size of sizes) {
      const cell = lattice.cells[piece.cells[random.weighted(cellWeights)]!]!;
      const place = { x: cell.centre.x + random.between(-0.6, 0.6), y: cell.centre.y + random.between(-0.6, 0.6) };
      const density = inhabitants[lattice.cells.indexOf(cell)]! / (total / 3500);
      const hardship = deprivationField((place.x / width) * 5 + 3, (place.y / width) * 5 + 3);
      const deprivation = clamp(21 + 15 * hardship + 2.2 * Math.log(density + 0.3) + 5 * random.normal(), 2, 68);
      const older = clamp(0.205 - 0.022 * Math.log(density + 0.3) + 0.025 * random.normal(), 0.06, 0.36);
      practices.push({
        local: '',
        national: '',
        name: practiceName(villages, usedNames, random),
        piece: index,
        place,
        patients: Math.max(1100, Math.round((piece.people * size) / all)),
        deprivation,
        older,
      });
    }
  });
  practices.forEach((practice, i) => {
    practice.local = `PR${String(i * 3 + 101).padStart(4, '0')}`;
    practice.national = `V77${String(i + 1).padStart(6, '0')}`;
  });
  comeAndGo(practices, random);
  return practices;
}

/** Twelve close into a neighbour, four close for good, eight open later. */
function comeAndGo(practices: Practice[], random: Draws): void {
  const free = new Set(practices.keys());
  const take = (test: (practice: Practice) => boolean) => {
    const open = [...free].filter((i) => test(practices[i]!));
    const index = random.pick(open);
    free.delete(index);
    return index;
  };
  for (let i = 0; i < 12; i++) {
    const closing = practices[take((practice) => practice.patients < 7000)]!;
    closing.closed = `${random.whole(2018, 2023)}-03-31`;
    const heir = take((practice) => practice.piece === closing.piece);
    closing.successor = heir;
  }
  for (let i = 0; i < 4; i++) {
    const closing = practices[take((practice) => practice.patients < 4500)]!;
    closing.closed = `${random.whole(2019, 2022)}-03-31`;
  }
  for (let i = 0; i < 8; i++) {
    const opening = practices[take((practice) => practice.patients < 9000)]!;
    opening.opened = `${random.whole(2018, 2022)}-04-01`;
  }
}

function practiceName(villages: string[], used: Set<string>, random: Draws): string {
  for (;;) {
    const name = `${random.pick(villages)} ${random.pick(kinds)}`;
    if (used.has(name)) continue;
    used.add(name);
    return name;
  }
}

/** Whole numbers in proportion to the shares, each at least `least`, that add up to `total`. */
function allot(shares: readonly number[], total: number, least: number): number[] {
  const counts = shares.map((share) => Math.max(least, Math.floor(share * total)));
  while (counts.reduce((sum, count) => sum + count, 0) < total) {
    const short = shares.map((share, i) => share * total - counts[i]!);
    counts[short.indexOf(Math.max(...short))]!++;
  }
  while (counts.reduce((sum, count) => sum + count, 0) > total) counts[counts.indexOf(Math.max(...counts))]!--;
  return counts;
}

export function clamp(value: number, low: number, high: number): number {
  return Math.min(high, Math.max(low, value));
}
