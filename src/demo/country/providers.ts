import type { Draws } from '../draws.ts';
import type { Point } from '../land/lattice.ts';
import type { City } from '../land/settlement.ts';
import { distance } from '../land/settlement.ts';
import type { Provider } from './country.ts';

/** Sixteen hospitals, one for every city, and four providers of mental health care. */
export function makeProviders(
  cities: readonly (City & { name: string })[],
  systems: readonly { centre: Point; people: number }[],
  random: Draws,
): Provider[] {
  const hospitals = cities.map((city, i) => ({
    city: i,
    kind: 'hospital' as const,
    name: hospitalName(city.name, i, random),
    weight: city.size + 0.02,
    reach: 9,
  }));
  const mind = [0, 1, 2, 3].map((i) => ({
    city: i,
    kind: 'mental-health' as const,
    name: `${cities[i]!.name} Mental Health and Community Care`,
    weight: 1,
    reach: 22,
  }));
  return [...hospitals, ...mind].map(({ weight, reach, ...provider }, i, all) => {
    const whole = all.filter(({ kind }) => kind === provider.kind).reduce((sum, other) => sum + other.weight, 0);
    return {
      ...provider,
      local: `H${String(i + 1).padStart(2, '0')}`,
      national: `V66${String(i + 1).padStart(6, '0')}`,
      size: weight / whole,
      shares: sharesOf(cities[provider.city]!.centre, reach, systems, random),
    };
  });
}

/** Patients come from near by: shares fall with distance, to tails well below one in a hundred. Four decimals, sum 1. */
function sharesOf(
  place: Point,
  reach: number,
  systems: readonly { centre: Point; people: number }[],
  random: Draws,
): number[] {
  const pull = systems.map(
    ({ centre, people }) => people * Math.exp(-((distance(place, centre) / reach) ** 1.15)) * random.between(0.7, 1.3),
  );
  const sum = pull.reduce((total, weight) => total + weight, 0);
  const shares = pull.map((weight) => Number((weight / sum).toFixed(4)));
  const largest = shares.indexOf(Math.max(...shares));
  shares[largest] = Number(
    (1 - shares.reduce((total, share, i) => (i === largest ? total : total + share), 0)).toFixed(4),
  );
  return shares;
}

/** One name has accents, so that a file in an old encoding has something to lose. */
function hospitalName(city: string, index: number, random: Draws): string {
  if (index === 5) return `Hôtel-Dieu Saint-Maël, ${city}`;
  return `${city} ${random.pick(['General Hospital', 'Infirmary', 'University Hospital', 'District Hospital'])}`;
}
