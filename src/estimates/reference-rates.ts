import type { Standard } from './compute-values.ts';
import type { EstimateColumns } from './estimate-columns.ts';

/** Rates of the benchmark area, of the map and period that each estimate is of. */
export interface ReferenceRates {
  /** Events per person in the band of each row of the standardisation; NaN where the benchmark has none. */
  ofRow: Float64Array;
  /** The benchmark’s crude rate over all bands, for each estimate. */
  crude: Float64Array;
}

/** Looks up the reference of indirect standardisation: the benchmark area’s own events and people of the same map and period. */
export function referenceRates(standard: Standard, estimates: EstimateColumns): ReferenceRates {
  const { count, population, band, offsets, benchmark } = standard;
  const key = (i: number) => `${estimates.map[i]}/${estimates.period[i]}`;
  const references = new Map<string, { rates: Map<number, number>; crude: number }>();
  for (let i = 0; i < estimates.length; i++) {
    if (estimates.area[i] !== benchmark) continue;
    const rates = new Map<number, number>();
    let [events, people] = [0, 0];
    for (let row = offsets[i] as number; row < (offsets[i + 1] as number); row++) {
      events += count[row] as number;
      people += population[row] as number;
      rates.set(band[row] as number, (count[row] as number) / (population[row] as number));
    }
    references.set(key(i), { rates, crude: events / people });
  }
  const ofRow = new Float64Array(count.length).fill(Number.NaN);
  const crude = new Float64Array(estimates.length).fill(Number.NaN);
  for (let i = 0; i < estimates.length; i++) {
    const reference = references.get(key(i));
    if (!reference) continue;
    crude[i] = reference.crude;
    for (let row = offsets[i] as number; row < (offsets[i + 1] as number); row++)
      ofRow[row] = reference.rates.get(band[row] as number) ?? Number.NaN;
  }
  return { ofRow, crude };
}
