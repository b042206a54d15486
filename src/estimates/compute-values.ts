import type { Indicator } from '#project/schema/indicator.ts';
import { directlyStandardisedColumns } from '#statistics/intervals/directly-standardised-rate.ts';
import { meanColumns } from '#statistics/intervals/mean.ts';
import { proportionColumns } from '#statistics/intervals/proportion.ts';
import { rateColumns } from '#statistics/intervals/rate.ts';
import { ratioColumns } from '#statistics/intervals/ratio.ts';
import { statusCode } from '#vocabulary/status.ts';
import type { EstimateColumns } from './estimate-columns.ts';

/** Strata of a standardised rate, row groups in the order of the estimates. */
export interface StandardisationRows {
  count: Float64Array;
  population: Float64Array;
  weight: Float64Array;
  offsets: Int32Array;
}

/** Computes value and limits of every row by the method that the indicator declares. */
export function computeValues(
  indicator: Indicator,
  columns: EstimateColumns,
  extra: { squares: Float64Array; standard?: StandardisationRows; exposure: Float64Array },
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
      if (!extra.standard) throw new RangeError('a directly standardised rate needs its strata');
      directlyStandardisedColumns({ ...extra.standard, multiplier, out: columns });
      break;
    default:
      columns.status.fill(statusCode('cannot-be-calculated'));
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
