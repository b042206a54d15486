import type { Country } from '../country/country.ts';
import { yearName } from '../country/country.ts';
import { reportingAreas, reportingPractices } from '../truth/places.ts';
import type { Table } from './return.ts';
import { ageLabel, ageShares } from './strata.ts';

/** Patients on the lists of practices; the columns were renamed in 2019. */
export function registeredLists(country: Country, year: number): Table {
  const header =
    year < 2019
      ? ['Practice code', 'Practice', 'Year', 'Patients', 'Aged 65+']
      : ['practice_code', 'practice_name', 'financial_year', 'patients', 'patients_65_and_over'];
  const rows = reportingPractices(country, year).map((practice) => [
    practice.local,
    practice.name,
    yearName(year),
    String(Math.round(practice.groups.everyone)),
    String(Math.round(practice.groups.older)),
  ]);
  return { header, rows };
}

/** Residents of areas by age band, with the groups that rates are given for. */
export function residentPopulation(country: Country, year: number): Table {
  const rows = reportingAreas(country, year).flatMap((area) => {
    const row = (age: string, people: number) => [area.national, yearName(year), age, String(people)];
    const bands = ageShares(area).map((share) => Math.round(area.groups.everyone * share));
    return [
      row(
        'All ages',
        bands.reduce((sum, people) => sum + people, 0),
      ),
      ...bands.map((people, band) => row(ageLabel(band), people)),
      row('Under 18', Math.round(area.groups.children)),
      row('18 and over', Math.round(area.groups.adults)),
      row('65 and over', Math.round(area.groups.older)),
    ];
  });
  return { header: ['Area code', 'Year', 'Age', 'Residents'], rows };
}
