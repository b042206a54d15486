import {
  compareIntervals,
  compareWithBenchmark,
  compareWithPoissonControl,
  compareWithProportionControl,
} from '#statistics/comparing/benchmark.ts';
import type { Outcome } from '#vocabulary/outcome.ts';
import type { Mapping } from '../mapping.ts';
import { maybe, number, type OracleCase, UnmappedCase } from '../oracle-file.ts';
import { outcomeFor, polarityOf, unlessMinusOne } from './words.ts';

function outcome(given: OracleCase): Outcome {
  const polarity = polarityOf(given);
  const value = unlessMinusOne(maybe(given.value));
  if (polarity === null || value === null) return 'not-compared';
  const area = limits(given, 'lower95', 'upper95');
  const benchmark = unlessMinusOne(maybe(given.benchmark));
  const multiplier = number(given.unit);
  switch (given.method) {
    case 'single_overlap_95':
      return compareWithBenchmark(area, benchmark, polarity);
    case 'single_overlap_95_998':
      return compareWithBenchmark(area, benchmark, polarity, limits(given, 'lower99_8', 'upper99_8'));
    case 'double_overlap_95':
      return compareIntervals(
        { ...area, value },
        { ...limits(given, 'bench_lower95', 'bench_upper95'), value: benchmark },
        polarity,
      );
    case 'spc_proportion':
      return compareWithProportionControl(value, maybe(given.denominator), benchmark, polarity, {
        z: number(given.z_or_p),
        multiplier,
      });
    case 'spc_dsr':
      return compareWithPoissonControl(value, maybe(given.denominator), benchmark, polarity, {
        tail: number(given.z_or_p),
        multiplier,
      });
    default:
      throw new UnmappedCase(`a known method, not ${String(given.method)}`);
  }
}

function limits(given: OracleCase, lower: string, upper: string) {
  const pair = { lower: maybe(given[lower]), upper: maybe(given[upper]) };
  return pair.lower === -1 && pair.upper === -1 ? { lower: null, upper: null } : pair;
}

/** The reference writes −1 for both limits when there are none, and then compares with −1. */
function limitsMissing(given: OracleCase): boolean {
  const pairs: Record<string, [string, string][]> = {
    single_overlap_95: [['lower95', 'upper95']],
    single_overlap_95_998: [
      ['lower95', 'upper95'],
      ['lower99_8', 'upper99_8'],
    ],
    double_overlap_95: [
      ['lower95', 'upper95'],
      ['bench_lower95', 'bench_upper95'],
    ],
  };
  return (pairs[String(given.method)] ?? []).some(([lower, upper]) => given[lower] === -1 && given[upper] === -1);
}

export const benchmarkCompare: Mapping = {
  files: ['benchmark_compare'],
  compare: (given) => [
    { what: 'significance', ours: outcome(given), recorded: outcomeFor(given.significance, polarityOf(given)) },
  ],
  refuse: outcome,
  divergences: [
    {
      quirk: 'quirk 11: limits that are missing, written −1, are not compared',
      applies: limitsMissing,
      compare: (given) => [{ what: 'significance', ours: outcome(given), recorded: 'not-compared' }],
    },
    {
      quirk: 'quirk 7: where no events are expected, an area is never below the benchmark',
      applies: (given) => given.method === 'spc_dsr' && given.benchmark === 0 && given.value === 0,
      compare: (given) => {
        const compared = polarityOf(given) !== null;
        return [{ what: 'significance', ours: outcome(given), recorded: compared ? 'similar' : 'not-compared' }];
      },
    },
  ],
};
