import type { Group } from '../catalogue/entry.ts';
import type { Area, Country, Practice } from '../country/country.ts';
import { firstYear } from '../country/country.ts';

export type Groups = Record<Group, number>;

/** Share of the people who are under 18. */
const young = 0.205;

/** The country grows a little every year, and grows older. */
export function peopleIn(people: number, older: number, year: number): Groups {
  const years = year - firstYear;
  const everyone = people * 1.006 ** years;
  const old = everyone * Math.min(0.45, older * 1.008 ** years);
  const children = everyone * young * (1 - 0.004 * years);
  return { everyone, older: old, children, adults: everyone - children };
}

/** Whether something with an opening and a closing day was open throughout a financial year. */
export function openIn(thing: { opened?: string; closed?: string }, year: number): boolean {
  return (thing.opened ?? '') <= `${year}-04-01` && (thing.closed ?? '9999') >= `${year + 1}-03-31`;
}

export function areasIn(country: Country, year: number): Area[] {
  return year < 2021 ? country.areasBefore : country.areasAfter;
}

/** Patients on a practice's list in a year: its own, and those of practices that closed into it. */
export function patientsIn(country: Country, practice: Practice, year: number): Groups {
  const position = country.practices.indexOf(practice);
  const inherited = country.practices
    .filter((other) => other.successor === position && (other.closed ?? '9999') < `${year}-04-01`)
    .reduce((sum, other) => sum + other.patients, 0);
  return peopleIn(practice.patients + inherited, practice.older, year);
}
