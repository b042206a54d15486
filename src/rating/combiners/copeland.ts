import { copeland as netWins } from '#statistics/composite/copeland.ts';
import { noGrades } from '../grades.ts';
import type { CombinerFunction } from './combiner.ts';
import { scoresByArea } from './means.ts';

/**
 * How many other areas each beats, less how many beat it: of every two, the one wins that is better on more of the weight.
 *
 * Edges — an area without any score has none, and takes part in no pair.
 */
export const copeland: CombinerFunction<'copeland'> = (_combiner, parts, frame) => {
  const grades = noGrades(frame.areas, [{ is: 'copeland' }]);
  if (parts.length === 0) return grades;
  const towardsBetter = scoresByArea(parts, frame.areas).map((score) => frame.better * score);
  const wins = netWins(
    towardsBetter,
    parts.map(({ weight }) => weight),
  );
  for (let area = 0; area < frame.areas; area++) {
    if (!parts.some(({ grades: part }) => !Number.isNaN(part.score[area] as number))) continue;
    grades.score[area] = wins[area] as number;
    grades.rule[area] = 0;
  }
  return grades;
};
