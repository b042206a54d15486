import { expect, it } from 'vitest';
import { catalogue } from '../catalogue/catalogue.ts';
import { buildCountry } from '../country/build-country.ts';
import { years } from '../country/country.ts';
import { truthOf } from './effects.ts';
import { nationIn, reportingAreas } from './places.ts';

/** The seed of the demonstration unless another is given. */
const usual = 1858;

it('a system is short of staff in truth, by far more than chance, and another has more than most', () => {
  const country = buildCountry(usual);
  const entry = catalogue.find(({ id }) => id === 'practice-staff')!;
  const truth = truthOf(country, usual, years)(entry, nationIn(country, years[0]!));
  const year = years.at(-1)!;
  const systems = country.systems.map(() => ({ people: 0, posts: 0 }));
  for (const area of reportingAreas(country, year)) {
    const own = systems[country.pieces[area.pieces[0]!.piece]!.system]!;
    own.people += area.groups.everyone;
    own.posts += area.groups.everyone * truth(area, { year });
  }
  const [people, posts] = (['people', 'posts'] as const).map((key) => systems.reduce((sum, one) => sum + one[key], 0));
  const errors = systems.map((own) => {
    const expected = (own.people * posts!) / people!;
    return (own.posts - expected) / Math.sqrt(expected);
  });
  expect(Math.min(...errors)).toBeLessThan(-4);
  expect(Math.max(...errors)).toBeGreaterThan(2);
});
