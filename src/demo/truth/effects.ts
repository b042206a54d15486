import type { Entry, Group } from '../catalogue/entry.ts';
import type { Country } from '../country/country.ts';
import { firstYear } from '../country/country.ts';
import { draws } from '../draws.ts';
import type { Groups } from './population.ts';
import { quality } from './quality.ts';

/** A place that reports, as far as the truth depends on it. */
export interface Place {
  /** Pieces it lies in, with the share of its people from each. */
  pieces: { piece: number; share: number }[];
  deprivation: number;
  groups: Groups;
  /** Its position among the practices or providers, for its own effect. */
  own?: { kind: 'practice' | 'provider'; index: number };
}

export type Moment = { year: number; month?: number };

/** The true value of an indicator in a place at a moment, on the scale of numerator over denominator. */
export type TrueValue = (place: Place, moment: Moment, shift?: number) => number;

const areaCount = 48;
const averageDeprivation = 21;

/** The truth of a country, from which each indicator draws its own effects for regions, systems, areas, practices and hospitals. */
export function truthOf(
  country: Country,
  seed: number,
  years: readonly number[],
): (entry: Entry, groups: Groups) => TrueValue {
  const run = quality(country, seed, years);
  return (entry, nation) => {
    const { truth } = entry;
    const group: Group = truth.group ?? 'everyone';
    const random = draws(seed, `effects ${entry.id}`);
    const normals = (count: number) => Float64Array.from({ length: count }, () => random.normal());
    const regions = normals(country.regions.length);
    const systems = normals(country.systems.length);
    const pieces = normals(country.pieces.length);
    const practices = normals(country.practices.length);
    const providers = normals(country.providers.length);
    const odds = entry.method === 'proportion';
    const perArea = (nation[group] * truth.size) / areaCount;
    const error = 1 / Math.sqrt(perArea * truth.level * (odds ? 1 - truth.level : 1));
    const scale = Math.min(0.35, (truth.spread ?? 1) * error);
    const good = entry.polarity === 'low-is-good' ? -1 : entry.polarity === 'high-is-good' ? 1 : 0;
    const gradient = Math.min(0.3, (truth.gradient ?? 0.6) * error) * (good || -1);
    const base = odds ? Math.log(truth.level / (1 - truth.level)) : Math.log(truth.level);
    const ownScale = Math.min(0.4, 2.2 * error);

    return (place, { year, month }, shift = 0) => {
      let local = 0;
      for (const { piece, share } of place.pieces) {
        const system = country.pieces[piece]!.system;
        const region = country.systems[system]!.region;
        local +=
          share *
          (0.6 * good * run(piece, year) + 0.8 * pieces[piece]! + 0.4 * systems[system]! + 0.3 * regions[region]!);
      }
      const own = place.own
        ? place.own.kind === 'practice'
          ? ownScale * practices[place.own.index]!
          : 0.6 * scale * providers[place.own.index]!
        : 0;
      const hard = truth.outbreak ? truth.outbreak * (year === 2020 ? 1 : year === 2021 ? 0.5 : 0) : 0;
      const season = month && truth.winter ? truth.winter * Math.cos(((month - 1) / 6) * Math.PI) : 0;
      const redefined = truth.redefined && month && calendarMonth(year, month) >= truth.redefined.from;
      const step = truth.change ? truth.change * (year - firstYear + (month ? ((month + 8) % 12) / 12 : 0)) : 0;
      const link =
        base +
        scale * local +
        own -
        gradient * ((place.deprivation - averageDeprivation) / 10) +
        hard +
        season +
        step +
        (redefined ? truth.redefined!.by : 0) +
        shift;
      return odds ? 1 / (1 + Math.exp(-link)) : Math.exp(link);
    };
  };
}

/** YYYY-MM of a month of a financial year. */
function calendarMonth(year: number, month: number): string {
  return `${month >= 4 ? year : year + 1}-${String(month).padStart(2, '0')}`;
}
