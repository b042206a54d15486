import { quantiles as quantilesByRank } from '#statistics/comparing/quantiles.ts';
import { award, noGrades } from '../grades.ts';
import type { LabelFunction } from './label.ts';
import { peerGroups } from './peers.ts';

/** Equal numbers of areas for each class, best first, within each group of peers; a group smaller than the classes has none. */
export const quantiles: LabelFunction<'quantiles'> = (label, score, frame) => {
  const count = label.classes.length;
  const grades = noGrades(
    frame.areas,
    label.classes.map((_, i) => ({ is: 'quantile', values: { quantile: i + 1, count } })),
  );
  for (const group of peerGroups(score, label.peers, frame).values()) {
    const scores = group.map((area) => score[area] as number);
    const found = quantilesByRank(scores, count, { highestFirst: frame.better === 1 });
    group.forEach((area, i) => {
      const quantile = found[i];
      if (quantile === null || quantile === undefined) return;
      award(grades, area, quantile - 1, { class: label.classes[quantile - 1] }, frame.classes);
    });
  }
  return grades;
};
