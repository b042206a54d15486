import type { Scorer } from '#project/schema/framework.ts';
import { bands } from './scorers/bands.ts';
import { given } from './scorers/given.ts';
import { map } from './scorers/map.ts';
import { normalise } from './scorers/normalise.ts';
import { quantiles } from './scorers/quantiles.ts';
import { rules } from './scorers/rules.ts';
import type { ScorerFunction } from './scorers/scorer.ts';
import { significance } from './scorers/significance.ts';
import { spread } from './scorers/spread.ts';
import { standardise } from './scorers/standardise.ts';
import { zScore } from './scorers/z-score.ts';
import type { IndicatorColumns } from './evidence.ts';
import type { Frame } from './frame.ts';
import type { Grades } from './grades.ts';

/** One function a kind. To add one: declare it in the schema of scorers, write it in scorers/, and name it here. */
const scorers: { [K in Scorer['kind']]: ScorerFunction<K> } = {
  bands,
  given,
  map,
  normalise,
  quantiles,
  rules,
  significance,
  spread,
  standardise,
  'z-score': zScore,
};

/** Scores one indicator for all areas; an area without a score or a class gets the class that the scorer gives the missing. */
export function score(scorer: Scorer, columns: IndicatorColumns, frame: Frame): Grades {
  const apply = scorers[scorer.kind] as ScorerFunction<Scorer['kind']>;
  const grades = apply(scorer as never, columns, frame);
  if (columns.score) stateScores(grades, columns.score);
  const missing = scorer.missing === undefined ? -1 : (frame.classes.get(scorer.missing) ?? -1);
  if (missing < 0) return grades;
  for (let area = 0; area < frame.areas; area++) {
    if (Number.isNaN(grades.score[area] as number) && (grades.class[area] as number) < 0) grades.class[area] = missing;
  }
  return grades;
}

/** Puts stated scores in place of those that the scorer gave. */
function stateScores(grades: Grades, stated: Float64Array): void {
  grades.reasons = [...grades.reasons, { is: 'stated' }];
  stated.forEach((value, area) => {
    if (Number.isNaN(value)) return;
    grades.score[area] = value;
    grades.rule[area] = grades.reasons.length - 1;
  });
}
