import type { IndicatorColumns, RatingEvidence } from '../src/rating/evidence.ts';
import type { Uncertainty } from '../src/rating/stability/uncertainty.ts';
import { benchmarkColumns } from '../src/statistics/comparing/benchmark.ts';

/** Standard errors to the limits of 95 % and 99.8 %. */
const [inner, outer] = [1.959963984540054, 3.090232306167813];
const benchmark = 50;

/** Between 0 and 1, the same for the same place. */
function scattered(place: number): number {
  const mixed = Math.sin(place * 12.9898) * 43758.5453;
  return mixed - Math.floor(mixed);
}

/** Proportions of so many areas by every indicator, each compared with the benchmark at both levels. */
export function ratedCountry(areas: number, declared: readonly { id: string }[]) {
  const indicators = new Map<string, IndicatorColumns>();
  const uncertainties = new Map<string, Uncertainty>();
  declared.forEach(({ id }, indicator) => {
    const column = (of: (area: number) => number) => Float64Array.from({ length: areas }, (_, area) => of(area));
    const denominator = column((area) => 200 + Math.floor(3000 * scattered(area * 61 + indicator)));
    const numerator = column((area) =>
      Math.round((denominator[area] as number) * (0.5 + 0.1 * (scattered(area * 7 + indicator * 13) - 0.5))),
    );
    const value = column((area) => (100 * (numerator[area] as number)) / (denominator[area] as number));
    const limit = (z: number) =>
      column((area) => {
        const own = value[area] as number;
        return own + z * Math.sqrt((own * (100 - own)) / (denominator[area] as number));
      });
    const limits = { lower95: limit(-inner), upper95: limit(inner), lower998: limit(-outer), upper998: limit(outer) };
    const outcomes = new Uint8Array(areas);
    benchmarkColumns({ ...limits, benchmark, polarity: 'high-is-good', out: outcomes });
    indicators.set(id, {
      polarity: 'high-is-good',
      multiplier: 100,
      value,
      lower95: limits.lower95,
      upper95: limits.upper95,
      numerator,
      denominator,
      status: new Int8Array(areas),
      outcomes: { benchmark: Int8Array.from(outcomes) },
      against: { benchmark: new Float64Array(areas).fill(benchmark) },
      trend: new Int8Array(areas).fill(-1),
    });
    uncertainties.set(id, {
      draw: 'beta',
      levels: 'interval-95-998',
      lower998: limits.lower998,
      upper998: limits.upper998,
      comparators: {
        benchmark: {
          codes: ['country:all'],
          estimates: [{ value: benchmark, lower95: 49.9, upper95: 50.1, numerator: 500_000, denominator: 1_000_000 }],
          of: new Int32Array(areas),
        },
      },
    });
  });
  const evidence: RatingEvidence = {
    areas: Array.from({ length: areas }, (_, i) => ({ code: `${i}`, name: `${i}`, type: 'area', attributes: {} })),
    indicators,
  };
  return { evidence, uncertainties };
}
