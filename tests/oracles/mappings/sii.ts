import { normalDensity, normalQuantile } from '#statistics/distributions/normal.ts';
import { slopeIndex } from '#statistics/inequality/slope-index.ts';
import type { Comparison, Mapping } from '../mapping.ts';
import { limitNames, list, number, numbers, type OracleCase, UnmappedCase } from '../oracle-file.ts';

const kinds = ['continuous', 'rate', 'proportion'] as const;

function answer(given: OracleCase, confidenceLevel: number) {
  const quantile = numbers(given.quantile);
  const order = quantile.map((_, i) => i).sort((a, b) => (quantile[a] as number) - (quantile[b] as number));
  const ranked = (name: string) => {
    const values = numbers(given[name]);
    return order.map((i) => values[i] as number);
  };
  const has = (name: string) => list(given[name]).length > 0;
  const populations = ranked('population');
  const values = has('value') ? ranked('value') : ranked('x').map((x, i) => x / (populations[i] as number));
  const kind = kinds[number(given.value_type)];
  if (!kind) throw new UnmappedCase('value_type 0, 1 or 2');
  return slopeIndex(
    {
      populations,
      values,
      errors: has('se') ? ranked('se') : undefined,
      limits: has('lower_cl') ? { lower: ranked('lower_cl'), upper: ranked('upper_cl') } : undefined,
    },
    { kind, transform: given.transform === true, multiplier: number(given.multiplier), confidenceLevel },
  );
}

function points(given: OracleCase): Comparison[] {
  const ours = answer(given, 0.95);
  // The slope is a difference of values: where they cancel, what is left is rounding of values of this size.
  const size = Math.abs(number(given.multiplier) * number(given.intercept)) * 1e-12;
  // With a transformation the recorded intercept carries the multiplier.
  const scale = given.transform === true ? Math.abs(number(given.multiplier)) : 1;
  return [
    { what: 'sii', ours: ours.slope, recorded: number(given.sii), tolerance: { relative: 1e-9, absolute: size } },
    { what: 'rii', ours: ours.relative, recorded: number(given.rii), tolerance: { relative: 1e-9 } },
    {
      what: 'intercept',
      ours: ours.intercept * scale,
      recorded: number(given.intercept),
      tolerance: { relative: 1e-9 },
    },
  ];
}

/** Five standard errors of a simulated quantile. */
function simulationError(given: OracleCase, lower: number, upper: number, level: number): number {
  const p = (1 - level) / 2;
  const z = -normalQuantile(p);
  const sd = Math.abs(upper - lower) / (2 * z);
  return (5 * Math.sqrt((p * (1 - p)) / number(given.repetitions)) * sd) / normalDensity(z);
}

function limits(given: OracleCase): Comparison[] {
  return (['sii', 'rii'] as const).flatMap((index) =>
    limitNames(given, `${index}_`).flatMap(({ lower, upper, level }): Comparison[] => {
      const ours = answer(given, level);
      const pair = index === 'sii' ? [ours.slopeLower, ours.slopeUpper] : [ours.relativeLower, ours.relativeUpper];
      // Quirk 8: the reference swaps its limits for some multipliers.
      const recorded = [number(given[lower]), number(given[upper])].sort((a, b) => a - b) as [number, number];
      return [
        {
          what: `${index} limits`,
          ours: pair,
          recorded,
          tolerance: { absolute: simulationError(given, ...recorded, level) },
        },
      ];
    }),
  );
}

/** Errors of a logarithm of half and more: a rate known to within a factor of 2.7 at best. */
function hopelessErrors(given: OracleCase): boolean {
  const logScale = number(given.value_type) === 1 && given.transform !== true;
  return logScale && list(given.se).some((error) => error !== null && error > 0.5);
}

export const sii: Mapping = {
  files: ['sii'],
  compare: (given) => [...points(given), ...limits(given)],
  refuse: (given) => answer(given, 0.95),
  divergences: [
    {
      quirk: 'quirk 8: no limits from errors of a logarithm above 0.5, where the simulated ones are astronomic',
      applies: hopelessErrors,
      compare: (given) => {
        const ours = answer(given, 0.95);
        const pairs = [ours.slopeLower, ours.slopeUpper, ours.relativeLower, ours.relativeUpper];
        return [...points(given), { what: 'limits', ours: pairs, recorded: [null, null, null, null] }];
      },
    },
  ],
};
