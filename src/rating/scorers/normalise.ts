import type { ScorerOf } from '#project/schema/framework.ts';
import { impute } from '#statistics/composite/impute.ts';
import { type Normalisation, normalise as normalised } from '#statistics/composite/normalise.ts';
import { treatOutliers } from '#statistics/composite/treat-outliers.ts';
import type { Frame } from '../frame.ts';
import { noGrades } from '../grades.ts';
import type { ScorerFunction } from './scorer.ts';

/**
 * On a common scale on which more is better: gaps are filled if that is declared, outliers treated, then values are put on
 * the scale. An area whose gap was filled has the rule `filled`, so that it is seen which scores rest on no data.
 */
export const normalise: ScorerFunction<'normalise'> = (scorer, columns, frame) => {
  const grades = noGrades(frame.areas, [{ is: scorer.method }, { is: 'filled' }]);
  let values = columns.value;
  if (scorer.impute) values = impute(values, scorer.impute.by, groupsOf(scorer, frame)).values;
  if (scorer.treat) {
    values = treatOutliers(values, { mostPoints: scorer.treat.points, otherwise: scorer.treat.otherwise }).values;
  }
  const polarity = columns.polarity === 'low-is-good' ? 'low-is-good' : 'high-is-good';
  grades.score = normalised(values, howOf(scorer), polarity);
  grades.score.forEach((score, area) => {
    if (!Number.isNaN(score)) grades.rule[area] = Number.isNaN(columns.value[area] as number) ? 1 : 0;
  });
  return grades;
};

function groupsOf({ impute: filling }: ScorerOf<'normalise'>, frame: Frame): string[] | undefined {
  const within = filling?.within;
  if (within === undefined) return undefined;
  const groupOf = frame.expression(within);
  return Array.from({ length: frame.areas }, (_, area) => String(groupOf(frame.context(area, within))));
}

function howOf({ method, to, goalposts, target }: ScorerOf<'normalise'>): Normalisation {
  switch (method) {
    case 'min-max':
      return { by: 'min-max', range: [to.low, to.high] };
    case 'goalposts':
      return { by: 'goalposts', ...(goalposts as { low: number; high: number }), top: to.high, cut: true };
    case 'distance-to-target':
      return { by: 'distance-to-target', target: target as number };
    default:
      return { by: method };
  }
}
