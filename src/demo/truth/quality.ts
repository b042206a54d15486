import type { Country } from '../country/country.ts';
import { draws } from '../draws.ts';

/** Areas whose story the demonstration tells, each by its pieces. */
export interface Stories {
  /** Poor on most indicators in every year. */
  persistent: number[];
  /** Poor until the first release, good in the last: a change that is more than chance. */
  improver: number[];
  /** Ordinary until the reorganisation merged it, poor from then on. */
  collapsed: number[];
  /** Good in every year. */
  leader: number[];
}

export function stories(country: Country): Stories {
  const collapsed = country.areasAfter.find((area) => area.pieces.length === 4)!.pieces;
  const steady = country.areasAfter.filter((area) => area.pieces.length === 1 && !area.opened && area.people > 60_000);
  const poorest = [...steady].sort((a, b) => b.deprivation - a.deprivation);
  return {
    persistent: poorest[0]!.pieces,
    improver: poorest[3]!.pieces,
    collapsed,
    leader: poorest.at(-4)!.pieces,
  };
}

/** How well care is run in each piece in each year: standard normal in most places, shared by all indicators. */
export function quality(
  country: Country,
  seed: number,
  years: readonly number[],
): (piece: number, year: number) => number {
  const random = draws(seed, 'quality');
  const told = stories(country);
  const steady = country.pieces.map(() => Math.min(1.8, Math.max(-1.8, random.normal())));
  const drift = country.pieces.map(() => 0.1 * random.normal());
  return (piece, year) => {
    const since = year - years[0]!;
    if (told.persistent.includes(piece)) return -4.2;
    if (told.leader.includes(piece)) return 3.6;
    if (told.improver.includes(piece)) return -3.6 + 3.3 * Math.max(0, since - (years.length - 3));
    if (told.collapsed.includes(piece)) return year < 2021 ? 0.4 : -3.8;
    return steady[piece]! + drift[piece]! * (since - 3.5);
  };
}
