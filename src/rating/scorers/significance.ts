import { outcomes } from '#vocabulary/outcome.ts';
import { noGrades } from '../grades.ts';
import type { ScorerFunction } from './scorer.ts';

/** By the outcome of a comparison that was made before: better, similar, worse and so on. */
export const significance: ScorerFunction<'significance'> = (scorer, columns, frame) => {
  const compared = columns.outcomes[scorer.comparator];
  const grades = noGrades(
    frame.areas,
    outcomes.map((outcome) => ({ is: 'outcome', values: { outcome, comparator: scorer.comparator } })),
  );
  if (!compared) return grades;
  const classOf = outcomes.map((outcome) => frame.classes.get(scorer.classes[outcome] ?? '') ?? -1);
  const scoreOf = outcomes.map((outcome) => scorer.scores?.[outcome] ?? Number.NaN);
  for (let area = 0; area < frame.areas; area++) {
    const outcome = compared[area] as number;
    if (outcome === 0) continue;
    grades.class[area] = classOf[outcome] as number;
    grades.score[area] = scoreOf[outcome] as number;
    grades.rule[area] = outcome;
  }
  return grades;
};
