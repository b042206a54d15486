import { pearson } from '#statistics/association/pearson.ts';
import { rankCorrelation } from '#statistics/association/rank-correlation.ts';
import { simpleRegression } from '#statistics/association/simple-regression.ts';
import type { Comparison, Mapping } from '../mapping.ts';
import { list, maybe, type OracleCase } from '../oracle-file.ts';

const tolerance = { relative: 1e-10 };

function answer(given: OracleCase): Record<string, number | null> {
  const [x, y] = [list(given.x), list(given.y)];
  const correlation = pearson(x, y);
  const { spearman, kendall } = rankCorrelation(x, y);
  const line = simpleRegression(x, y);
  return {
    pearson: correlation.value,
    pearson_p: correlation.pValue,
    pearson_lower: correlation.lower,
    pearson_upper: correlation.upper,
    spearman,
    kendall_tau_b: kendall,
    intercept: line.intercept,
    slope: line.slope,
    slope_se: line.slopeError,
    slope_p: line.pValue,
    r2: line.explained,
  };
}

export const correlation: Mapping = {
  files: ['correlation'],
  compare: (given) =>
    Object.entries(answer(given)).map(
      ([what, ours]): Comparison => ({ what, ours, recorded: maybe(given[what]), tolerance }),
    ),
  refuse: answer,
};
