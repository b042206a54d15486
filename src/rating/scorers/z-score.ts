import type { ScorerOf } from '#project/schema/framework.ts';
import { dispersionOf, winsorisedScores } from '#statistics/comparing/dispersion.ts';
import { percentile } from '#statistics/distributions/percentile.ts';
import { awardBands, bandReasons } from '../bands.ts';
import { type IndicatorColumns, towardsBetter } from '../evidence.ts';
import type { Frame } from '../frame.ts';
import { noGrades } from '../grades.ts';
import { momentsOf } from '../moments.ts';
import { standardOf } from '../standard.ts';
import type { ScorerFunction } from './scorer.ts';

/** Width of a 95 % interval in standard errors: twice the 97.5th percentile of the normal distribution. */
const widthOf95 = 2 * 1.959963984540054;

const scales: Record<ScorerOf<'z-score'>['transform'], (value: number) => number> = {
  none: (value) => value,
  log: Math.log,
  logit: (share) => Math.log(share / (1 - share)),
  'square-root': Math.sqrt,
  'arcsine-root': (share) => Math.asin(Math.sqrt(share)),
};

/**
 * How many standard deviations an area is better than a set point, on a scale on which values are nearly normal.
 *
 * Method — z = ± (t(value) − t(centre)) / s. Spread by chance: s comes from the area's own 95 % limits on that scale, and is
 * 1 ÷ (2 √denominator) for the arcsine root. Spread of areas: the sample standard deviation. Overdispersion: additive widens
 * s by the variance between areas, multiplicative divides z by √φ where φ is above 1; both from winsorised z-scores.
 * Shares (logit, arcsine root) are values ÷ multiplier, so the value must be a proportion with counts.
 *
 * Edges — a value that the scale does not have (0 for a logarithm), or without limits, has no z-score.
 *
 * @see Spiegelhalter 2005, Statistics in Medicine 24:1185–1202; Spiegelhalter et al. 2012, JRSS A 175:1–47
 */
export const zScore: ScorerFunction<'z-score'> = (scorer, columns, frame) => {
  const reasons = scorer.bands ? bandReasons(scorer.bands) : [{ is: 'standard-deviations' }];
  const grades = noGrades(frame.areas, reasons);
  const z = zScores(scorer, columns, frame);
  grades.score.set(z);
  if (!scorer.bands) z.forEach((value, area) => (grades.rule[area] = Number.isNaN(value) ? -1 : 0));
  else awardBands(grades, z, scorer.bands, frame.classes);
  return grades;
};

/** z-scores of all areas, better is higher. */
export function zScores(scorer: ScorerOf<'z-score'>, columns: IndicatorColumns, frame: Frame): Float64Array {
  const share = scorer.transform === 'logit' || scorer.transform === 'arcsine-root';
  const there = (value: number) => finite(scales[scorer.transform](share ? value / columns.multiplier : value));
  const values = columns.value.map(there);
  const centre = centreOf(scorer, columns, values, frame, there);
  const sign = towardsBetter(columns.polarity);
  const errors = spreadOf(scorer, columns, values, there);
  const z = values.map((value, area) => finite((sign * (value - (centre[area] as number))) / (errors[area] as number)));
  if (scorer.overdispersion === 'none') return z;
  const winsorised = scorer.winsorise > 0 ? winsorisedScores(z, scorer.winsorise) : z;
  const { phi, tauSquared } = dispersionOf(winsorised, errors);
  if (scorer.overdispersion === 'multiplicative')
    return phi !== null && phi > 1 ? z.map((one) => one / Math.sqrt(phi)) : z;
  return z.map((one, area) => {
    const error = errors[area] as number;
    return (one * error) / Math.sqrt(error ** 2 + tauSquared);
  });
}

function spreadOf(
  scorer: ScorerOf<'z-score'>,
  columns: IndicatorColumns,
  values: Float64Array,
  there: (value: number) => number,
): Float64Array {
  if (scorer.spread === 'areas') return new Float64Array(values.length).fill(momentsOf(values).deviation);
  if (scorer.transform === 'arcsine-root') return columns.denominator.map((n) => finite(1 / (2 * Math.sqrt(n))));
  return columns.lower95.map((lower, area) => {
    const error = (there(columns.upper95[area] as number) - there(lower)) / widthOf95;
    return error > 0 ? error : Number.NaN;
  });
}

function centreOf(
  scorer: ScorerOf<'z-score'>,
  columns: IndicatorColumns,
  values: Float64Array,
  frame: Frame,
  there: (value: number) => number,
): Float64Array {
  const { centre } = scorer;
  if (centre === 'mean') return new Float64Array(frame.areas).fill(momentsOf(values).mean);
  if (centre === 'median') {
    const sorted = values.filter((value) => !Number.isNaN(value)).sort();
    return new Float64Array(frame.areas).fill(percentile(sorted, 0.5));
  }
  return standardOf(centre, columns, frame.areas).map(there);
}

const finite = (value: number) => (Number.isFinite(value) ? value : Number.NaN);
