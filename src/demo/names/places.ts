import type { Draws } from '../draws.ts';
import { distinct, root, stem } from './grammar.ts';

/** Names of everything with a place in the country, none of them twice. */
export interface PlaceNames {
  country: string;
  regions: string[];
  systems: string[];
  /** One for each piece of land, the smallest part that areas are made of. */
  pieces: string[];
  cities: string[];
  villages: string[];
}

export const countryName = 'Ellowen';

const endings = {
  coast: ['haven', 'mouth', 'strand', 'ness', 'sound', 'quay', 'bay'],
  inland: ['dale', 'mere', 'wold', 'holt', 'combe', 'fell', 'heath', 'marsh', 'weald', 'water', 'brook'],
  city: ['stow', 'minster', 'gate', 'cross', 'market', 'bridge'],
  village: ['stead', 'cote', 'thorpe', 'mill', 'hollow', 'garth', 'lea', 'wick', 'acre', 'field'],
};

export function placeNames(
  counts: { pieces: readonly { coastal: boolean }[]; systems: number; cities: number; villages: number },
  random: Draws,
): PlaceNames {
  const taken = new Set<string>();
  const roots = (count: number) => distinct(root, count, random, taken);
  const joined = (list: readonly string[]) => join(distinct(stem, 1, random, taken)[0]!, random.pick(list));
  const either = (list: readonly string[], plain: number) => (random.uniform() < plain ? roots(1)[0]! : joined(list));
  return {
    country: countryName,
    regions: roots(4),
    systems: roots(counts.systems),
    pieces: counts.pieces.map(({ coastal }) => either(coastal ? endings.coast : endings.inland, 0.3)),
    cities: Array.from({ length: counts.cities }, (_, i) => either(endings.city, i < 4 ? 0.7 : 0.4)),
    villages: Array.from({ length: counts.villages }, () => either(endings.village, 0.35)),
  };
}

/** Joins stem and ending without piling up vowels or tripling a letter. */
function join(first: string, ending: string): string {
  const vowels = /[aeo]$/.test(first) && /^[aeiou]/.test(ending);
  const begin = vowels ? first.slice(0, -1) : first;
  return begin.at(-1) === ending[0] ? begin + ending.slice(1) : begin + ending;
}
