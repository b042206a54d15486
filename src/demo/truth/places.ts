import type { Country } from '../country/country.ts';
import type { Place } from './effects.ts';
import { areasIn, type Groups, openIn, patientsIn, peopleIn } from './population.ts';

/** A place that sends returns, with the codes and the name it sends them under. */
export interface Reporter extends Place {
  local: string;
  national: string;
  name: string;
}

export function reportingPractices(country: Country, year: number): Reporter[] {
  return country.practices.flatMap((practice, index) =>
    openIn(practice, year)
      ? [
          {
            ...practice,
            pieces: [{ piece: practice.piece, share: 1 }],
            groups: patientsIn(country, practice, year),
            own: { kind: 'practice' as const, index },
          },
        ]
      : [],
  );
}

export function reportingAreas(country: Country, year: number): Reporter[] {
  return areasIn(country, year).map((area) => ({
    ...area,
    pieces: area.pieces.map((piece) => ({ piece, share: country.pieces[piece]!.people / area.people })),
    groups: peopleIn(area.people, area.older, year),
  }));
}

/** Hospitals, or providers of mental health care: their patients are their share of the nation's. */
export function reportingProviders(country: Country, year: number, kind: 'hospital' | 'mental-health'): Reporter[] {
  const nation = nationIn(country, year);
  return country.providers.flatMap((provider, index) => {
    if (provider.kind !== kind) return [];
    const pieces = country.pieces.flatMap((piece, i) => {
      const share = provider.shares[piece.system]! * (piece.people / systemPeople(country, piece.system));
      return share > 0.002 ? [{ piece: i, share }] : [];
    });
    const groups = Object.fromEntries(
      Object.entries(nation).map(([group, people]) => [group, people * provider.size]),
    ) as Groups;
    return [{ ...provider, pieces, deprivation: 21, groups, own: { kind: 'provider' as const, index } }];
  });
}

export function nationIn(country: Country, year: number): Groups {
  const people = country.pieces.reduce((sum, piece) => sum + piece.people, 0);
  return peopleIn(people, 0.195, year);
}

function systemPeople(country: Country, system: number): number {
  return country.pieces.reduce((sum, piece) => (piece.system === system ? sum + piece.people : sum), 0);
}
