import type { Band } from '#project/schema/framework.ts';
import { bandEnds } from '#project/schema/framework/band.ts';
import { award, type Grades, type Reason } from './grades.ts';

/** Position of the first band that holds for a value; -1 where none does or the value is missing. */
export function bandOf(bands: readonly Band[], value: number): number {
  if (Number.isNaN(value)) return -1;
  return bands.findIndex(
    ({ below, atMost, above, atLeast }) =>
      (below === undefined || value < below) &&
      (atMost === undefined || value <= atMost) &&
      (above === undefined || value > above) &&
      (atLeast === undefined || value >= atLeast),
  );
}

/** What lies beyond a band that ends so. */
const beyond = { below: 'atLeast', atMost: 'above', above: 'atMost', atLeast: 'below' } as const;

/** Bands as reasons, one for each. The band that takes what is left begins where the one before it ends. */
export function bandReasons(bands: readonly Band[]): Reason[] {
  const endOf = (band: Band | undefined) => bandEnds.find((name) => band?.[name] !== undefined);
  return bands.map((band, i) => {
    const end = endOf(band);
    if (end) return { is: `band-${end}`, values: { at: band[end] as number } };
    const before = bands[i - 1];
    const ended = endOf(before);
    return ended ? { is: `band-${beyond[ended]}`, values: { at: before?.[ended] as number } } : { is: 'band-rest' };
  });
}

/** Puts every number in its band and awards what the band gives; numbers in no band keep what they have. */
export function awardBands(
  grades: Grades,
  numbers: Float64Array,
  bands: readonly Band[],
  classes: ReadonlyMap<string, number>,
): void {
  for (let area = 0; area < numbers.length; area++) {
    const band = bandOf(bands, numbers[area] as number);
    if (band >= 0) award(grades, area, band, bands[band] as Band, classes);
  }
}
