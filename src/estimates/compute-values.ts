import type { Indicator } from '#project/schema/indicator.ts';
import { directlyStandardisedColumns } from '#statistics/intervals/directly-standardised-rate.ts';
import { indirectlyStandardisedColumns } from '#statistics/intervals/indirectly-standardised.ts';
import { meanColumns } from '#statistics/intervals/mean.ts';
import { proportionColumns } from '#statistics/intervals/proportion.ts';
import { rateColumns } from '#statistics/intervals/rate.ts';
import { ratioColumns } from '#statistics/intervals/ratio.ts';
import { statusCode } from '#vocabulary/status.ts';
import type { EstimateColumns } from './estimate-columns.ts';
import { referenceRates } from './reference-rates.ts';
import type { StandardisationRows } from './standardisation.ts';

/** What a standardised method needs beside the sums. */
export interface Standard extends StandardisationRows {
  /** Band → weight in the standard population. */
  weights: ReadonlyMap<number, number>;
  /** The area whose rates are the reference of indirect standardisation. */
  benchmark: number;
}

/** Computes value and limits of every row by the method that the indicator declares. */
export function computeValues(
  indicator: Indicator,
  columns: EstimateColumns,
  extra: { squares: Float64Array; standard?: Standard; exposure: Float64Array },
): void {
  const { numerator, multiplier } = { numerator: columns.numerator, multiplier: indicator.multiplier };
  const denominator = extra.exposure;
  switch (indicator.method) {
    case 'proportion':
      proportionColumns({ numerator, denominator, multiplier, out: columns });
      break;
    case 'rate':
      rateColumns({ numerator, denominator, multiplier, exactBelow: indicator.exactBelow, out: columns });
      break;
    case 'ratio':
      ratioColumns({ numerator, denominator, multiplier, out: columns });
      break;
    case 'count':
      ratioColumns({
        numerator,
        denominator: new Float64Array(columns.length).fill(1),
        multiplier,
        out: columns,
      });
      break;
    case 'mean':
      meanColumns({
        count: Float64Array.from(columns.reported),
        sum: numerator,
        sumOfSquares: extra.squares,
        multiplier,
        out: columns,
      });
      break;
    case 'directly-standardised-rate':
      directlyStandardised(extra.standard, multiplier, columns);
      break;
    case 'indirectly-standardised-ratio':
    case 'indirectly-standardised-rate':
      indirectlyStandardised(indicator, extra.standard, columns);
      break;
  }
}

function directlyStandardised(standard: Standard | undefined, multiplier: number, out: EstimateColumns): void {
  if (!standard) throw new RangeError('a directly standardised rate needs its age bands');
  const weight = Float64Array.from(standard.band, (band) => standard.weights.get(band) as number);
  directlyStandardisedColumns({ ...standard, weight, multiplier, out });
}

/** Observed over expected at the benchmark’s rates of the same period and map; a rate is that times the benchmark’s crude rate. */
function indirectlyStandardised(indicator: Indicator, standard: Standard | undefined, columns: EstimateColumns): void {
  if (!standard) throw new RangeError('an indirectly standardised value needs its age bands');
  const { multiplier, exactBelow } = indicator;
  const { count, population, offsets } = standard;
  const reference = referenceRates(standard, columns);
  // Named one by one: `expected` of the estimates is a number of areas, not of events.
  const { value, lower95, upper95, lower998, upper998, status } = columns;
  const out = { value, lower95, upper95, lower998, upper998, status };
  const ratio = indicator.method === 'indirectly-standardised-ratio';
  const scale = ratio ? multiplier : 1;
  indirectlyStandardisedColumns({ count, population, offsets, referenceRate: reference.ofRow, scale, exactBelow, out });
  if (ratio) return;
  for (let i = 0; i < columns.length; i++) {
    const factor = (reference.crude[i] as number) * multiplier;
    for (const part of [value, lower95, upper95, lower998, upper998]) part[i] = (part[i] as number) * factor;
  }
}

/** Takes away every value that may not stand: too little reported, or too small a denominator. */
export function applyMinimums(indicator: Indicator, columns: EstimateColumns, leafStatus: Int8Array): void {
  const { minimum } = indicator;
  const coverageTooLow = statusCode('coverage-too-low');
  const denominatorTooSmall = statusCode('denominator-too-small');
  for (let i = 0; i < columns.length; i++) {
    let status = columns.status[i] as number;
    if (columns.reported[i] === 0) status = (leafStatus[i] as number) || statusCode('not-submitted');
    else if ((columns.coverage[i] as number) < minimum.coverage) status = coverageTooLow;
    else if (status === 0 && (columns.denominator[i] as number) < minimum.denominator) status = denominatorTooSmall;
    columns.status[i] = status;
    if (status === 0) continue;
    for (const part of [columns.value, columns.lower95, columns.upper95, columns.lower998, columns.upper998])
      part[i] = Number.NaN;
  }
}
