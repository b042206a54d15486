import type { Area, Country, Piece, Practice, System } from './country.ts';
import { lastDayBefore, reorganised } from './country.ts';
import type { Reorganisation } from './reorganisation.ts';

/**
 * Commissioning areas before and after the reorganisation, and which became which.
 *
 * Codes of two digits and a letter, as such codes are; some of them look like numbers to a spreadsheet (`02E`). An area that does
 * not change keeps its code.
 */
export function makeAreas(
  pieces: readonly Piece[],
  change: Reorganisation,
  practices: readonly Practice[],
  systems: readonly System[],
): Pick<Country, 'areasBefore' | 'areasAfter' | 'successions'> {
  let next = 0;
  const codes = () => {
    const index = next++;
    const letters = 'ACDEFGHJ';
    return {
      local: `${String(Math.floor(index / letters.length) + 1).padStart(2, '0')}${letters[index % letters.length]}`,
      national: `V38${String(index + 1).padStart(6, '0')}`,
    };
  };
  const describe = (members: readonly number[]): Omit<Area, 'local' | 'national' | 'name'> => {
    const own = practices.filter((practice) => members.includes(practice.piece));
    const patients = own.reduce((sum, practice) => sum + practice.patients, 0);
    const mean = (of: (practice: Practice) => number) =>
      own.reduce((sum, practice) => sum + of(practice) * practice.patients, 0) / patients;
    const cells = members.reduce((sum, i) => sum + pieces[i]!.cells.length, 0);
    const people = members.reduce((sum, i) => sum + pieces[i]!.people, 0);
    return {
      system: pieces[members[0]!]!.system,
      pieces: [...members],
      deprivation: mean((practice) => practice.deprivation),
      older: mean((practice) => practice.older),
      people,
      rural: Math.min(0.95, Math.max(0.02, 1.05 - people / cells / 2600)),
    };
  };
  const stays = (members: readonly number[], others: readonly number[][]) =>
    others.some((other) => other.length === members.length && other.every((piece) => members.includes(piece)));
  const order = (a: readonly number[], b: readonly number[]) =>
    (systems[pieces[a[0]!]!.system]!.local + pieces[a[0]!]!.name).localeCompare(
      systems[pieces[b[0]!]!.system]!.local + pieces[b[0]!]!.name,
      'en',
    );

  const areasBefore: Area[] = [...change.before].sort(order).map((members) => ({
    ...codes(),
    name: members.map((i) => pieces[i]!.name).join(' and '),
    ...describe(members),
    ...(stays(members, change.after) ? {} : { closed: lastDayBefore }),
  }));
  const areasAfter: Area[] = [...change.after].sort(order).map((members) => {
    const same = areasBefore.find(
      (area) => area.pieces.length === members.length && area.pieces.every((i) => members.includes(i)),
    );
    if (same) return same;
    const largest = [...members].sort((a, b) => pieces[b]!.people - pieces[a]!.people);
    const first = pieces[largest[0]!]!;
    const name =
      members.length === 1
        ? first.name
        : members.length === 3
          ? `Greater ${first.name}`
          : `${first.name} and the ${compass(first, pieces)}`;
    return { ...codes(), name, ...describe(members), opened: reorganised };
  });
  const successions = areasBefore
    .filter((area) => area.closed)
    .flatMap((area) =>
      areasAfter
        .map((heir) => ({ heir, shared: heir.pieces.filter((piece) => area.pieces.includes(piece)) }))
        .filter(({ shared }) => shared.length > 0)
        .map(({ heir, shared }) => ({
          from: area.local,
          to: heir.local,
          weight: shared.reduce((sum, i) => sum + pieces[i]!.people, 0) / area.people,
        })),
    );
  return { areasBefore, areasAfter, successions: roundShares(successions) };
}

/** Weights to four decimals that still add up to one. */
function roundShares(list: { from: string; to: string; weight: number }[]): typeof list {
  const left = new Map<string, number>();
  return list.map((entry, i) => {
    const rest = left.get(entry.from) ?? 1;
    const last = !list.slice(i + 1).some((other) => other.from === entry.from);
    const weight = last ? Number(rest.toFixed(4)) : Number(entry.weight.toFixed(4));
    left.set(entry.from, rest - weight);
    return { ...entry, weight };
  });
}

function compass(piece: Piece, pieces: readonly Piece[]): string {
  const mean = (axis: 'x' | 'y') => pieces.reduce((sum, other) => sum + other.centre[axis], 0) / pieces.length;
  const dx = piece.centre.x - mean('x');
  const dy = piece.centre.y - mean('y');
  if (Math.abs(dx) > Math.abs(dy)) return dx > 0 ? 'East' : 'West';
  return dy > 0 ? 'North' : 'South';
}
