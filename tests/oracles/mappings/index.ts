import type { Mapping } from '../mapping.ts';
import { benchmarkCompare } from './benchmark-compare.ts';
import { binomExact } from './binom-exact.ts';
import { byarRate } from './byar-rate.ts';
import { coinrAggregate } from './coinr-aggregate.ts';
import { coinrNormalise } from './coinr-normalise.ts';
import { distributions } from './distributions.ts';
import { dsr } from './dsr.ts';
import { dsrNonindependent } from './dsr-nonindependent.ts';
import { fayFeuer } from './fay-feuer.ts';
import { funnelLimits, funnelSignificance } from './funnel.ts';
import { groupedRollup } from './grouped-rollup.ts';
import { indirectStandardisation } from './indirect-standardisation.ts';
import { kMeansMapping } from './k-means.ts';
import { lifeExpectancyMapping } from './life-expectancy.ts';
import { mean } from './mean.ts';
import { overdispersedFunnelMapping } from './overdispersed-funnel.ts';
import { poissonControl, poissonPrimitive } from './poisson-control-limits.ts';
import { poissonExactMapping } from './poisson-exact.ts';
import { areaQuintiles, quantiles } from './quantiles.ts';
import { recentTrendMapping } from './recent-trend.ts';
import { sii } from './sii.ts';
import { spcFacets } from './spc-facets.ts';
import { spcXmr } from './spc-xmr.ts';
import { targetCompare } from './target-compare.ts';
import { wilson } from './wilson.ts';

/** One mapping a kind of file: to record answers of another method, write its mapping and add it here. */
export const mappings: readonly Mapping[] = [
  areaQuintiles,
  benchmarkCompare,
  binomExact,
  byarRate,
  coinrAggregate,
  coinrNormalise,
  distributions,
  dsr,
  dsrNonindependent,
  fayFeuer,
  funnelLimits,
  funnelSignificance,
  groupedRollup,
  indirectStandardisation,
  kMeansMapping,
  lifeExpectancyMapping,
  mean,
  overdispersedFunnelMapping,
  poissonControl,
  poissonExactMapping,
  poissonPrimitive,
  quantiles,
  recentTrendMapping,
  sii,
  spcFacets,
  spcXmr,
  targetCompare,
  wilson,
];
