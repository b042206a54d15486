import { quantiles as quantilesByRank } from '#statistics/comparing/quantiles.ts';
import { award, noGrades } from '../grades.ts';
import type { ScorerFunction } from './scorer.ts';

/** By which quantile of all areas with a value it is in; 1 is the best. Fewer areas than quantiles: no scores. */
export const quantiles: ScorerFunction<'quantiles'> = (scorer, columns, frame) => {
  const { count } = scorer;
  const grades = noGrades(
    frame.areas,
    Array.from({ length: count }, (_, i) => ({ is: 'quantile', values: { quantile: i + 1, count } })),
  );
  const values = Array.from(columns.value, (value) => (Number.isNaN(value) ? null : value));
  const found = quantilesByRank(values, count, { highestFirst: columns.polarity !== 'low-is-good' });
  found.forEach((quantile, area) => {
    if (quantile === null) return;
    const at = quantile - 1;
    award(
      grades,
      area,
      at,
      { score: scorer.scores?.[at] ?? (scorer.classes ? undefined : quantile), class: scorer.classes?.[at] },
      frame.classes,
    );
  });
  return grades;
};
