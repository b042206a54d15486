import type { Arc } from '../land/arcs.ts';
import type { Lattice, Point } from '../land/lattice.ts';
import type { City } from '../land/settlement.ts';

/** A place of the country with a name and its codes. Dates are ISO, both inclusive; none = from the first day, or still open. */
export interface Named {
  local: string;
  national: string;
  name: string;
  opened?: string;
  closed?: string;
}

/** The smallest part of the land: areas, systems and regions are made of whole pieces. */
export interface Piece {
  name: string;
  coastal: boolean;
  people: number;
  cells: number[];
  centre: Point;
  neighbours: number[];
  /** Position of the system that it belongs to. */
  system: number;
}

export interface System extends Named {
  region: number;
  /** Name until the day before `renamed`, when the system once had another. */
  formerName?: string;
  renamed?: string;
}

export interface Area extends Named {
  system: number;
  pieces: number[];
  /** Mean of the deprivation scores of its people: 0 none to 100, country average about 22. */
  deprivation: number;
  /** Share of people aged 65 and over, 0 to 1. */
  older: number;
  people: number;
  /** Share of the people who live in the countryside, 0 to 1. */
  rural: number;
}

export interface Practice extends Named {
  piece: number;
  place: Point;
  /** Patients on its list in the first year. */
  patients: number;
  deprivation: number;
  older: number;
  /** The practice that its patients went to when it closed, by position. */
  successor?: number;
}

export interface Provider extends Named {
  city: number;
  kind: 'hospital' | 'mental-health';
  /** Size compared with the others of its kind; sums to 1. */
  size: number;
  /** Share of its patients that come from each system, sums to 1. */
  shares: number[];
}

export interface Postcode {
  postcode: string;
  piece: number;
}

export interface Country extends Named {
  lattice: Lattice;
  /** Side of one lattice cell is 1; the height of the sheet in those units. */
  height: number;
  arcs: Arc[];
  cities: (City & { name: string; piece: number })[];
  regions: Named[];
  systems: System[];
  pieces: Piece[];
  /** Areas before and after the day of the reorganisation; those that did not change are in both. */
  areasBefore: Area[];
  areasAfter: Area[];
  successions: { from: string; to: string; weight: number }[];
  practices: Practice[];
  providers: Provider[];
  postcodes: Postcode[];
}

export const firstYear = 2016;
export const yearCount = 8;
/** Financial years by their first calendar year: 2016 stands for 2016/17. */
export const years = Array.from({ length: yearCount }, (_, i) => firstYear + i);
export const monthlyFromYear = 2021;
/** First day of the new areas. */
export const reorganised = '2021-04-01';
export const lastDayBefore = '2021-03-31';
export const lastDay = '2024-03-31';
export const systemRenamed = '2022-07-01';

export function yearName(year: number): string {
  return `${year}/${String((year + 1) % 100).padStart(2, '0')}`;
}
