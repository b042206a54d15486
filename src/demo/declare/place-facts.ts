import type { Area } from '../country/country.ts';

type Facts = Pick<Area, 'deprivation' | 'older' | 'rural' | 'people'>;

const columns = [
  { id: 'deprivation', name: 'Deprivation score', column: 'deprivation' },
  { id: 'aged-65', name: 'Aged 65 and over (%)', column: 'aged_65' },
  { id: 'rural', name: 'Living in the countryside (%)', column: 'rural' },
  { id: 'people', name: 'People in 2016', column: 'people' },
];

/** What files say about the people of a place, in the order of `placeAttributes`. */
export function placeFacts({ deprivation, older, rural, people }: Facts): string[] {
  return [deprivation.toFixed(1), (100 * older).toFixed(1), (100 * rural).toFixed(0), people.toFixed(0)];
}

export function placeAttributes(type: string) {
  return columns.map(({ id, name, column }) => ({ id, name, area: { type, column: 'code' }, column }));
}

/** The facts of a place that is made of others. */
export function meanOf(places: readonly Facts[]): Facts {
  const people = places.reduce((sum, place) => sum + place.people, 0);
  const mean = (of: (place: Facts) => number) =>
    places.reduce((sum, place) => sum + of(place) * place.people, 0) / (people || 1);
  return {
    people,
    deprivation: mean(({ deprivation }) => deprivation),
    older: mean(({ older }) => older),
    rural: mean(({ rural }) => rural),
  };
}
