import { directlyStandardisedColumns } from '../src/statistics/intervals/directly-standardised-rate.ts';
import { proportionColumns } from '../src/statistics/intervals/proportion.ts';
import { spcColumns, spcOutput } from '../src/statistics/time/spc.ts';
import { median, type Line } from './print.ts';

const rows = 1_000_000;
const repeats = 9;

function intervals(length: number) {
  return {
    value: new Float64Array(length),
    lower95: new Float64Array(length),
    upper95: new Float64Array(length),
    lower998: new Float64Array(length),
    upper998: new Float64Array(length),
    status: new Uint8Array(length),
  };
}

/** Milliseconds of a piece of work: the median of several runs after one that warms up. */
function milliseconds(work: () => void): number {
  work();
  return median(
    Array.from({ length: repeats }, () => {
      const from = performance.now();
      work();
      return performance.now() - from;
    }),
  );
}

/** How long the column forms of the main methods take. */
export function measureStatistics(): Line[] {
  const denominator = Float64Array.from({ length: rows }, (_, i) => 400 + (i % 4000));
  const numerator = denominator.map((d, i) => i % d);
  const out = intervals(rows);
  const proportion = milliseconds(() => proportionColumns({ numerator, denominator, multiplier: 100, out }));

  const bands = 19;
  const groups = Math.floor(rows / bands);
  const count = numerator.map((x) => x % 50);
  const weight = denominator.map((_, i) => 1000 + (i % bands) * 100);
  const offsets = Int32Array.from({ length: groups + 1 }, (_, i) => i * bands);
  const standardised = intervals(groups);
  const dsr = milliseconds(() =>
    directlyStandardisedColumns({ count, population: denominator, weight, offsets, out: standardised }),
  );

  const [series, points] = [10_000, 36];
  const value = Float64Array.from({ length: series * points }, (_, i) => (Math.sin(i * 12.9898) * 43758.5453) % 1);
  const charts = spcOutput(series * points);
  const starts = Uint32Array.from({ length: series + 1 }, (_, i) => i * points);
  const spc = (milliseconds(() => spcColumns({ value, offsets: starts, out: charts })) * 1000) / series;
  return [
    { label: 'proportion with both limits, 1,000,000 rows', figure: proportion, unit: 'ms' },
    { label: 'directly standardised rate, 1,000,000 rows', figure: dsr, unit: 'ms', atMost: 50 },
    { label: 'control chart with rules, a series of 36 points', figure: spc, unit: 'µs', atMost: 5 },
  ];
}
