import { describe as pearson } from './association/pearson.ts';
import { describe as rankCorrelation } from './association/rank-correlation.ts';
import { describe as simpleRegression } from './association/simple-regression.ts';
import { describe as weightedRegression } from './association/weighted-regression.ts';
import { describe as kMeans } from './clustering/k-means.ts';
import { describe as areaBands } from './comparing/area-bands.ts';
import {
  describe as benchmark,
  describeIntervals as intervals,
  describePoissonControl as poissonControl,
  describeProportionControl as proportionControl,
} from './comparing/benchmark.ts';
import { describe as overdispersed } from './comparing/describe-overdispersed-funnel.ts';
import { describe as difference } from './comparing/difference.ts';
import { describe as funnelFlags } from './comparing/funnel.ts';
import { describe as funnelLimits } from './comparing/funnel-limits.ts';
import { describe as poissonLimits } from './comparing/poisson-control-limits.ts';
import { describe as quantiles } from './comparing/quantiles.ts';
import { describe as target } from './comparing/target.ts';
import { describe as aggregate } from './composite/aggregate.ts';
import { describe as copeland } from './composite/copeland.ts';
import { describe as denominate } from './composite/denominate.ts';
import { describe as normalise } from './composite/describe-normalise.ts';
import { describe as impute } from './composite/impute.ts';
import { describe as shape } from './composite/shape.ts';
import { describeBoxCox as boxCox, describeLog as logOfRange } from './composite/transform.ts';
import { describe as treatOutliers } from './composite/treat-outliers.ts';
import { describe as winsorise } from './composite/winsorise.ts';
import { describe as attributable } from './inequality/attributable-fraction.ts';
import { describe as betweenGroups } from './inequality/between-group-variance.ts';
import { describe as concentration } from './inequality/concentration-index.ts';
import { describe as entropy } from './inequality/entropy-index.ts';
import { describe as groupGap } from './inequality/group-gap.ts';
import { describe as meanDifference } from './inequality/mean-difference.ts';
import { describe as slopeIndex } from './inequality/slope-index.ts';
import { describe as binomialExact, describeTest as binomialTest } from './intervals/binomial-exact.ts';
import { describe as nonindependent } from './intervals/directly-standardised-nonindependent.ts';
import { describe as gammaStandardised } from './intervals/directly-standardised-gamma.ts';
import { describe as directlyStandardised } from './intervals/directly-standardised-rate.ts';
import { describeRate as indirectRate, describeRatio as indirectRatio } from './intervals/indirectly-standardised.ts';
import { describe as lifeExpectancy } from './intervals/life-expectancy.ts';
import { describe as mean, describeFromSummary as meanFromSummary } from './intervals/mean.ts';
import { describe as poissonExact, describeTest as poissonTest } from './intervals/poisson-exact.ts';
import { describe as proportion } from './intervals/proportion.ts';
import { describe as rate } from './intervals/rate.ts';
import { describe as ratio } from './intervals/ratio.ts';
import { describe as rollUp } from './intervals/roll-up.ts';
import type { StatisticMethod } from './method.ts';
import { describe as spc } from './time/describe-spc.ts';
import { describe as recentTrend } from './time/recent-trend.ts';
import { AppError } from '#vocabulary/errors/app-error.ts';

/** Every method, described beside its code. To add one: write it with its `describe`, and import that here. */
export const statisticMethods: readonly StatisticMethod[] = [
  proportion,
  rate,
  ratio,
  mean,
  meanFromSummary,
  directlyStandardised,
  nonindependent,
  gammaStandardised,
  indirectRatio,
  indirectRate,
  binomialExact,
  binomialTest,
  poissonExact,
  poissonTest,
  rollUp,
  lifeExpectancy,
  benchmark,
  intervals,
  difference,
  proportionControl,
  poissonControl,
  poissonLimits,
  target,
  quantiles,
  areaBands,
  funnelFlags,
  funnelLimits,
  overdispersed,
  slopeIndex,
  groupGap,
  concentration,
  betweenGroups,
  meanDifference,
  entropy,
  attributable,
  denominate,
  impute,
  shape,
  winsorise,
  boxCox,
  logOfRange,
  treatOutliers,
  normalise,
  aggregate,
  copeland,
  kMeans,
  pearson,
  rankCorrelation,
  simpleRegression,
  weightedRegression,
  recentTrend,
  spc,
];

/**
 * The method of this name.
 *
 * @throws STATISTIC_METHOD_UNKNOWN
 */
export function statisticMethod(name: string): StatisticMethod {
  const found = statisticMethods.find((method) => method.name === name);
  if (!found) throw new AppError('STATISTIC_METHOD_UNKNOWN', { name });
  return found;
}
