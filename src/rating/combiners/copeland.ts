import { noGrades } from '../grades.ts';
import type { CombinerFunction } from './combiner.ts';

/**
 * Outranking: of every two areas, the one that is better on more than half of the weight of the parts beats the other. The
 * score is how many areas it beats less how many beat it, over the number of others: −1 to 1.
 *
 * Edges — equal scores share the weight; a part that either of the two lacks does not count between them; an area without
 * any score has none.
 *
 * @see OECD/JRC 2008, Handbook on constructing composite indicators
 */
export const copeland: CombinerFunction<'copeland'> = (_combiner, parts, frame) => {
  const grades = noGrades(frame.areas, [{ is: 'copeland' }]);
  const ranked: number[] = [];
  for (let area = 0; area < frame.areas; area++) {
    if (parts.some(({ grades: part }) => !Number.isNaN(part.score[area] as number))) ranked.push(area);
  }
  const net = new Int32Array(frame.areas);
  for (const [i, a] of ranked.entries()) {
    for (const b of ranked.slice(i + 1)) {
      let balance = 0;
      for (const { weight, grades: part } of parts) {
        const difference = frame.better * ((part.score[a] as number) - (part.score[b] as number));
        if (difference !== 0 && !Number.isNaN(difference)) balance += Math.sign(difference) * weight;
      }
      const winner = Math.sign(balance);
      net[a] = (net[a] as number) + winner;
      net[b] = (net[b] as number) - winner;
    }
  }
  for (const area of ranked) {
    grades.score[area] = ranked.length > 1 ? (net[area] as number) / (ranked.length - 1) : 0;
    grades.rule[area] = 0;
  }
  return grades;
};
