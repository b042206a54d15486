import { mean as meanOf } from '#statistics/intervals/mean.ts';
import type { Mapping } from '../mapping.ts';
import { level, list, maybe, type OracleCase } from '../oracle-file.ts';

/** The reference loses figures where the values are large against their spread. */
function tolerance(given: OracleCase): { relative: number; absolute: number } {
  const values = list(given.values).filter((value) => value !== null);
  const largest = Math.max(...values.map(Math.abs));
  const spread = Math.max(...values) - Math.min(...values);
  return { relative: largest > 1e6 * spread || largest > 1e12 ? 1e-6 : 1e-11, absolute: largest * 1e-15 };
}

function answer(given: OracleCase) {
  return meanOf(list(given.values), { confidenceLevel: level(given.confidence) });
}

export const mean: Mapping = {
  files: ['mean'],
  compare: (given) => {
    const ours = answer(given);
    const near = tolerance(given);
    return [
      { what: 'count', ours: ours.count, recorded: maybe(given.value_count) },
      { what: 'sum', ours: ours.sum, recorded: maybe(given.value_sum), tolerance: near },
      { what: 'stdev', ours: ours.standardDeviation, recorded: maybe(given.stdev), tolerance: near },
      { what: 'value', ours: ours.value, recorded: maybe(given.value), tolerance: near },
      { what: 'lowercl', ours: ours.lower, recorded: maybe(given.lowercl), tolerance: near },
      { what: 'uppercl', ours: ours.upper, recorded: maybe(given.uppercl), tolerance: near },
    ];
  },
  refuse: answer,
};
