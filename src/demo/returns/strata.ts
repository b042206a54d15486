import type { Place } from '../truth/effects.ts';
import type { Split } from './return.ts';

/** A part of the people that a return counts apart: its share of them, and how its true value differs. */
export interface Part {
  label: string;
  share: number;
  /** Added to the true value on the scale of the log, or of the log odds. */
  shift: number;
}

/** Lower ends of the age bands; the last is open. */
export const ageStarts = [0, 5, 10, 15, 20, 25, 30, 35, 40, 45, 50, 55, 60, 65, 70, 75, 80, 85, 90];

/** Weights of the European Standard Population 2013, for the same bands; they add up to 100,000. */
export const standardWeights = [
  5000, 5500, 5500, 5500, 6000, 6000, 6500, 7000, 7000, 7000, 7000, 6500, 6000, 5500, 5000, 4000, 2500, 1500, 1000,
];

export function ageLabel(band: number): string {
  const from = ageStarts[band]!;
  const next = ageStarts[band + 1];
  return next === undefined ? `${from}+` : `${from}-${next - 1}`;
}

/** Share of a place's people in each age band: the country's, tilted to as many people of 65 and over as the place has. */
export function ageShares(place: Place): number[] {
  const older = place.groups.older / place.groups.everyone;
  const pattern = [56, 58, 60, 57, 60, 64, 66, 66, 64, 64, 68, 69, 62, 54, 50, 40, 27, 16, 9];
  const oldAt = ageStarts.indexOf(65);
  const oldSum = pattern.slice(oldAt).reduce((sum, weight) => sum + weight, 0);
  const youngSum = pattern.slice(0, oldAt).reduce((sum, weight) => sum + weight, 0);
  return pattern.map((weight, band) => (band >= oldAt ? (older * weight) / oldSum : ((1 - older) * weight) / youngSum));
}

/** How much likelier an event is in each age band than over all bands that it can happen in; 0 where it cannot. */
export const agePatterns: Record<string, number[]> = {
  'falls-admissions-65': ageStarts.map((age) => (age < 65 ? 0 : Math.exp((age - 77) * 0.075))),
  'deaths-under-75': ageStarts.map((age) => (age >= 75 ? 0 : age === 0 ? 0.15 : Math.exp((age - 58) * 0.085))),
};

/** The parts of a place's people for a split, without the whole. */
export function partsOf(split: Split, place: Place, entryId: string): Part[] {
  if (split === 'sex')
    return [
      { label: 'Male', share: 0.494, shift: -0.14 },
      { label: 'Female', share: 0.506, shift: 0.13 },
    ];
  if (split === 'quintile') {
    const tilt = (place.deprivation - 21) / 9;
    const weights = [2, 1, 0, -1, -2].map((step) => Math.exp(0.42 * step * tilt));
    const sum = weights.reduce((total, weight) => total + weight, 0);
    return weights.map((weight, i) => ({ label: String(i + 1), share: weight / sum, shift: 0.12 * (2 - i) }));
  }
  const pattern = agePatterns[entryId] ?? ageStarts.map(() => 1);
  return ageShares(place).map((share, band) => ({
    label: ageLabel(band),
    share,
    shift: pattern[band] ? Math.log(pattern[band]) : Number.NEGATIVE_INFINITY,
  }));
}

/** The name of the row that counts everybody. */
export const everybody: Record<Split, string> = { sex: 'Persons', quintile: 'All', age: 'All ages' };
